import DrawingBridge
import Geometry

/// Small panels on one scale, as many a page as can be read.
func trendPages(_ chart: TrendChart, heading: ChartHeading, size: ChartSize) -> [ChartPage] {
  let layout = ChartLayout(heading, size)
  guard !chart.panels.isEmpty, !chart.periods.isEmpty else { return layout.emptyPage() }
  let drawing = TrendDrawing(chart: chart, heading: heading, body: layout.body)
  let lines = (chart.panels.count + drawing.columns - 1) / drawing.columns
  let ranges = chartPageRanges(count: lines, perPage: drawing.rows).map { range in
    range.lowerBound * drawing.columns..<min(range.upperBound * drawing.columns, chart.panels.count)
  }
  return ranges.enumerated().map { page, range in
    var sheet = layout.page(page + 1, of: ranges.count)
    drawing.draw(range, on: &sheet)
    return sheet.page
  }
}

private struct TrendDrawing {
  let chart: TrendChart
  let heading: ChartHeading
  let body: BoundingBox
  let top: Double
  let columns: Int
  let rows: Int
  let axis: ChartAxis
  private let items: [ChartLegendItem]

  init(chart: TrendChart, heading: ChartHeading, body: BoundingBox) {
    self.chart = chart
    self.heading = heading
    self.body = body
    var items = [ChartLegendItem(mark: .line(ChartLook.low, dash: []), text: chart.valueLabel)]
    let average = chart.average.compactMap(\.number)
    if !average.isEmpty {
      items.append(ChartLegendItem(mark: .line(ChartLook.middle, dash: [4, 3]), text: chart.averageLabel))
    }
    self.items = items + hatchLegend(chart.panels.flatMap { $0.points.map(\.value) }, heading)
    top = body.minY + legendHeight(self.items, in: body) + 6
    columns = min(max(1, Int(body.width / 200)), max(1, chart.panels.count))
    rows = max(1, Int((body.maxY - top) / 140))
    let points = chart.panels.flatMap(\.points)
    let bounds = points.flatMap { [$0.interval?.lower, $0.interval?.upper].compactMap { $0 } }
    axis = ChartAxis(covering: points.compactMap(\.value.number) + bounds + average, tickCount: 5)
  }

  func draw(_ range: Range<Int>, on sheet: inout ChartSheet) {
    _ = sheet.legend(items, in: body, y: body.minY)
    let width = body.width / Double(columns)
    let lines = max(1, (range.count + columns - 1) / columns)
    let height = min((body.maxY - top) / Double(lines), 320)
    for (index, panel) in range.enumerated() {
      let left = body.minX + Double(index % columns) * width
      let y = top + Double(index / columns) * height
      let room = BoundingBox(minX: left + 4, minY: y, maxX: left + width - 10, maxY: y + height - 6)
      draw(chart.panels[panel], in: room, on: &sheet)
    }
  }

  private func draw(_ panel: TrendPanel, in room: BoundingBox, on sheet: inout ChartSheet) {
    let plot = BoundingBox(minX: room.minX + 30, minY: room.minY + 26, maxX: room.maxX - 4, maxY: room.maxY - 20)
    let title = ChartLook.text(12, bold: true)
    sheet.text(shortened(panel.name, width: room.width, style: title), room.minX, room.minY + 8, title, .left)
    drawGrid(plot, on: &sheet)
    drawPeriods(plot, on: &sheet)
    drawLine(chart.average, plot, ChartLook.middle, 1.5, dash: [4, 3], on: &sheet)
    let points = chart.periods.indices.map {
      panel.points.indices.contains($0) ? panel.points[$0] : TrendPoint(value: .missing)
    }
    for (index, point) in points.enumerated() { drawInterval(point, index, plot, on: &sheet) }
    drawLine(points.map(\.value), plot, ChartLook.low, 2, dash: [], on: &sheet)
    reserveLine(points, plot, on: &sheet)
    for (index, point) in points.enumerated() {
      guard let value = point.value.number else { continue }
      sheet.circle(x(index, plot), y(value, plot), 3.2, fill: ChartLook.low)
    }
    drawLast(points, plot, on: &sheet)
  }

  private func x(_ period: Int, _ plot: BoundingBox) -> Double {
    let count = Double(chart.periods.count)
    return plot.minX + plot.width * (Double(period) + 0.5) / count
  }

  private func y(_ value: Double, _ plot: BoundingBox) -> Double { axis.place(value, from: plot.maxY, to: plot.minY) }

  private func drawGrid(_ plot: BoundingBox, on sheet: inout ChartSheet) {
    for tick in axis.ticks {
      let y = y(tick, plot)
      sheet.line([(plot.minX, y), (plot.maxX, y)], tick == axis.lower ? ChartLook.grey : ChartLook.rule, 0.8)
      sheet.text(
        heading.number(tick, axis.decimals), plot.minX - 5, y, ChartLook.text(9, ChartLook.grey), .right)
    }
  }

  /// As many names of periods as have room, the last one always.
  private func drawPeriods(_ plot: BoundingBox, on sheet: inout ChartSheet) {
    let style = ChartLook.text(9, ChartLook.grey)
    let count = chart.periods.count
    let widest = chart.periods.map { measureText($0, style: style).width }.max() ?? 0
    let each = max(1, Int(((widest + 6) / (plot.width / Double(count))).rounded(.up)))
    for period in chart.periods.indices where (count - 1 - period) % each == 0 {
      let text = shortened(chart.periods[period], width: plot.width, style: style)
      let half = measureText(text, style: style).width / 2
      let place = min(max(x(period, plot), plot.minX + half - 24), plot.maxX - half + 4)
      sheet.text(text, place, plot.maxY + 10, style)
    }
  }

  private func drawInterval(_ point: TrendPoint, _ index: Int, _ plot: BoundingBox, on sheet: inout ChartSheet) {
    let middle = x(index, plot)
    guard point.value.number != nil else {
      let half = min(9, plot.width / Double(chart.periods.count) * 0.4)
      let box = BoundingBox(minX: middle - half, minY: plot.maxY - 15, maxX: middle + half, maxY: plot.maxY)
      return sheet.hatch(box, point.value)
    }
    guard let interval = point.interval, interval.lower.isFinite, interval.upper.isFinite else { return }
    let (top, bottom) = (y(interval.upper, plot), y(interval.lower, plot))
    let colour = ChartLook.low.withAlpha(0x80)
    sheet.line([(middle, top), (middle, bottom)], colour, 1.4)
    for end in [top, bottom] { sheet.line([(middle - 3, end), (middle + 3, end)], colour, 1.4) }
  }

  /// Joins neighbouring periods that both have a value.
  private func drawLine(
    _ values: [ChartValue], _ plot: BoundingBox, _ colour: Colour, _ width: Double, dash: [Double],
    on sheet: inout ChartSheet
  ) {
    var run: [(x: Double, y: Double)] = []
    for (index, value) in values.prefix(chart.periods.count).enumerated() {
      if let number = value.number {
        run.append((x(index, plot), y(number, plot)))
      } else {
        if run.count > 1 { sheet.line(run, colour, width, dash: dash) }
        run = []
      }
    }
    if run.count > 1 { sheet.line(run, colour, width, dash: dash) }
  }

  /// Keeps figures off the line between the last two values.
  private func reserveLine(_ points: [TrendPoint], _ plot: BoundingBox, on sheet: inout ChartSheet) {
    for end in points.indices.dropFirst() {
      guard let a = points[end - 1].value.number, let b = points[end].value.number else { continue }
      for part in stride(from: 0.0, through: 1, by: 0.1) {
        let px = x(end - 1, plot) + part * (x(end, plot) - x(end - 1, plot))
        let py = y(a, plot) + part * (y(b, plot) - y(a, plot))
        sheet.reserve(BoundingBox(minX: px, minY: py, maxX: px, maxY: py).expanded(by: 1.5))
      }
    }
  }

  /// The last value in figures, beside its point.
  private func drawLast(_ points: [TrendPoint], _ plot: BoundingBox, on sheet: inout ChartSheet) {
    guard let last = points.lastIndex(where: { $0.value.number != nil }), let value = points[last].value.number else {
      return
    }
    let style = TextStyle(sizePixels: 10, isBold: true, colour: ChartLook.ink, haloPixels: 2)
    let bounds = BoundingBox(minX: plot.minX, minY: plot.minY - 12, maxX: plot.maxX + 4, maxY: plot.maxY)
    let text = heading.number(value, chart.decimals)
    _ = sheet.freeText(text, x(last, plot), y(value, plot), style, gap: 5.5, within: bounds, prefersAbove: true)
  }
}
