import DrawingBridge
import Geometry

/// Draws one page of an atlas.
struct AtlasPainter {
  let plan: AtlasPlan
  let page: AtlasPage
  let parts: SheetParts
  let frame: AtlasFrame

  init(plan: AtlasPlan, page: AtlasPage) {
    self.plan = plan
    self.page = page
    let input = plan.content.input
    parts = SheetParts(scene: input.scene, text: input.text, growth: input.page.growth)
    frame = AtlasFrame(page: input.page, parts: parts, foot: AtlasPainter.foot(parts, code: input.text.regionCode))
  }

  private var content: AtlasContent { plan.content }
  private var input: AtlasInput { plan.content.input }
  private var growth: Double { input.page.growth }

  /// Overview, or the map of a unit.
  enum PageMap {
    case none
    case overview(SheetComposer, SheetPlan)
    case unit(SheetMapPlan, AtlasLayout)
  }

  func map() throws(CartographyError) -> PageMap {
    switch page.kind {
    case .overview:
      let composer = SheetComposer(
        parts: parts, maps: plan.maps, page: input.page, focus: .region, code: input.text.regionCode,
        placeLine: [input.text.place, input.text.period].filter { !$0.isEmpty }.joined(separator: ", "),
        bottomMargin: 12 * growth, numbers: overviewNumbers)
      return .overview(composer, try composer.plan())
    case .unit(let place, _):
      let layout = AtlasPainter.layout(content, plan.maps, parts, place: place)
      let map = try unitMap(place, layout, allowsKey: true)
      let fits = keyHeight(map.plan.key, layout) <= keyBox(place, layout).height
      return .unit(fits ? map : try unitMap(place, layout, allowsKey: false), layout)
    case .index, .table: return .none
    }
  }

  private func unitMap(_ place: Int, _ layout: AtlasLayout, allowsKey: Bool) throws(CartographyError) -> SheetMapPlan {
    try SheetMapPlan(
      input.scene, plan.maps, focus: content.focus(place), in: layout.map, growth: growth, allowsKey: allowsKey)
  }

  // MARK: - Names that stand as numbers on the map: under the table

  private var keySize: Double { 7 * growth }

  private func keyHeight(_ key: [LabelKeyEntry], _ layout: AtlasLayout) -> Double {
    key.isEmpty ? 0 : KeyBlock(entries: key, words: parts.words).height(width: layout.table.width, size: keySize)
  }

  private func keyBox(_ place: Int, _ layout: AtlasLayout) -> SheetBox {
    var rest = layout.table
    guard case .unit(_, let rows) = page.kind else { return rest }
    let height = content.table(place).height(width: rest.width, size: plan.tableSize[place], rows: rows.count)
    _ = rest.takeTop(height, gap: 5 * growth)
    return rest
  }

  /// The number of each district of the index, or nothing when villages are the units.
  private var overviewNumbers: [Int: String] {
    guard input.unit == .district else { return [:] }
    return Dictionary(uniqueKeysWithValues: content.units.enumerated().map { ($1, String($0 + 1)) })
  }

  // MARK: - Parts

  private static func foot(_ parts: SheetParts, code: String) -> FootBlock {
    FootBlock(paragraphs: parts.footParagraphs(code: code))
  }

  private static func side(
    _ content: AtlasContent, _ maps: PaperMaps, _ parts: SheetParts, place: Int, window: MapWindow
  ) -> BlockColumn {
    BlockColumn(blocks: [
      ScaleBlock(window: window, zone: maps.frame.zone, words: parts.words),
      LocatorBlock(scene: content.input.scene, maps: maps, focus: content.focus(place), words: parts.words),
    ])
  }

  static func layout(_ content: AtlasContent, _ maps: PaperMaps, _ parts: SheetParts, place: Int) -> AtlasLayout {
    let window = MapWindow(
      BoundingBox(minX: 0, minY: 0, maxX: 1e6, maxY: 1e6), in: SheetBox(x: 0, y: 0, width: 300, height: 300), padding: 0
    )
    return AtlasLayout(
      page: content.input.page, parts: parts, foot: foot(parts, code: content.input.text.regionCode),
      legend: LegendBlock(content.input.scene, focus: content.focus(place), growth: parts.growth),
      side: side(content, maps, parts, place: place, window: window))
  }

  // MARK: - Drawing

  func draw(_ map: PageMap, on canvas: borrowing Canvas) {
    canvas.paint(.white)
    switch map {
    case .overview(let composer, let sheet): composer.draw(sheet, on: canvas)
    case .unit(let map, let layout): drawUnit(map, layout, on: canvas)
    case .none: drawTable(on: canvas)
    }
    canvas.draw(
      parts.words.page(page.number, of: plan.pages.count), x: frame.number.maxX, y: frame.number.midY + 2,
      style: TextStyle(sizePixels: 7 * growth, colour: SheetInk.grey), anchor: .right)
  }

  private func line(_ head: String) -> String {
    [head, input.text.place, input.text.period].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func drawUnit(_ map: SheetMapPlan, _ layout: AtlasLayout, on canvas: borrowing Canvas) {
    guard case .unit(let place, let rows) = page.kind else { return }
    parts.drawTitle(page.title, line(parts.title), in: layout.title, on: canvas)
    map.paint(on: canvas)
    parts.drawFrame(map.window, plan.maps.frame, on: canvas)
    content.table(place).draw(rows, in: layout.table, size: plan.tableSize[place], on: canvas)
    if !map.plan.key.isEmpty {
      KeyBlock(entries: map.plan.key, words: parts.words)
        .draw(in: keyBox(place, layout), size: keySize, on: canvas)
    }
    LegendBlock(input.scene, focus: content.focus(place), growth: growth)
      .draw(in: layout.legend, size: layout.blockSize, on: canvas)
    AtlasPainter.side(content, plan.maps, parts, place: place, window: map.window)
      .draw(in: layout.side, size: layout.blockSize, on: canvas)
    drawFoot(code: content.code(place), on: canvas)
  }

  private func drawTable(on canvas: borrowing Canvas) {
    switch page.kind {
    case .index(let rows):
      parts.drawTitle(parts.words.indexTitle, line(parts.title), in: frame.title, on: canvas)
      content.index(pageOf: plan.pageOf).draw(rows, in: frame.body, size: plan.indexSize, on: canvas)
      drawFoot(code: input.text.regionCode, on: canvas)
    case .table(let place, let rows):
      parts.drawTitle(page.title, line(parts.title), in: frame.title, on: canvas)
      content.table(place).draw(rows, in: frame.body, size: 8 * growth, on: canvas)
      drawFoot(code: content.code(place), on: canvas)
    case .overview, .unit: break
    }
  }

  private func drawFoot(code: String, on canvas: borrowing Canvas) {
    let y = frame.foot.y - 4 * growth
    canvas.addPath([(frame.foot.x, y), (frame.foot.maxX, y)], closed: false)
    canvas.stroke(SheetInk.rule, width: 0.5)
    AtlasPainter.foot(parts, code: code).draw(in: frame.foot, size: frame.footSize, on: canvas)
  }
}
