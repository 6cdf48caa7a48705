import DrawingBridge
import Geometry

/// The pages of an atlas, known before any of them is drawn: an overview with numbered districts, the index, then a map and
/// a table for each district or village.
///
/// Pages are drawn one by one, in any order and on any number of threads, each as a PDF of its own; `joined` makes one
/// document of them. Keep the pages and their digests: what was drawn before, by an earlier run or one that was stopped, need
/// not be drawn again.
public struct AtlasPlan: Sendable {
  public let pages: [AtlasPage]
  let content: AtlasContent
  let maps: PaperMaps
  /// Letters of the tables beside maps and of tables on pages of their own.
  let tableSize: [Double]
  let indexSize: Double
  /// Number of each unit's first page.
  let pageOf: [Int]

  /// - Throws: `nothingToDraw` when no unit has an area.
  public init(_ input: AtlasInput) throws(CartographyError) {
    let content = AtlasContent(input)
    guard !content.units.isEmpty else { throw .nothingToDraw }
    var maps = PaperMaps(input.scene.base)
    maps.prepare(zoom: maps.zoom(forScale: 1_000_000))
    self.content = content
    let planner = AtlasPlanner(content, maps)
    for zoom in planner.zooms { maps.prepare(zoom: zoom) }
    self.maps = maps
    (tableSize, indexSize, pageOf) = (planner.tableSizes, planner.indexSize, planner.pageOf)
    let digests = AtlasDigests(content, pageCount: planner.kinds.count)
    pages = planner.kinds.enumerated().map { place, kind in
      AtlasPage(
        number: place + 1, kind: kind, title: AtlasPlan.title(kind, content),
        digest: digests.digest(kind, number: place + 1))
    }
  }

  private static func title(_ kind: AtlasPage.Kind, _ content: AtlasContent) -> String {
    switch kind {
    case .overview: content.words.overview
    case .index: content.words.indexTitle
    case .unit(let place, _): content.title(place)
    case .table(let place, _): content.title(place) + " (" + content.words.continued + ")"
    }
  }

  /// One page as a PDF.
  public func render(_ page: AtlasPage) throws(CartographyError) -> [UInt8] {
    let painter = AtlasPainter(plan: self, page: page)
    let map = try painter.map()
    let size = content.input.page
    do throws(DrawingError) {
      return try drawPDFPage(widthPoints: size.widthPoints, heightPoints: size.heightPoints) {
        canvas throws(DrawingError) in painter.draw(map, on: canvas)
      }
    } catch { throw .drawing(error) }
  }

  /// The whole atlas from its pages in order, with bookmarks, page numbers and an index that leads to the pages.
  ///
  /// - Throws: `drawing(.unreadablePage)` for bytes that aren't a whole page, or when pages are missing.
  public func joined(_ drawn: [[UInt8]]) throws(CartographyError) -> [UInt8] {
    guard drawn.count == pages.count else { throw .drawing(.unreadablePage(index: min(drawn.count, pages.count))) }
    let parts = SheetParts(scene: content.input.scene, text: content.input.text, growth: 1)
    var document = PDFDocument(
      title: "Atlas: " + parts.title + ", " + content.input.text.place + ", " + content.input.text.period,
      author: content.input.text.institution, subject: content.words.code + " " + content.input.text.regionCode,
      language: content.words.language.rawValue)
    for (page, bytes) in zip(pages, drawn) {
      document.append(bytes, label: String(page.number))
      switch page.kind {
      case .overview, .unit: document.bookmarks.append(PDFBookmark(title: page.title, page: page.number - 1))
      case .index(let rows) where rows.lowerBound == 0:
        document.bookmarks.append(PDFBookmark(title: page.title, page: page.number - 1))
      case .index, .table: break
      }
      if case .index(let rows) = page.kind { document.links += links(page, rows) }
    }
    do throws(DrawingError) { return try document.bytes() } catch { throw .drawing(error) }
  }

  private func links(_ page: AtlasPage, _ rows: Range<Int>) -> [PDFLink] {
    let painter = AtlasPainter(plan: self, page: page)
    let box = painter.frame.body
    let table = content.index(pageOf: pageOf)
    let head = table.headHeight(box.width, indexSize)
    return rows.enumerated().map { line, row in
      PDFLink(
        page: page.number - 1, x: box.x, y: box.y + head + Double(line) * table.rowHeight(indexSize), width: box.width,
        height: table.rowHeight(indexSize), target: pageOf[row] - 1)
    }
  }
}

/// Counts pages and chooses the sizes of letters.
private struct AtlasPlanner {
  private(set) var kinds: [AtlasPage.Kind] = [.overview]
  private(set) var tableSizes: [Double] = []
  private(set) var indexSize = 8.0
  private(set) var pageOf: [Int] = []
  private(set) var zooms: [Int] = []

  init(_ content: AtlasContent, _ maps: PaperMaps) {
    let page = content.input.page
    let parts = SheetParts(scene: content.input.scene, text: content.input.text, growth: page.growth)
    let foot = FootBlock(paragraphs: parts.footParagraphs(code: content.input.text.regionCode))
    let body = AtlasFrame(page: page, parts: parts, foot: foot).body
    let index = content.index(pageOf: content.units.map { _ in 999 })
    indexSize = AtlasPlanner.size(index, width: body.width, most: 8 * page.growth)
    let perPage = max(1, index.capacity(width: body.width, height: body.height, size: indexSize))
    var row = 0
    while row < content.units.count {
      kinds.append(.index(rows: row..<min(content.units.count, row + perPage)))
      row += perPage
    }
    for place in content.units.indices { addUnit(place, content, maps, parts, body) }
    zooms = Array(Set(zooms)).sorted()
  }

  private mutating func addUnit(
    _ place: Int, _ content: AtlasContent, _ maps: PaperMaps, _ parts: SheetParts, _ body: SheetBox
  ) {
    let page = content.input.page
    let layout = AtlasPainter.layout(content, maps, parts, place: place)
    let table = content.table(place)
    var size = AtlasPlanner.size(table, width: layout.table.width, most: 7.2 * page.growth)
    // Smaller letters rather than a page for a few rows.
    while size > 5.6 * page.growth, capacity(table, layout, size) < table.rows.count { size *= 0.97 }
    let shown = min(table.rows.count, capacity(table, layout, size))
    pageOf.append(kinds.count + 1)
    tableSizes.append(size)
    kinds.append(.unit(place, rows: 0..<shown))
    let more = max(1, table.capacity(width: body.width, height: body.height, size: 8 * page.growth))
    var row = shown
    while row < table.rows.count {
      kinds.append(.table(place, rows: row..<min(table.rows.count, row + more)))
      row += more
    }
    if let ground = maps.coarse.box(of: content.villages(place)) {
      let share = SheetMapPlan.paddingShare(content.focus(place))
      let window = MapWindow(ground, in: layout.map, padding: min(layout.map.width, layout.map.height) * share)
      zooms.append(maps.zoom(forScale: window.denominator))
    }
  }

  private func capacity(_ table: TableBlock, _ layout: AtlasLayout, _ size: Double) -> Int {
    table.capacity(width: layout.table.width, height: layout.table.height, size: size)
  }

  /// The largest size at which no text is cut, down to 4.6 points.
  private static func size(_ table: TableBlock, width: Double, most: Double) -> Double {
    var size = most
    while size > 4.6, !table.fits(width, size) { size *= 0.96 }
    return size
  }
}
