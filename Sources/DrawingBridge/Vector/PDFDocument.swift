/// An entry of the list that readers show beside a document.
public struct PDFBookmark: Sendable, Equatable {
  public var title: String
  /// Index of the page it leads to.
  public var page: Int
  /// 0 at the top; an entry is a child of the last one before it with a smaller level.
  public var level: Int

  public init(title: String, page: Int, level: Int = 0) {
    self.title = title
    self.page = page
    self.level = level
  }
}

/// A rectangle of a page that leads to another page.
public struct PDFLink: Sendable, Equatable {
  public var page: Int
  /// Corner and size in points; x to the right, y down from the upper left corner of the page.
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double
  /// Index of the page it leads to.
  public var target: Int

  public init(page: Int, x: Double, y: Double, width: Double, height: Double, target: Int) {
    self.page = page
    self.x = x
    self.y = y
    self.width = width
    self.height = height
    self.target = target
  }
}

/// A PDF of several pages, joined from pages of `drawPDFPage`: they can be drawn one by one, on several cores, stored,
/// and joined later. PDF 1.4 (ISO 32000-1:2008, clauses 7.5, 12.3, 12.4.2, 14.3.3). Same pages, same bytes: nothing is
/// taken from the clock.
public struct PDFDocument: Sendable, Equatable {
  public var title: String
  public var author: String
  public var subject: String
  /// When the content was made, as `yyyymmdd`; anything else leaves the date out.
  public var date: String
  /// `id` or `en`, for readers that speak.
  public var language: String
  public var bookmarks: [PDFBookmark] = []
  public var links: [PDFLink] = []
  /// Files of one page each, from `drawPDFPage`.
  public private(set) var pages: [[UInt8]] = []
  /// What a reader shows as the number of each page.
  public private(set) var labels: [String] = []

  public init(title: String, author: String, subject: String = "", date: String = "", language: String = "id") {
    self.title = title
    self.author = author
    self.subject = subject
    self.date = date
    self.language = language
  }

  /// - Parameters:
  ///   - page: A file of `drawPDFPage`.
  ///   - label: Shown as its number: `i`, `12`, `Kepanjen`.
  public mutating func append(_ page: [UInt8], label: String) {
    pages.append(page)
    labels.append(label)
  }

  /// The file. Bookmarks and links to pages that aren't there are left out.
  ///
  /// - Throws: `DrawingError.unreadablePage` for bytes that aren't a whole page of `drawPDFPage`.
  public func bytes() throws(DrawingError) -> [UInt8] {
    var parts: [PDFPart] = []
    for (index, page) in pages.enumerated() {
      guard let part = PDFPart(page) else { throw .unreadablePage(index: index) }
      parts.append(part)
    }
    var writer = PDFWriter(self, parts)
    return writer.write()
  }
}

/// True when the bytes are a whole page of `drawPDFPage`, such as one that was stored earlier.
public func isWholePDFPage(_ bytes: [UInt8]) -> Bool { PDFPart(bytes) != nil }
