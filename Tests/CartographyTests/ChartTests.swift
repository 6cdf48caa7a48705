import Cartography
import DrawingBridge
import Geometry
import Testing

@Suite struct ChartLayoutTests {
  static let sizes = [ChartSize.a4Landscape, .a4Portrait, .a3Landscape, ChartSize(width: 640, height: 480)]

  @Test(arguments: [1, 2, 7, 40, 130])
  func textsStayOnThePageAndOffEachOther(count: Int) {
    for size in Self.sizes {
      for (name, chart) in SampleCharts.all(count: count) {
        for page in chartPages(chart, heading: SampleCharts.heading, size: size) {
          let faults = textFaults(page)
          #expect(faults.isEmpty, "\(name) \(count) \(size.width): \(faults.prefix(3))")
        }
      }
    }
  }

  @Test(arguments: [3, 60, 130])
  func everyItemIsOnExactlyOnePage(count: Int) {
    for (name, chart) in SampleCharts.all(count: count) where name != "distribution" && name != "funnel" {
      // Names that are short enough not to be broken into lines.
      let wanted = (0..<count).filter { $0 % 7 != 3 }.map(SampleCharts.name)
      let pages = chartPages(chart, heading: SampleCharts.heading)
      let texts = pages.flatMap(\.texts).map(\.text)
      // 17 columns go over two or more pages, so the rows of the matrix are repeated.
      let repeats = name == "trafficLight" ? Set(wanted.map { item in texts.count { $0 == item } }) : [1]
      #expect(repeats.count == 1)
      for item in wanted { #expect(texts.count { $0 == item } == repeats.first, "\(name) \(item)") }
    }
  }

  @Test func everyVillageIsADotOfTheDistributionAndOfTheFunnel() {
    for (name, chart) in SampleCharts.all(count: 130) where name == "distribution" || name == "funnel" {
      let pages = chartPages(chart, heading: SampleCharts.heading)
      let known = (0..<130).count { ![5, 9, 14].contains($0 % 23) }
      let circles = pages[0].marks.count { if case .circle = $0 { true } else { false } }
      #expect(circles == known + (name == "funnel" ? 4 : 0), "\(name): legend dots come on top")
      #expect(pages[0].texts.contains { $0.text.hasPrefix("Tidak digambar: ") && $0.text.contains("6 tidak ada data") })
    }
  }

  @Test func everyPageHasTitlePeriodSourceAndItsNumber() throws {
    for (name, chart) in SampleCharts.all(count: 130) {
      let pages = chartPages(chart, heading: SampleCharts.heading)
      for (index, page) in pages.enumerated() {
        let texts = page.texts.map(\.text)
        #expect(texts.contains { $0.hasPrefix("Sebaran prevalensi") }, "\(name)")
        #expect(texts.contains("Kabupaten Contoh, Agustus 2024, balita"))
        #expect(texts.contains("Sumber: data sintetis"))
        #expect(texts.contains("DATA SINTETIS"))
        if pages.count > 1 { #expect(texts.contains("Halaman \(index + 1) dari \(pages.count)")) }
      }
    }
  }

  @Test func theMatrixNeverSpeaksByColourAlone() throws {
    let chart = SampleCharts.all(count: 30).first { $0.name == "trafficLight" }?.chart
    let pages = chartPages(try #require(chart), heading: SampleCharts.heading)
    for page in pages {
      let colours = TrafficLevel.allCases.map(\.colour)
      let cells = page.marks.compactMap { mark -> (BoundingBox, Colour)? in
        guard case .shape(let x, let y, let fill, _, _) = mark, colours.contains(fill) else { return nil }
        return BoundingBox(x: x, y: y, range: 0..<x.count).map { ($0, fill) }
      }
      for (box, fill) in cells where box.width > 20 {
        let level = try #require(TrafficLevel.allCases.first { $0.colour == fill })
        let inside = page.texts.filter { box.contains($0.x, $0.y) }.map(\.text)
        #expect(inside.contains { $0.hasPrefix("\(level.rawValue) Hampir") }, "\(inside)")
        #expect(inside.count == 2)
      }
      #expect(cells.count > 50)
    }
  }

  @Test func classColoursOfTheMatrixCanBeToldApartAndReadOn() {
    for (a, b) in zip(TrafficLevel.allCases, TrafficLevel.allCases.dropFirst()) {
      #expect(colourDistance(a.colour, b.colour) >= 10)
      for vision in ColourVision.allCases { #expect(colourDistance(a.colour, b.colour, seenBy: vision) >= 10) }
    }
    let ink = Colour(red: 0x1c, green: 0x24, blue: 0x30)
    for level in TrafficLevel.allCases { #expect(contrastRatio(level.colour, ink) >= 4.5) }
  }

  /// Texts off the page, and pairs whose letters meet (lines are a third higher than their letters).
  private func textFaults(_ page: ChartPage) -> [String] {
    let texts = page.texts
    let boxes = texts.map { text in
      let box = text.box
      let blank = box.height * 0.14
      return BoundingBox(minX: box.minX + 0.5, minY: box.minY + blank, maxX: box.maxX - 0.5, maxY: box.maxY - blank)
    }
    let frame = BoundingBox(minX: 0, minY: 0, maxX: page.size.width, maxY: page.size.height)
    var faults = texts.indices.filter { index in
      let box = boxes[index]
      return !(frame.contains(box.minX, box.minY) && frame.contains(box.maxX, box.maxY))
    }.map { "off the page: \(texts[$0].text)" }
    let order = boxes.indices.sorted { boxes[$0].minY < boxes[$1].minY }
    for (place, a) in order.enumerated() {
      for b in order[(place + 1)...] {
        if boxes[b].minY > boxes[a].maxY { break }
        if boxes[a].intersects(boxes[b]) { faults.append("\(texts[a].text) | \(texts[b].text)") }
      }
    }
    return faults
  }
}

@Suite struct ChartHostileTests {
  static let odd: [ChartValue] = [
    .known(.nan), .known(.infinity), .known(-.infinity), .known(1e300), .known(-1e300), .known(0), .known(-3),
    .missing, .suppressed, .noTarget, .known(.leastNonzeroMagnitude),
  ]

  private func charts(_ values: [ChartValue], _ number: Double) -> [Chart] {
    let interval = ChartInterval(lower: number, upper: -number)
    let odd = ChartBand(number: Int.max, name: "", lower: number, upper: number, colour: .black)
    return [
      .distribution(
        DistributionChart(
          items: values.map { ChartItem(name: "", value: $0) }, valueLabel: "", average: number,
          averageInterval: interval, bands: [odd], decimals: Int.max)),
      .funnel(
        FunnelChart(
          points: values.map { FunnelPoint(name: "x\n\0y", denominator: number, value: $0) }
            + values.map { FunnelPoint(name: "z", denominator: 30, value: $0) }, valueLabel: "", denominatorLabel: "",
          averagePercent: number.isFinite ? number : 10,
          limits: [FunnelLimit(denominator: number, limits95: interval, limits998: interval)]
            + funnelLimits(averagePercent: number, denominators: [number, 0, 1, -4, 1e300]), decimals: Int.min)),
      .trends(
        TrendChart(
          periods: ["", "a"],
          panels: [
            TrendPanel(name: "", points: values.map { TrendPoint(value: $0, interval: interval) }),
            TrendPanel(name: String(repeating: "W", count: 3000), points: []),
          ], valueLabel: "", average: values)),
      .coverage(
        CoverageChart(
          bars: values.map { CoverageBar(name: "", value: $0, target: number, lowerIsBetter: true, band: odd) },
          valueLabel: String(repeating: "panjang ", count: 300))),
      .trafficLight(
        TrafficLightChart(
          columns: [String(repeating: "x", count: 500), ""],
          rows: [TrafficLightRow(name: "", cells: values.map { TrafficLightCell(value: $0) })])),
      .clusters(
        ClusterChart(
          clusters: values.map {
            ScanClusterBar(
              name: "", villageCount: Int.min, observed: $0, expected: $0, relativeRisk: $0, pValue: number)
          }, countLabel: "", significance: number)),
    ]
  }

  @Test func oddNumbersNeverStopAChart() throws {
    for number in [Double.nan, .infinity, -.infinity, 0, -7, 1e300, 50] {
      for values in [Self.odd, [], [.known(4)], [.known(4), .known(4), .known(4)], [.missing, .suppressed]] {
        for chart in charts(values, number) {
          let pages = chartPages(chart, heading: SampleCharts.heading, size: ChartSize(width: .nan, height: -1))
          #expect(!pages.isEmpty)
          for page in pages { #expect(page.marks.allSatisfy(isFinite)) }
          if number == 0 { _ = try pages[0].png(dotsPerInch: 24) }
        }
      }
    }
  }

  @Test func emptyChartsSaySo() {
    for (name, chart) in SampleCharts.all(count: 0) {
      let pages = chartPages(chart, heading: SampleCharts.heading)
      #expect(pages.count == 1)
      #expect(pages[0].texts.contains { $0.text == "Tidak ada data untuk digambar" }, "\(name)")
    }
  }

  private func isFinite(_ mark: ChartMark) -> Bool {
    switch mark {
    case .text(let text): text.x.isFinite && text.y.isFinite
    case .line(let x, let y, _, _, _): (x + y).allSatisfy(\.isFinite)
    case .shape(let x, let y, _, _, _): (x + y).allSatisfy(\.isFinite)
    case .circle(let x, let y, let radius, _, _, _): x.isFinite && y.isFinite && radius.isFinite
    case .hatch(let box, _): box.width.isFinite && box.height.isFinite && box.minX.isFinite && box.minY.isFinite
    }
  }
}

@Suite struct ChartOutputTests {
  @Test func sameDataGivesTheSameBytes() throws {
    for (name, chart) in SampleCharts.all(count: 25) {
      let page = chartPages(chart, heading: SampleCharts.heading)[0]
      let again = chartPages(chart, heading: SampleCharts.heading)[0]
      #expect(page == again)
      #expect(try page.png(dotsPerInch: 48) == again.png(dotsPerInch: 48), "\(name)")
      #expect(try page.pdf() == again.pdf(), "\(name)")
      #expect(try page.svg() == again.svg(), "\(name)")
    }
  }

  @Test func tooManyDotsPerInchIsAnError() {
    let page = ChartPage(size: .a4Landscape)
    #expect(throws: CartographyError.self) { try page.png(dotsPerInch: 1e6) }
    #expect(throws: CartographyError.self) { try page.png(dotsPerInch: .nan) }
  }
}
