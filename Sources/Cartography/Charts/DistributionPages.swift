import DrawingBridge
import Geometry

/// Histogram above, one dot a village below, on one scale.
func distributionPages(_ chart: DistributionChart, heading: ChartHeading, size: ChartSize) -> [ChartPage] {
  let layout = ChartLayout(heading, size, extra: heading.undrawn(chart.items.map(\.value)).map { [$0] } ?? [])
  let items = chart.items.compactMap { item in item.value.number.map { (name: item.name, value: $0) } }
  guard !items.isEmpty else { return layout.emptyPage() }
  var drawing = DistributionDrawing(
    chart: chart, heading: heading, layout: layout, sheet: layout.page(1, of: 1),
    items: items.sorted { ($0.value, $0.name) < ($1.value, $1.name) })
  drawing.draw()
  return [drawing.sheet.page]
}

private struct DistributionDrawing {
  let chart: DistributionChart
  let heading: ChartHeading
  let layout: ChartLayout
  var sheet: ChartSheet
  /// Ascending by value.
  let items: [(name: String, value: Double)]

  mutating func draw() {
    let body = layout.body
    let top = sheet.legend(legendItems(), in: body, y: body.minY) + 50
    let stripHeight = min(150, (body.maxY - top) * 0.3)
    let plot = BoundingBox(
      minX: body.minX + 46, minY: top, maxX: body.maxX - 8, maxY: body.maxY - stripHeight - 58)
    let axis = ChartAxis(
      covering: items.map(\.value) + averageValues, tickCount: items.count > 60 ? 24 : 12, includesZero: startsAtZero)
    drawInterval(axis, plot)
    drawBars(axis, plot)
    drawAverage(axis, plot)
    drawCounts(axis, plot)
    drawCuts(axis, plot)
    drawValueAxis(axis, plot)
    drawDots(axis, plot, bottom: body.maxY - 26, height: stripHeight)
    sheet.text(chart.valueLabel, plot.midX, body.maxY - 8, ChartLook.text(12.5, bold: true))
  }

  private var startsAtZero: Bool { (items.first?.value ?? 0) >= 0 }
  private var averageValues: [Double] {
    [chart.average, chart.averageInterval?.lower, chart.averageInterval?.upper].compactMap { $0 }
  }

  private func legendItems() -> [ChartLegendItem] {
    chart.bands.map { band in
      let count = items.count { band.contains($0.value) }
      return ChartLegendItem(
        mark: .box(band.colour),
        text: "\(band.number)  \(band.name)\(bounds(band)): \(heading.number(Double(count), 0)) \(chart.unitName)")
    }
  }

  private func bounds(_ band: ChartBand) -> String {
    switch (band.lower, band.upper) {
    case (nil, let upper?): " (<\(short(upper)))"
    case (let lower?, nil): " (≥\(short(lower)))"
    case (let lower?, let upper?): " (\(short(lower))–<\(short(upper)))"
    case (nil, nil): ""
    }
  }

  private func short(_ value: Double) -> String {
    heading.number(value, value == value.rounded() ? 0 : max(1, chart.decimals))
  }

  // MARK: - Histogram

  private func counts(_ axis: ChartAxis) -> [Int] {
    var counts = [Int](repeating: 0, count: max(1, axis.ticks.count - 1))
    for item in items {
      let bin = Int(((min(max(item.value, axis.lower), axis.upper) - axis.lower) / axis.step + 1e-9).rounded(.down))
      counts[min(max(bin, 0), counts.count - 1)] += 1
    }
    return counts
  }

  private func scale(_ counts: [Int], _ plot: BoundingBox) -> ChartAxis {
    ChartAxis(covering: counts.map(Double.init), tickCount: ticksDown(plot))
  }

  private func bar(_ bin: Int, _ count: Int, _ axis: ChartAxis, _ scale: ChartAxis, _ plot: BoundingBox) -> BoundingBox
  {
    let from = axis.lower + Double(bin) * axis.step
    return BoundingBox(
      minX: axis.place(from, from: plot.minX, to: plot.maxX) + 0.8,
      minY: scale.place(Double(count), from: plot.maxY, to: plot.minY),
      maxX: axis.place(from + axis.step, from: plot.minX, to: plot.maxX) - 0.8, maxY: plot.maxY)
  }

  private mutating func drawBars(_ axis: ChartAxis, _ plot: BoundingBox) {
    let counts = counts(axis)
    let scale = scale(counts, plot)
    drawCountAxis(scale, plot)
    for (bin, count) in counts.enumerated() where count > 0 {
      let middle = axis.lower + (Double(bin) + 0.5) * axis.step
      let colour = chart.bands.first { $0.contains(middle) }?.colour ?? ChartLook.neutral
      sheet.box(bar(bin, count, axis, scale, plot), fill: colour, edge: ChartLook.grey, edgeWidth: 0.8)
    }
  }

  /// How many stand in each bar, above it, where the bar is wide enough.
  private mutating func drawCounts(_ axis: ChartAxis, _ plot: BoundingBox) {
    let counts = counts(axis)
    let scale = scale(counts, plot)
    let style = haloed(ChartLook.text(10.5))
    for (bin, count) in counts.enumerated() where count > 0 {
      let box = bar(bin, count, axis, scale, plot)
      let text = heading.number(Double(count), 0)
      guard measureText(text, style: style).width < box.width else { continue }
      sheet.text(text, box.midX, box.minY - 8, style)
    }
  }

  private func haloed(_ style: TextStyle) -> TextStyle {
    TextStyle(sizePixels: style.sizePixels, isBold: style.isBold, colour: style.colour, haloPixels: 2)
  }

  private mutating func drawCountAxis(_ scale: ChartAxis, _ plot: BoundingBox) {
    for tick in scale.ticks where tick == tick.rounded() {
      let y = scale.place(tick, from: plot.maxY, to: plot.minY)
      sheet.line([(plot.minX, y), (plot.maxX, y)], ChartLook.rule, 0.8)
      sheet.text(heading.number(tick, 0), plot.minX - 7, y, ChartLook.text(10.5, ChartLook.grey), .right)
    }
    let label = "\(heading.word(ChartWords.count)) \(chart.unitName)"
    sheet.text(label, plot.minX - 44, plot.minY - 22, ChartLook.text(11, ChartLook.grey), .left)
  }

  private mutating func drawCuts(_ axis: ChartAxis, _ plot: BoundingBox) {
    for cut in Set(chart.bands.compactMap(\.lower)).sorted() where cut > axis.lower && cut < axis.upper {
      let x = axis.place(cut, from: plot.minX, to: plot.maxX)
      sheet.line([(x, plot.minY), (x, layout.body.maxY - 26)], ChartLook.grey, 1, dash: [3, 3])
    }
  }

  private mutating func drawValueAxis(_ axis: ChartAxis, _ plot: BoundingBox) {
    sheet.line([(plot.minX, plot.maxY), (plot.maxX, plot.maxY)], ChartLook.ink, 1.2)
    for tick in axis.ticks {
      let x = axis.place(tick, from: plot.minX, to: plot.maxX)
      sheet.line([(x, plot.maxY), (x, plot.maxY + 4)], ChartLook.ink, 1)
    }
    let style = TextStyle(sizePixels: 10.5, colour: ChartLook.grey, haloPixels: 2)
    sheet.tickNumbers(axis, heading, from: plot.minX, to: plot.maxX, y: plot.maxY + 13, style: style)
  }

  // MARK: - Average and dots

  private mutating func drawInterval(_ axis: ChartAxis, _ plot: BoundingBox) {
    guard let interval = chart.averageInterval, interval.lower.isFinite, interval.upper.isFinite else { return }
    let left = axis.place(interval.lower, from: plot.minX, to: plot.maxX)
    let right = axis.place(interval.upper, from: plot.minX, to: plot.maxX)
    let box = BoundingBox(minX: left, minY: plot.minY - 4, maxX: right, maxY: layout.body.maxY - 26)
    sheet.box(box, fill: ChartLook.pale)
  }

  private mutating func drawAverage(_ axis: ChartAxis, _ plot: BoundingBox) {
    guard let average = chart.average, average.isFinite else { return }
    let x = axis.place(average, from: plot.minX, to: plot.maxX)
    sheet.line([(x, plot.minY - 29), (x, layout.body.maxY - 26)], ChartLook.ink, 2)
    let interval = heading.text(chart.averageInterval, chart.decimals).map { " (\($0))" } ?? ""
    let text = "\(chart.averageLabel) \(heading.number(average, chart.decimals))\(interval)"
    let style = ChartLook.text(12, bold: true)
    let shown = shortened(text, width: plot.width * 0.7, style: style)
    let width = measureText(shown, style: style).width
    let isLeft = x + 8 + width > plot.maxX
    let y = plot.minY - 38
    sheet.text(shown, isLeft ? x + 2 : x - 2, y, style, isLeft ? .right : .left)
  }

  /// Dots in columns one dot wide, stacked from the bottom; columns too high are pressed together.
  private mutating func drawDots(_ axis: ChartAxis, _ plot: BoundingBox, bottom: Double, height: Double) {
    let radius = items.count > 400 ? 2.2 : 3.4
    var columns: [Int: Int] = [:]
    let places = items.map { item -> (x: Double, rank: Int, value: Double) in
      let x = axis.place(item.value, from: plot.minX, to: plot.maxX)
      let column = Int((x / (radius * 2)).rounded())
      columns[column, default: 0] += 1
      return (Double(column) * radius * 2, columns[column, default: 1] - 1, item.value)
    }
    let tallest = places.map(\.rank).max() ?? 0
    let step = min(radius * 2.1, (height - radius * 2) / Double(max(1, tallest)))
    for place in places {
      let colour = chart.bands.first { $0.contains(place.value) }?.colour ?? ChartLook.neutral
      sheet.circle(
        place.x, bottom - radius - Double(place.rank) * step, radius, fill: colour, edge: ChartLook.grey,
        edgeWidth: 0.7)
    }
    sheet.line([(plot.minX, bottom), (plot.maxX, bottom)], ChartLook.ink, 1)
  }
}
