public import DrawingBridge
import Geometry

extension TrafficLevel {
  /// Light enough for black text (contrast at least 4.5).
  public var colour: Colour {
    switch self {
    case .red: Colour(red: 0xec, green: 0x65, blue: 0x58)
    case .orange: Colour(red: 0xff, green: 0xb8, blue: 0x4d)
    case .yellow: Colour(red: 0xff, green: 0xf9, blue: 0xb8)
    case .green: Colour(red: 0x66, green: 0xbd, blue: 0x63)
    }
  }

  var name: LocalisedText {
    switch self {
    case .red: LocalisedText(id: "Merah", en: "Red")
    case .orange: LocalisedText(id: "Oranye", en: "Orange")
    case .yellow: LocalisedText(id: "Kuning", en: "Yellow")
    case .green: LocalisedText(id: "Hijau", en: "Green")
    }
  }
}

/// Villages down, indicators across; what has no room goes on further pages, columns first.
func trafficLightPages(_ chart: TrafficLightChart, heading: ChartHeading, size: ChartSize) -> [ChartPage] {
  let layout = ChartLayout(heading, size)
  guard !chart.rows.isEmpty, !chart.columns.isEmpty else { return layout.emptyPage() }
  let drawing = TrafficLightDrawing(chart: chart, heading: heading, body: layout.body)
  let columnRanges = chartPageRanges(count: chart.columns.count, perPage: drawing.columnsPerPage)
  let pages = drawing.rowRanges().flatMap { rows in columnRanges.map { (rows, $0) } }
  return pages.enumerated().map { index, page in
    var sheet = layout.page(index + 1, of: pages.count)
    drawing.draw(rows: page.0, columns: page.1, on: &sheet)
    return sheet.page
  }
}

private struct TrafficLightDrawing {
  let chart: TrafficLightChart
  let heading: ChartHeading
  let body: BoundingBox
  private let items: [ChartLegendItem]
  private let top: Double
  private let headHeight: Double
  private let rowHeight = 27.0
  private let groupHeight = 19.0
  private let cellWidth = 74.0
  private let nameWidth: Double

  private static let headStyle = ChartLook.text(9.5, bold: true)
  private static let nameStyle = ChartLook.text(11)

  init(chart: TrafficLightChart, heading: ChartHeading, body: BoundingBox) {
    self.chart = chart
    self.heading = heading
    self.body = body
    let cells = chart.rows.flatMap(\.cells)
    var items = TrafficLevel.allCases.filter { level in cells.contains { $0.level == level } }.map { level in
      ChartLegendItem(mark: .box(level.colour), text: "\(level.rawValue)  \(heading.word(level.name))")
    }
    items += hatchLegend(cells.map(\.value), heading)
    self.items = items
    top = body.minY + legendHeight(items, in: body) + 6
    let widest = chart.rows.map { measureText($0.name, style: Self.nameStyle).width }.max() ?? 0
    nameWidth = min(max(widest + 12, 110), 210)
    let columns = max(1, Int((body.width - nameWidth) / cellWidth))
    let pages = (chart.columns.count + columns - 1) / columns
    let most = max(1, (chart.columns.count + pages - 1) / max(1, pages))
    let width = min(110, (body.width - nameWidth) / Double(most)) - 8
    let lines =
      chart.columns.map { wrapLines($0, width: width, style: Self.headStyle, maximumLines: 5).count }.max() ?? 1
    headHeight = Double(lines) * 12 + 10
  }

  var columnsPerPage: Int { max(1, Int((body.width - nameWidth) / cellWidth)) }

  /// Rows of each page; a page starts with the name of its district, and each new district has a line of its own.
  func rowRanges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var first = 0
    var y = top + headHeight
    for row in chart.rows.indices {
      let startsGroup = row == first || chart.rows[row].group != chart.rows[row - 1].group
      let need = rowHeight + (startsGroup && !chart.rows[row].group.isEmpty ? groupHeight : 0)
      if y + need > body.maxY, row > first {
        ranges.append(first..<row)
        first = row
        y = top + headHeight + rowHeight + (chart.rows[row].group.isEmpty ? 0 : groupHeight)
      } else {
        y += need
      }
    }
    ranges.append(first..<chart.rows.count)
    return ranges
  }

  func draw(rows: Range<Int>, columns: Range<Int>, on sheet: inout ChartSheet) {
    _ = sheet.legend(items, in: body, y: body.minY)
    let width = min(110, (body.width - nameWidth) / Double(columns.count))
    drawHead(columns, width, on: &sheet)
    var y = top + headHeight
    for row in rows {
      let group = chart.rows[row].group
      if !group.isEmpty, row == rows.lowerBound || group != chart.rows[row - 1].group {
        let style = ChartLook.text(10.5, bold: true, ChartLook.grey)
        let text = shortened(group, width: body.width, style: style)
        sheet.text(text, body.minX, y + groupHeight / 2 + 1, style, .left)
        y += groupHeight
      }
      drawRow(chart.rows[row], columns, y, width, on: &sheet)
      y += rowHeight
    }
  }

  private func drawHead(_ columns: Range<Int>, _ width: Double, on sheet: inout ChartSheet) {
    let name = shortened(chart.rowLabel, width: nameWidth - 6, style: Self.headStyle)
    sheet.text(name, body.minX, top + headHeight - 11, Self.headStyle, .left)
    for (place, column) in columns.enumerated() {
      let middle = body.minX + nameWidth + (Double(place) + 0.5) * width
      let lines = wrapLines(chart.columns[column], width: width - 8, style: Self.headStyle, maximumLines: 5)
      for (index, line) in lines.enumerated() {
        sheet.text(line, middle, top + headHeight - 11 - Double(lines.count - 1 - index) * 12, Self.headStyle)
      }
    }
  }

  private func drawRow(
    _ row: TrafficLightRow, _ columns: Range<Int>, _ y: Double, _ width: Double, on sheet: inout ChartSheet
  ) {
    var style = Self.nameStyle
    if measureText(row.name, style: style).width > nameWidth - 8 { style = ChartLook.text(9.5) }
    let lines = wrapLines(row.name, width: nameWidth - 8, style: style, maximumLines: 2)
    for (index, line) in lines.enumerated() {
      let shift = (Double(index) - Double(lines.count - 1) / 2) * 12
      sheet.text(line, body.minX, y + rowHeight / 2 + shift, style, .left)
    }
    for (place, column) in columns.enumerated() {
      let cell = row.cells.indices.contains(column) ? row.cells[column] : TrafficLightCell(value: .missing)
      let left = body.minX + nameWidth + Double(place) * width
      draw(cell, BoundingBox(minX: left, minY: y, maxX: left + width, maxY: y + rowHeight), on: &sheet)
    }
  }

  /// Value above, class number and word below.
  private func draw(_ cell: TrafficLightCell, _ box: BoundingBox, on sheet: inout ChartSheet) {
    let inner = box.expanded(by: -1)
    if let level = cell.level {
      sheet.box(inner, fill: level.colour, edge: ChartLook.grey, edgeWidth: 0.5)
    } else {
      if cell.value.number == nil { sheet.hatch(inner, cell.value) }
      sheet.box(inner, fill: Colour(red: 255, green: 255, blue: 255, alpha: 0xc0), edge: ChartLook.grey, edgeWidth: 0.5)
    }
    let words = [cell.level.map { String($0.rawValue) }, cell.word.isEmpty ? nil : cell.word].compactMap { $0 }
    let word = words.joined(separator: " ")
    let value = heading.text(cell.value, chart.decimals)
    let large = fitting(
      value, inner.width - 4, ChartLook.text(cell.value.number == nil ? 9 : 11, bold: cell.value.number != nil))
    sheet.text(large.text, box.midX, word.isEmpty ? box.midY : box.midY - 6, large.style)
    let small = fitting(word, inner.width - 4, ChartLook.text(8.5))
    sheet.text(small.text, box.midX, box.midY + 6.5, small.style)
  }

  /// The text at a size that fits, down to 6.5 pixels, and shortened only after that.
  private func fitting(_ text: String, _ width: Double, _ style: TextStyle) -> (text: String, style: TextStyle) {
    let needed = measureText(text, style: style).width
    guard needed > width, needed > 0 else { return (text, style) }
    let smaller = style.scaled(by: max(width / needed, 6.5 / style.sizePixels) * 0.995)
    return (shortened(text, width: width, style: smaller), smaller)
  }
}
