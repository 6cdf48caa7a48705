import DrawingBridge
import Geometry

/// A pair of bars a cluster, observed over expected, with relative risk and p in figures.
func clusterPages(_ chart: ClusterChart, heading: ChartHeading, size: ChartSize) -> [ChartPage] {
  let layout = ChartLayout(heading, size)
  guard !chart.clusters.isEmpty else { return layout.emptyPage() }
  let drawing = ClusterDrawing(chart: chart, heading: heading, body: layout.body)
  let ranges = chartPageRanges(count: chart.clusters.count, perPage: drawing.perPage)
  return ranges.enumerated().map { page, range in
    var sheet = layout.page(page + 1, of: ranges.count)
    drawing.draw(range, on: &sheet)
    return sheet.page
  }
}

private struct ClusterDrawing {
  let chart: ClusterChart
  let heading: ChartHeading
  let body: BoundingBox
  let axis: ChartAxis
  private let items: [ChartLegendItem]
  private let top: Double
  private let rowHeight = 62.0

  init(chart: ClusterChart, heading: ChartHeading, body: BoundingBox) {
    self.chart = chart
    self.heading = heading
    self.body = body
    let values = chart.clusters.flatMap { [$0.observed, $0.expected] }
    let observed = heading.word(ChartWords.observed)
    let kinds: [(Colour, LocalisedText)] = [
      (ChartLook.high, ChartWords.significantHigh), (ChartLook.low, ChartWords.significantLow),
      (ChartLook.unremarkable, ChartWords.notSignificant),
    ]
    items =
      kinds.filter { kind in chart.clusters.contains { chart.colour($0) == kind.0 } }.map { kind in
        ChartLegendItem(mark: .box(kind.0), text: "\(observed), \(heading.word(kind.1))")
      } + [ChartLegendItem(mark: .box(.white), text: heading.word(ChartWords.expected))] + hatchLegend(values, heading)
    top = body.minY + legendHeight(items, in: body) + 32
    axis = ChartAxis(covering: values.compactMap(\.number), tickCount: 6)
  }

  var perPage: Int { max(1, Int((body.maxY - top) / rowHeight)) }

  private var nameWidth: Double { min(340, body.width * 0.32) }
  private var plot: BoundingBox {
    BoundingBox(minX: body.minX + nameWidth + 14, minY: top, maxX: body.maxX - body.width * 0.25, maxY: body.maxY)
  }

  func draw(_ range: Range<Int>, on sheet: inout ChartSheet) {
    _ = sheet.legend(items, in: body, y: body.minY)
    let bottom = top + Double(range.count) * rowHeight
    for tick in axis.ticks {
      let x = axis.place(tick, from: plot.minX, to: plot.maxX)
      sheet.line([(x, top - 4), (x, bottom)], ChartLook.rule, 0.8)
    }
    let small = ChartLook.text(10.5, ChartLook.grey)
    sheet.tickNumbers(axis, heading, from: plot.minX, to: plot.maxX, y: top - 12, style: small)
    let head = ChartLook.text(11, bold: true)
    sheet.text(shortened(chart.countLabel, width: nameWidth, style: head), plot.minX - 14, top - 12, head, .right)
    for (row, index) in range.enumerated() {
      draw(chart.clusters[index], top: top + Double(row) * rowHeight, on: &sheet)
    }
  }

  private func draw(_ cluster: ScanClusterBar, top y: Double, on sheet: inout ChartSheet) {
    sheet.line([(body.minX, y), (body.maxX, y)], ChartLook.rule, 0.8)
    drawName(cluster, y, on: &sheet)
    bar(cluster.observed, colour(cluster), y + 10, on: &sheet)
    bar(cluster.expected, .white, y + 33, on: &sheet)
    drawFigures(cluster, y, on: &sheet)
  }

  private func colour(_ cluster: ScanClusterBar) -> Colour { chart.colour(cluster) }

  private func drawName(_ cluster: ScanClusterBar, _ y: Double, on sheet: inout ChartSheet) {
    let style = ChartLook.text(11.5, bold: true)
    let lines = wrapLines(cluster.name, width: nameWidth, style: style, maximumLines: 2)
    for (index, line) in lines.enumerated() {
      sheet.text(line, body.minX, y + 15 + Double(index) * 14, style, .left)
    }
    let count = "\(heading.number(Double(cluster.villageCount), 0)) \(heading.word(ChartWords.villages))"
    sheet.text(count, body.minX, y + 17 + Double(lines.count) * 14, ChartLook.text(10.5, ChartLook.grey), .left)
  }

  private func bar(_ value: ChartValue, _ colour: Colour, _ y: Double, on sheet: inout ChartSheet) {
    let style = ChartLook.text(10.5)
    let zero = axis.place(0, from: plot.minX, to: plot.maxX)
    guard let number = value.number else {
      let text = heading.text(value, 0)
      let width = min(plot.width / 3, 80)
      sheet.hatch(BoundingBox(minX: zero, minY: y, maxX: zero + width, maxY: y + 19), value)
      return sheet.text(text, zero + width + 6, y + 9.5, style, .left)
    }
    let end = axis.place(number, from: plot.minX, to: plot.maxX)
    sheet.box(
      BoundingBox(minX: min(zero, end), minY: y, maxX: max(zero, end), maxY: y + 19), fill: colour, edgeWidth: 0.8)
    let text = heading.number(number, number == number.rounded() ? 0 : 1)
    let isInside = end - zero > measureText(text, style: style).width + 14 && end > plot.maxX - 40
    let isDark = isInside && (colour == ChartLook.high || colour == ChartLook.low)
    let inked = isDark ? ChartLook.text(10.5, .white) : style
    sheet.text(text, isInside ? end - 6 : max(zero, end) + 6, y + 9.5, inked, isInside ? .right : .left)
  }

  private func drawFigures(_ cluster: ScanClusterBar, _ y: Double, on sheet: inout ChartSheet) {
    let left = plot.maxX + 16
    let width = body.maxX - left
    let bold = ChartLook.text(12, bold: true)
    let risk = "\(heading.word(ChartWords.relativeRisk)) \(heading.text(cluster.relativeRisk, 2))"
    sheet.text(shortened(risk, width: width, style: bold), left, y + 18, bold, .left)
    guard let p = cluster.pValue, p.isFinite else { return }
    let word = heading.word(chart.isSignificant(cluster) ? ChartWords.significant : ChartWords.notSignificant)
    let style = ChartLook.text(10.5, ChartLook.grey)
    let lines = wrapLines("\(pText(p)), \(word)", width: width, style: style, maximumLines: 2)
    for (index, line) in lines.enumerated() {
      sheet.text(line, left, y + 35 + Double(index) * 14, style, .left)
    }
  }

  private func pText(_ p: Double) -> String {
    p < 0.001 ? "p < \(heading.number(0.001, 3))" : "p = \(heading.number(min(p, 1), 3))"
  }
}

extension ClusterChart {
  fileprivate func isSignificant(_ cluster: ScanClusterBar) -> Bool {
    cluster.pValue.map { $0.isFinite && $0 < significance } ?? false
  }

  /// Red or blue only where significant: more or fewer than expected.
  fileprivate func colour(_ cluster: ScanClusterBar) -> Colour {
    guard isSignificant(cluster) else { return ChartLook.unremarkable }
    let isLow =
      cluster.relativeRisk.number.map { $0 < 1 }
      ?? ((cluster.observed.number ?? .infinity) < (cluster.expected.number ?? -.infinity))
    return isLow ? ChartLook.low : ChartLook.high
  }
}
