/// What a file is instead of a workbook.
public enum OtherContent: Sendable, Equatable {
  /// No zip archive.
  case notPacked
  /// A compound file (OLE) that is not encrypted: an XLS workbook or something else.
  case compoundFile
  /// A binary workbook (XLSB).
  case binaryWorkbook
  case wordProcessing, presentation
  /// A Shapefile or KML in an archive.
  case mapArchive
  /// A workbook without any sheet of cells.
  case noSheets
  case otherArchive
}

/// Why a workbook can't be read. Texts come from the libraries, in English; none of them holds the content of a cell.
/// Rows and columns count from 1.
public enum WorkbookError: Error, Sendable, Equatable {
  /// There is no such file, or it is no plain file.
  case missing
  /// The system refuses to read it; `code` is errno.
  case unreadable(code: Int32)
  /// Not a zip archive, or not one of a workbook.
  case notWorkbook(OtherContent)
  /// Cut off or damaged.
  case damaged(detail: String)
  /// Protected by a password.
  case encrypted
  /// An entry of the archive has a name that leaves its folder.
  case unsafeEntry(name: String)
  /// A document type declaration, with which a small text can grow without end. No workbook needs one.
  case forbiddenMarkup(entry: String)
  /// More entries, unpacked bytes, shared texts or merged cells than is sound.
  case tooManyEntries(limit: Int)
  case tooLarge(limitBytes: Int)
  /// Unpacks to more than `limitRatio` times its size.
  case packedTooTightly(limitRatio: Int)
  case tooManyColumns(row: Int, limit: Int)
  case tooManyRows(limit: Int)
  /// More cells in all, with the blank ones before a filled one.
  case tooManyCells(limit: Int)
  case cellTooLong(row: Int, column: Int, limit: Int)
  case sheetMissing(name: String, available: [String])
}
