import DrawingBridge
import Geometry

/// Colours and text styles that all charts share.
enum ChartLook {
  static let ink = Colour(red: 0x1c, green: 0x24, blue: 0x30)
  static let grey = Colour(red: 0x55, green: 0x5b, blue: 0x66)
  static let rule = Colour(red: 0xd9, green: 0xdd, blue: 0xe3)
  static let pale = Colour(red: 0xee, green: 0xf0, blue: 0xf3)
  static let neutral = Colour(red: 0x6b, green: 0x8f, blue: 0xb8)
  static let high = Colour(red: 0xb2, green: 0x18, blue: 0x2b)
  static let low = Colour(red: 0x21, green: 0x66, blue: 0xac)
  static let unremarkable = Colour(red: 0xb8, green: 0xbe, blue: 0xc6)
  static let middle = Colour(red: 0xe0, green: 0x8a, blue: 0x1e)
  static let warning = Colour(red: 0xb0, green: 0x10, blue: 0x10)
  static let missingHatch = HatchPattern(form: .rising, colour: Colour(red: 0xa0, green: 0xa6, blue: 0xae))
  static let suppressedHatch = HatchPattern(
    form: .dots, colour: Colour(red: 0x80, green: 0x86, blue: 0x8e), lineWidth: 2)
  static let margin = 36.0

  static func text(_ size: Double, bold: Bool = false, _ colour: Colour = ink) -> TextStyle {
    TextStyle(sizePixels: size, isBold: bold, colour: colour)
  }

  static func hatch(_ value: ChartValue) -> HatchPattern { value == .suppressed ? suppressedHatch : missingHatch }
}

/// What is above and below the chart, and the room in between: the same on all pages of a chart.
struct ChartLayout {
  let heading: ChartHeading
  let size: ChartSize
  private let titleLines: [String]
  private let subtitleLines: [String]
  private let footLines: [String]
  /// The room for the chart itself.
  let body: BoundingBox

  private static let titleStyle = ChartLook.text(21, bold: true)
  private static let subtitleStyle = ChartLook.text(13.5, ChartLook.grey)
  private static let footStyle = ChartLook.text(10.5, ChartLook.grey)
  private static let markStyle = ChartLook.text(15, bold: true, ChartLook.warning)

  /// - Parameter extra: Lines at the foot before the notes.
  init(_ heading: ChartHeading, _ size: ChartSize, extra: [String] = []) {
    self.heading = heading
    self.size = size
    let width = size.width - 2 * ChartLook.margin
    let mark = heading.watermark.map { min(width / 2, measureText($0, style: Self.markStyle).width + 24) } ?? 0
    titleLines = wrapLines(heading.title, width: width - mark, style: Self.titleStyle, maximumLines: 3)
    subtitleLines = wrapLines(heading.subtitle, width: width - mark, style: Self.subtitleStyle, maximumLines: 3)
    let notes = (extra + heading.notes).flatMap { wrapLines($0, width: width, style: Self.footStyle) }
    let source = wrapLines(heading.source, width: width - 150, style: Self.footStyle, maximumLines: 3)
    footLines = Array(notes.prefix(max(2, Int(size.height / 60)))) + source
    let top = 30 + Double(titleLines.count) * 27 + Double(subtitleLines.count) * 18 + 10
    let bottom = size.height - 24 - Double(max(1, footLines.count)) * 14 - 12
    body = BoundingBox(minX: ChartLook.margin, minY: top, maxX: size.width - ChartLook.margin, maxY: bottom)
  }

  /// A page with heading and foot.
  func page(_ number: Int, of count: Int) -> ChartSheet {
    var sheet = ChartSheet(size)
    var y = 40.0
    for line in titleLines {
      sheet.text(line, body.minX, y, Self.titleStyle, .left)
      y += 27
    }
    y -= 3
    for line in subtitleLines {
      sheet.text(line, body.minX, y, Self.subtitleStyle, .left)
      y += 18
    }
    if let mark = heading.watermark {
      let text = shortened(mark, width: (size.width - 2 * ChartLook.margin) / 2, style: Self.markStyle)
      sheet.text(text, body.maxX, 40, Self.markStyle, .right)
    }
    foot(on: &sheet, number, count)
    return sheet
  }

  private func foot(on sheet: inout ChartSheet, _ number: Int, _ count: Int) {
    let lines = max(1, footLines.count)
    let top = size.height - 24 - Double(lines) * 14
    sheet.line([(body.minX, top - 3), (body.maxX, top - 3)], ChartLook.rule, 1)
    for (index, line) in footLines.enumerated() {
      sheet.text(line, body.minX, top + 8 + Double(index) * 14, Self.footStyle, .left)
    }
    if count > 1 {
      let text = ChartWords.page(number, of: count, heading.language)
      sheet.text(text, body.maxX, top + 8 + Double(lines - 1) * 14, Self.footStyle, .right)
    }
  }

  /// One page that says there is nothing to draw.
  func emptyPage() -> [ChartPage] {
    var sheet = page(1, of: 1)
    sheet.text(heading.word(ChartWords.nothing), body.midX, body.midY, ChartLook.text(16, ChartLook.grey), .centre)
    return [sheet.page]
  }
}

/// A page that is being filled.
struct ChartSheet {
  private(set) var page: ChartPage
  /// What names must not cover; see `freeText`.
  private var taken: TakenBoxes

  init(_ size: ChartSize) {
    page = ChartPage(size: size)
    taken = TakenBoxes(bounds: BoundingBox(minX: 0, minY: 0, maxX: size.width, maxY: size.height))
  }

  mutating func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle, _ anchor: TextAnchor = .centre) {
    guard !text.isEmpty else { return }
    let mark = ChartText(text, x: x, y: y, style: style, anchor: anchor)
    taken.insert(mark.box)
    page.marks.append(.text(mark))
  }

  mutating func line(_ points: [(x: Double, y: Double)], _ colour: Colour, _ width: Double, dash: [Double] = []) {
    page.marks.append(.line(x: points.map(\.x), y: points.map(\.y), colour: colour, width: width, dash: dash))
  }

  mutating func shape(
    _ points: [(x: Double, y: Double)], fill: Colour, edge: Colour = ChartLook.grey, edgeWidth: Double = 0
  ) {
    page.marks.append(
      .shape(x: points.map(\.x), y: points.map(\.y), fill: fill, edge: edge, edgeWidth: edgeWidth))
  }

  mutating func box(_ box: BoundingBox, fill: Colour, edge: Colour = ChartLook.grey, edgeWidth: Double = 0) {
    shape(
      [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)], fill: fill, edge: edge,
      edgeWidth: edgeWidth)
  }

  mutating func hatch(_ box: BoundingBox, _ value: ChartValue) {
    page.marks.append(.hatch(box, ChartLook.hatch(value)))
    self.box(box, fill: .transparent, edge: ChartLook.grey, edgeWidth: 0.7)
  }

  mutating func circle(
    _ x: Double, _ y: Double, _ radius: Double, fill: Colour, edge: Colour = .white, edgeWidth: Double = 0.8
  ) {
    page.marks.append(.circle(x: x, y: y, radius: radius, fill: fill, edge: edge, edgeWidth: edgeWidth))
  }

  /// Keeps names off a box.
  mutating func reserve(_ box: BoundingBox) { taken.insert(box) }

  /// Ticks below a horizontal axis, with as many of their numbers as have room, 0 or the first one among them.
  mutating func tickNumbers(
    _ axis: ChartAxis, _ heading: ChartHeading, from left: Double, to right: Double, y: Double, style: TextStyle
  ) {
    let ticks = axis.ticks
    let texts = ticks.map { heading.number($0, axis.decimals) }
    let widest = texts.map { measureText($0, style: style).width }.max() ?? 0
    let apart = (right - left) / Double(max(1, ticks.count - 1))
    let each = max(1, Int(((widest + 8) / max(apart, 1e-9)).rounded(.up)))
    let start = ticks.firstIndex { abs($0) < axis.step / 2 } ?? 0
    for index in ticks.indices where (index - start) % each == 0 {
      text(texts[index], axis.place(ticks[index], from: left, to: right), y, style)
    }
  }

  /// Writes a name beside a place where nothing is in its way; false when there is no such place.
  mutating func freeText(
    _ text: String, _ x: Double, _ y: Double, _ style: TextStyle, gap: Double, within bounds: BoundingBox,
    prefersAbove: Bool = false
  ) -> Bool {
    let far = gap * 2.2
    let beside: [(Double, Double, TextAnchor)] = [(gap, 0, .left), (-gap, 0, .right)]
    let above: [(Double, Double, TextAnchor)] = [(0, -far, .centre), (0, far, .centre)]
    let corners: [(Double, Double, TextAnchor)] = [
      (gap, -far, .left), (gap, far, .left), (-gap, -far, .right), (-gap, far, .right),
    ]
    for (dx, dy, anchor) in prefersAbove ? above + corners + beside : beside + above + corners {
      let mark = ChartText(text, x: x + dx, y: y + dy, style: style, anchor: anchor)
      let isInside =
        mark.box.minX >= bounds.minX && mark.box.maxX <= bounds.maxX && mark.box.minY >= bounds.minY
        && mark.box.maxY <= bounds.maxY
      guard isInside, !taken.overlaps(mark.box) else { continue }
      taken.insert(mark.box)
      page.marks.append(.text(mark))
      return true
    }
    return false
  }
}

/// A row of a legend.
struct ChartLegendItem {
  enum Mark {
    case box(Colour)
    case dot(Colour)
    case line(Colour, dash: [Double])
    case hatch(ChartValue)
    case tick
  }
  var mark: Mark
  var text: String
}

extension ChartSheet {
  /// Draws a legend on as many lines as it needs; gives the y below it.
  mutating func legend(_ items: [ChartLegendItem], in body: BoundingBox, y top: Double) -> Double {
    let style = ChartLook.text(11.5)
    var (x, y) = (body.minX, top + 9)
    for item in items {
      let text = shortened(item.text, width: body.width - 24, style: style)
      let width = 22 + measureText(text, style: style).width
      if x + width > body.maxX, x > body.minX { (x, y) = (body.minX, y + 19) }
      legendMark(item.mark, x, y)
      self.text(text, x + 22, y, style, .left)
      x += width + 20
    }
    return items.isEmpty ? top : y + 14
  }

  private mutating func legendMark(_ mark: ChartLegendItem.Mark, _ x: Double, _ y: Double) {
    let square = BoundingBox(minX: x, minY: y - 6.5, maxX: x + 16, maxY: y + 6.5)
    switch mark {
    case .box(let colour): box(square, fill: colour, edgeWidth: 0.7)
    case .dot(let colour): circle(x + 8, y, 4.5, fill: colour)
    case .line(let colour, let dash): line([(x, y), (x + 16, y)], colour, 2, dash: dash)
    case .hatch(let value): hatch(square, value)
    case .tick: line([(x + 8, y - 8), (x + 8, y + 8)], ChartLook.ink, 2.4)
    }
  }
}

/// Height that a legend takes.
func legendHeight(_ items: [ChartLegendItem], in body: BoundingBox) -> Double {
  var sheet = ChartSheet(ChartSize(width: body.maxX, height: 480))
  return sheet.legend(items, in: body, y: 0)
}

/// Values that aren't numbers among those given, as legend rows.
func hatchLegend(_ values: [ChartValue], _ heading: ChartHeading) -> [ChartLegendItem] {
  var items: [ChartLegendItem] = []
  let unknown = values.filter { $0.number == nil && $0 != .suppressed }
  if unknown.contains(where: { $0 != .noTarget }) {
    items.append(ChartLegendItem(mark: .hatch(.missing), text: heading.word(ChartWords.missing)))
  }
  if unknown.contains(.noTarget) {
    items.append(ChartLegendItem(mark: .hatch(.noTarget), text: heading.word(ChartWords.noTarget)))
  }
  if values.contains(.suppressed) {
    items.append(
      ChartLegendItem(
        mark: .hatch(.suppressed), text: "\(heading.suppressedText): \(heading.word(ChartWords.suppressed))"))
  }
  return items
}

/// Ticks that a vertical axis has room for, 2 to 8.
func ticksDown(_ plot: BoundingBox) -> Int { max(2, min(8, Int(max(0, plot.height) / 26))) }

/// Items a page: as many as fit, spread evenly over the pages that are needed.
func chartPageRanges(count: Int, perPage: Int) -> [Range<Int>] {
  let room = max(1, perPage)
  let pages = (count + room - 1) / room
  guard pages > 0 else { return [] }
  return (0..<pages).map { count * $0 / pages..<count * ($0 + 1) / pages }
}
