import DrawingBridge
import Geometry

/// Points over the funnel; those beyond its outer limits are named.
func funnelPages(_ chart: FunnelChart, heading: ChartHeading, size: ChartSize) -> [ChartPage] {
  let drawn = chart.points.filter { $0.value.number != nil && $0.denominator.isFinite && $0.denominator > 0 }
  let rest = chart.points.filter { $0.value.number == nil || !($0.denominator.isFinite && $0.denominator > 0) }
  let undrawn = rest.map { $0.value.number == nil ? $0.value : .noTarget }
  let layout = ChartLayout(heading, size, extra: heading.undrawn(undrawn).map { [$0] } ?? [])
  guard !drawn.isEmpty, chart.averagePercent.isFinite else { return layout.emptyPage() }
  var drawing = FunnelDrawing(
    chart: chart, heading: heading, layout: layout, sheet: layout.page(1, of: 1), points: drawn)
  drawing.draw()
  return [drawing.sheet.page]
}

/// Where a point lies in the funnel.
private enum FunnelPlace: Int { case within, between, above, below }

private struct FunnelDrawing {
  let chart: FunnelChart
  let heading: ChartHeading
  let layout: ChartLayout
  var sheet: ChartSheet
  let points: [FunnelPoint]

  mutating func draw() {
    let body = layout.body
    let places = points.map(place)
    let top = sheet.legend(legendItems(places), in: body, y: body.minY) + 30
    let plot = BoundingBox(minX: body.minX + 46, minY: top, maxX: body.maxX - 12, maxY: body.maxY - 44)
    let across = ChartAxis(covering: points.map(\.denominator), tickCount: 8)
    let up = ChartAxis(
      covering: points.compactMap(\.value.number) + [chart.averagePercent] + limitTops, tickCount: ticksDown(plot))
    drawAxes(across, up, plot)
    drawLimits(across, up, plot)
    drawPoints(places, across, up, plot)
  }

  /// The funnel is drawn where it isn't much wider than the points.
  private var limitTops: [Double] {
    let highest = points.compactMap(\.value.number).max() ?? 0
    return chart.limits.map(\.limits998.upper).filter { $0 <= max(highest, chart.averagePercent * 2) }
  }

  private func place(_ point: FunnelPoint) -> FunnelPlace {
    guard let value = point.value.number, let limit = chart.limits(at: point.denominator) else { return .within }
    if value > limit.limits998.upper { return .above }
    if value < limit.limits998.lower { return .below }
    return value > limit.limits95.upper || value < limit.limits95.lower ? .between : .within
  }

  private func colour(_ place: FunnelPlace) -> Colour {
    switch place {
    case .within: Colour(red: 0x8a, green: 0x93, blue: 0x9e)
    case .between: ChartLook.middle
    case .above: ChartLook.high
    case .below: ChartLook.low
    }
  }

  private func legendItems(_ places: [FunnelPlace]) -> [ChartLegendItem] {
    guard !chart.limits.isEmpty else { return [] }
    let rows: [(FunnelPlace, LocalisedText)] = [
      (.above, ChartWords.above), (.between, ChartWords.between), (.within, ChartWords.within),
      (.below, ChartWords.below),
    ]
    return rows.map { row in
      let count = places.count { $0 == row.0 }
      return ChartLegendItem(mark: .dot(colour(row.0)), text: "\(heading.word(row.1)): \(count)")
    } + [ChartLegendItem(mark: .line(ChartLook.grey, dash: [4, 3]), text: heading.word(ChartWords.funnel))]
  }

  private mutating func drawAxes(_ across: ChartAxis, _ up: ChartAxis, _ plot: BoundingBox) {
    let style = ChartLook.text(10.5, ChartLook.grey)
    for tick in up.ticks {
      let y = up.place(tick, from: plot.maxY, to: plot.minY)
      sheet.line([(plot.minX, y), (plot.maxX, y)], ChartLook.rule, 0.8)
      sheet.text(heading.number(tick, up.decimals), plot.minX - 7, y, style, .right)
    }
    for tick in across.ticks {
      let x = across.place(tick, from: plot.minX, to: plot.maxX)
      sheet.line([(x, plot.maxY), (x, plot.maxY + 4)], ChartLook.ink, 1)
    }
    sheet.tickNumbers(across, heading, from: plot.minX, to: plot.maxX, y: plot.maxY + 13, style: style)
    sheet.line([(plot.minX, plot.maxY), (plot.maxX, plot.maxY)], ChartLook.ink, 1.2)
    sheet.text(chart.valueLabel, plot.minX - 44, plot.minY - 17, ChartLook.text(12.5, bold: true), .left)
    sheet.text(chart.denominatorLabel, plot.midX, plot.maxY + 32, ChartLook.text(12.5, bold: true))
  }

  private mutating func drawLimits(_ across: ChartAxis, _ up: ChartAxis, _ plot: BoundingBox) {
    let limits = chart.limits.filter { $0.denominator <= across.upper }
    func place(_ denominator: Double, _ value: Double) -> (x: Double, y: Double) {
      (across.place(denominator, from: plot.minX, to: plot.maxX), up.place(value, from: plot.maxY, to: plot.minY))
    }
    if limits.count > 1 {
      let inner =
        limits.map { place($0.denominator, $0.limits95.upper) }
        + limits.reversed().map { place($0.denominator, $0.limits95.lower) }
      sheet.shape(inner, fill: ChartLook.pale)
      for edge in [\FunnelLimit.limits998.upper, \FunnelLimit.limits998.lower] {
        sheet.line(limits.map { place($0.denominator, $0[keyPath: edge]) }, ChartLook.grey, 1.2, dash: [4, 3])
      }
    }
    let y = up.place(chart.averagePercent, from: plot.maxY, to: plot.minY)
    sheet.line([(plot.minX, y), (plot.maxX, y)], ChartLook.ink, 1.6)
    let text = "\(chart.averageLabel) \(heading.number(chart.averagePercent, chart.decimals))"
    let style = TextStyle(sizePixels: 11.5, isBold: true, colour: ChartLook.ink, haloPixels: 2.5)
    sheet.text(shortened(text, width: plot.width / 2, style: style), plot.maxX, y - 10, style, .right)
  }

  private mutating func drawPoints(_ places: [FunnelPlace], _ across: ChartAxis, _ up: ChartAxis, _ plot: BoundingBox) {
    let spots = points.map { point in
      (
        x: across.place(point.denominator, from: plot.minX, to: plot.maxX),
        y: up.place(point.value.number ?? 0, from: plot.maxY, to: plot.minY)
      )
    }
    for wanted in [FunnelPlace.within, .between, .below, .above] {
      for index in points.indices where places[index] == wanted {
        let radius = wanted == .within ? 3.4 : 4.6
        sheet.circle(spots[index].x, spots[index].y, radius, fill: colour(wanted))
        sheet.reserve(
          BoundingBox(minX: spots[index].x, minY: spots[index].y, maxX: spots[index].x, maxY: spots[index].y)
            .expanded(by: wanted == .within ? 1.5 : 4))
      }
    }
    let style = TextStyle(sizePixels: 10.5, colour: ChartLook.ink, haloPixels: 2)
    let named = points.indices.filter { places[$0] != .within }.sorted { naming($0, places) < naming($1, places) }
    for index in named {
      let name = shortened(points[index].name, width: 180, style: style)
      _ = sheet.freeText(name, spots[index].x, spots[index].y, style, gap: 7, within: plot.expanded(by: 2))
    }
  }

  /// Those beyond the outer limits first, by how many were measured.
  private func naming(_ index: Int, _ places: [FunnelPlace]) -> (Int, Double, Int) {
    (places[index] == .between ? 1 : 0, -points[index].denominator, index)
  }
}
