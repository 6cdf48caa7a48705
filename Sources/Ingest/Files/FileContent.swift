import Glibc

/// What a file really is, whatever its name says.
public enum FileContent: String, Sendable, Codable, CaseIterable {
  case empty
  /// Text without any sign of markup: delimited text, perhaps.
  case text
  case html, xml, json, pdf, rtf, image, sqlite
  case gzip
  /// A zip archive of which no more is known yet: a workbook, perhaps.
  case archive
  case wordProcessing = "word_processing"
  case presentation
  /// A Shapefile or KML in an archive.
  case mapArchive = "map_archive"
  /// XLSB.
  case binaryWorkbook = "binary_workbook"
  /// A workbook without any sheet of cells.
  case workbookWithoutSheets = "workbook_without_sheets"
  /// XLS, or another compound file (OLE).
  case compoundFile = "compound_file"
  case otherArchive = "other_archive"

  private static let magic: [(start: [UInt8], content: FileContent)] = [
    ([0x50, 0x4B, 3, 4], .archive), ([0x50, 0x4B, 5, 6], .archive), ([0xD0, 0xCF, 0x11, 0xE0], .compoundFile),
    ([0x1F, 0x8B], .gzip), (Array("%PDF".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
    ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
    (Array("SQLite format 3".utf8), .sqlite), (Array("Rar!".utf8), .otherArchive),
    ([0x37, 0x7A, 0xBC, 0xAF], .otherArchive),
  ]

  private static let htmlStarts = [
    "<!doctype html", "<html", "<table", "<meta", "<head", "<style", "<body", "<div", "<center", "<title", "<!--",
  ]

  /// By the first bytes of a file.
  init(head: [UInt8]) {
    if let known = FileContent.magic.first(where: { head.starts(with: $0.start) }) {
      self = known.content
      return
    }
    // UTF-16 looks like UTF-8 without its zeros, as far as markup goes.
    let start = head.drop { $0 >= 0x80 || $0 <= 32 }.filter { $0 != 0 }.prefix(64)
    let text = String(decoding: start, as: UTF8.self).lowercased()
    if text.isEmpty, head.allSatisfy({ $0 <= 32 && $0 != 0 }) {
      self = .empty
    } else if FileContent.htmlStarts.contains(where: text.hasPrefix) {
      self = .html
    } else if text.hasPrefix("<?xml") {
      self = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased().contains("<html") ? .html : .xml
    } else if text.hasPrefix("{\"") || text.hasPrefix("[{") {
      self = .json
    } else {
      self = .text
    }
  }
}
