import DrawingBridge
import Geometry

/// A bar an indicator, with its target as a tick, its figures and its class in words.
func coveragePages(_ chart: CoverageChart, heading: ChartHeading, size: ChartSize) -> [ChartPage] {
  let layout = ChartLayout(heading, size)
  guard !chart.bars.isEmpty else { return layout.emptyPage() }
  let drawing = CoverageDrawing(chart: chart, heading: heading, body: layout.body)
  let ranges = chartPageRanges(count: chart.bars.count, perPage: drawing.perPage)
  return ranges.enumerated().map { page, range in
    var sheet = layout.page(page + 1, of: ranges.count)
    drawing.draw(range, on: &sheet)
    return sheet.page
  }
}

private struct CoverageDrawing {
  let chart: CoverageChart
  let heading: ChartHeading
  let body: BoundingBox
  let bars: [CoverageBar]
  let axis: ChartAxis
  /// 30...42 pixels: as much as all bars of a page may have.
  let rowHeight: Double
  private let items: [ChartLegendItem]
  private let top: Double

  init(chart: CoverageChart, heading: ChartHeading, body: BoundingBox) {
    self.chart = chart
    self.heading = heading
    self.body = body
    bars = chart.isSorted ? sortedByLack(chart.bars) : chart.bars
    var items: [ChartLegendItem] = []
    for band in Set(chart.bars.compactMap(\.band)).sorted(by: { ($0.number, $0.name) < ($1.number, $1.name) }) {
      items.append(ChartLegendItem(mark: .box(band.colour), text: "\(band.number)  \(band.name)"))
    }
    if chart.bars.contains(where: { $0.target?.isFinite ?? false }) {
      items.append(ChartLegendItem(mark: .tick, text: heading.word(ChartWords.target)))
    }
    self.items = items + hatchLegend(chart.bars.map(\.value), heading)
    top = body.minY + legendHeight(self.items, in: body) + 30
    let numbers = chart.bars.compactMap(\.value.number) + chart.bars.compactMap(\.target)
    let room = body.maxY - top
    let pages = max(1, (Double(chart.bars.count) / max(1, (room / 30).rounded(.down))).rounded(.up))
    rowHeight = min(max(room / (Double(chart.bars.count) / pages).rounded(.up), 30), 42)
    axis = ChartAxis(covering: numbers + (numbers.allSatisfy { $0 <= 100 } ? [100] : []), tickCount: 6)
  }

  var perPage: Int { max(1, Int((body.maxY - top) / rowHeight)) }

  private var nameWidth: Double { min(330, body.width * 0.32) }
  private var plot: BoundingBox {
    BoundingBox(minX: body.minX + nameWidth + 14, minY: top, maxX: body.maxX - body.width * 0.23, maxY: body.maxY)
  }

  func draw(_ range: Range<Int>, on sheet: inout ChartSheet) {
    _ = sheet.legend(items, in: body, y: body.minY)
    let bottom = top + Double(range.count) * rowHeight
    let style = ChartLook.text(10.5, ChartLook.grey)
    for tick in axis.ticks {
      let x = axis.place(tick, from: plot.minX, to: plot.maxX)
      sheet.line([(x, top - 4), (x, bottom)], tick == 0 ? ChartLook.ink : ChartLook.rule, tick == 0 ? 1.2 : 0.8)
    }
    sheet.tickNumbers(axis, heading, from: plot.minX, to: plot.maxX, y: top - 11, style: style)
    let head = ChartLook.text(11, bold: true)
    let label = shortened(chart.valueLabel, width: nameWidth, style: head)
    sheet.text(label, plot.minX - 14, top - 11, head, .right)
    for (row, index) in range.enumerated() {
      draw(bars[index], middle: top + (Double(row) + 0.5) * rowHeight, on: &sheet)
    }
  }

  private func draw(_ bar: CoverageBar, middle y: Double, on sheet: inout ChartSheet) {
    drawName(bar.name, y, on: &sheet)
    let zero = axis.place(0, from: plot.minX, to: plot.maxX)
    if let value = bar.value.number {
      let end = axis.place(value, from: plot.minX, to: plot.maxX)
      let box = BoundingBox(minX: min(zero, end), minY: y - 8, maxX: max(zero, end), maxY: y + 8)
      sheet.box(box, fill: bar.band?.colour ?? ChartLook.neutral, edgeWidth: 0.8)
    } else {
      sheet.hatch(BoundingBox(minX: plot.minX, minY: y - 8, maxX: plot.maxX, maxY: y + 8), bar.value)
    }
    if let target = bar.target, target.isFinite {
      let x = axis.place(target, from: plot.minX, to: plot.maxX)
      sheet.line([(x, y - 12), (x, y + 12)], ChartLook.ink, 2.4)
    }
    drawFigures(bar, y, on: &sheet)
  }

  private func drawName(_ name: String, _ y: Double, on sheet: inout ChartSheet) {
    var style = ChartLook.text(11.5)
    var lines = wrapLines(name, width: nameWidth, style: style)
    if lines.count > 1 {
      style = ChartLook.text(10)
      lines = wrapLines(name, width: nameWidth, style: style, maximumLines: 2)
    }
    for (index, line) in lines.enumerated() {
      let shift = (Double(index) - Double(lines.count - 1) / 2) * 13
      sheet.text(line, plot.minX - 14, y + shift, style, .right)
    }
  }

  /// Value, target and class word to the right of the bars.
  private func drawFigures(_ bar: CoverageBar, _ y: Double, on sheet: inout ChartSheet) {
    let left = plot.maxX + 12
    let width = body.maxX - left
    let small = ChartLook.text(9.5, ChartLook.grey)
    let targetText = bar.target.map { target -> String in
      let sign = bar.lowerIsBetter ? "≤" : ""
      return
        "\(heading.word(ChartWords.target)) \(sign)\(heading.number(target, target == target.rounded() ? 0 : chart.decimals))"
    }
    let second = [bar.band.map { "\($0.number) \($0.name)" }, targetText].compactMap { $0 }.joined(separator: " · ")
    let bold = ChartLook.text(11.5, bold: true)
    let value = shortened(heading.text(bar.value, chart.decimals), width: width, style: bold)
    sheet.text(value, left, second.isEmpty ? y : y - 7, bold, .left)
    sheet.text(shortened(second, width: width, style: small), left, y + 7.5, small, .left)
  }
}

/// By value as a part of the target (or target as a part of the value, where less is better); without either last.
private func sortedByLack(_ bars: [CoverageBar]) -> [CoverageBar] {
  func rank(_ bar: CoverageBar) -> Double {
    guard let value = bar.value.number else { return .infinity }
    guard let target = bar.target, target.isFinite, target > 0 else { return bar.lowerIsBetter ? -value : value / 100 }
    return bar.lowerIsBetter ? (value > 0 ? target / value : 1e9) : value / target
  }
  return bars.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
}
