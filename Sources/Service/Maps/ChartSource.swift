internal import Analysis
internal import Cartography
internal import DrawingBridge
internal import Foundation
internal import Project
internal import Publish
internal import SpatialStats
internal import Stunting

/// The charts of a region's results.
struct ChartSource {
  let region: MapRegion
  /// The headline of every period, oldest first.
  let periods: [HeadlineTable]
  let language: Language

  var result: RegionResult { region.result }
  private var labels: Labels { Labels(language) }
  private func pick(_ id: String, _ en: String) -> String { language.pick(id, en) }

  /// File name and chart; a chart without data is left out.
  var charts: [(name: String, title: String, chart: Chart)] {
    let made: [(String, String, Chart?)] = [
      ("distribusi", pick("Sebaran nilai desa/kelurahan", "Distribution over the villages"), distribution),
      ("corong", pick("Nilai dan jumlah yang diukur", "Value and number measured"), funnel),
      ("tren", pick("Perkembangan per kecamatan", "Trend by kecamatan"), trends),
      ("cakupan", pick("Cakupan layanan terhadap target", "Coverage of services against the target"), coverage),
      ("lampu", pick("Matriks lampu lalu lintas (Tabel 1.2)", "Traffic-light matrix (Table 1.2)"), trafficLight),
      ("klaster", pick("Klaster menurut pindai Kulldorff", "Clusters of Kulldorff's scan"), clusters),
    ]
    return made.compactMap { name, title, chart in chart.map { (name, title, $0) } }
  }

  func heading(_ title: String) -> ChartHeading {
    let h = result.headline
    let what = h.map { [region.place.name, $0.definition.name(language), region.period].compactMap { $0 } }
    let used = Set(h?.sourceIDs ?? [])
    let files = region.data.imports.filter { used.contains($0.sourceID) }.map(\.fileName)
    return ChartHeading(
      title: title, subtitle: (what ?? [region.place.name]).joined(separator: ", "),
      source: sourceLine(files.isEmpty ? ["-"] : files, language), notes: notes,
      language: language == .indonesian ? .indonesian : .english,
      watermark: region.place.synthetic ? pick("DATA SINTETIS", "SYNTHETIC DATA") : nil)
  }

  private var notes: [String] {
    guard let h = result.headline else { return [] }
    return [pick("Tingkat data: ", "Data rung: ") + labels.rung(h.rung)]
  }

  // MARK: - Headline

  private func percent(_ value: Double?, _ h: HeadlineTable) -> ChartValue {
    value.map { .known($0 * Double(h.definition.per)) } ?? .missing
  }

  private func valueLabel(_ h: HeadlineTable) -> String {
    h.definition.name(language) + (h.definition.per == 100 ? " (%)" : pick(" per ", " per ") + "\(h.definition.per)")
  }

  private func average(_ h: HeadlineTable) -> (value: Double, label: String)? {
    let isPooled = region.parameters.average == .pooled
    guard let value = isPooled ? h.pooled : h.meanOfUnits else { return nil }
    let label =
      isPooled
      ? pick("Rata-rata gabungan (kasus dibagi diukur)", "Pooled average (cases over measured)")
      : pick("Rata-rata antardesa (juknis)", "Mean over the villages (juknis)")
    return (value * Double(h.definition.per), label)
  }

  private var distribution: Chart? {
    guard let h = result.headline else { return nil }
    let items = result.edition.villages.enumerated().map { ChartItem(name: $1.name, value: percent(h.crude[$0], h)) }
    guard items.contains(where: { $0.value.number != nil }) else { return nil }
    let mean = average(h)
    return .distribution(
      DistributionChart(
        items: items, valueLabel: valueLabel(h), average: mean?.value, averageInterval: pooledInterval(h),
        averageLabel: mean?.label ?? "", bands: h.definition.per == 100 && !h.isStandIn ? prevalenceBands : [],
        unitName: pick("desa/kelurahan", "villages")))
  }

  /// Of the pooled average only: the mean over the villages has none here.
  private func pooledInterval(_ h: HeadlineTable) -> ChartInterval? {
    guard region.parameters.average == .pooled, h.totalDenominator > 0, h.definition.per == 100 else { return nil }
    return interval(cases: h.totalCases, of: h.totalDenominator)
  }

  private func interval(cases: Double, of denominator: Double) -> ChartInterval? {
    guard let whole = Int(exactly: cases), let measured = Int(exactly: denominator),
      let found = binomialInterval(cases: whole, measured: measured)
    else { return nil }
    return ChartInterval(lower: found.lower * 100, upper: found.upper * 100)
  }

  private var prevalenceBands: [ChartBand] {
    let cuts = PrevalenceClass.cutsPercent
    let colours = prevalenceColours
    return PrevalenceClass.allCases.enumerated().map { place, item in
      ChartBand(
        number: item.rawValue, name: labels.prevalenceClass(item), lower: place == 0 ? nil : cuts[place - 1],
        upper: place < cuts.count ? cuts[place] : nil, colour: colours[place])
    }
  }

  /// Those of the map.
  private var prevalenceColours: [Colour] {
    let style = (try? StyleLibrary())?.style(ofTheme: "prevalensi")?.style
    let own = style?.classes.filter { $0.number != nil }.map(\.colour) ?? []
    return own.count == 4 ? own : [Colour](repeating: Colour(red: 0xbb, green: 0xbb, blue: 0xbb), count: 4)
  }

  private var funnel: Chart? {
    guard let h = result.headline, h.definition.per == 100, let pooled = h.pooled else { return nil }
    let points = result.edition.villages.enumerated().map { v, village in
      FunnelPoint(name: village.name, denominator: h.denominator[v] ?? 0, value: percent(h.crude[v], h))
    }
    return .funnel(
      FunnelChart(
        points: points, valueLabel: valueLabel(h), denominatorLabel: pick("Jumlah diukur", "Number measured"),
        averagePercent: pooled * 100,
        averageLabel: pick("Rata-rata gabungan", "Pooled average"),
        limits: funnelLimits(averagePercent: pooled * 100, denominators: points.map(\.denominator))))
  }

  private var trends: Chart? {
    guard periods.count > 1 else { return nil }
    let districts = Array(Set(result.edition.villages.map(\.districtLabel))).sorted()
    let panels = districts.map { name in
      TrendPanel(name: name, points: periods.map { point($0, members: members(of: name)) })
    }
    return .trends(
      TrendChart(
        periods: periods.map(\.period.description), panels: panels, valueLabel: valueLabel(periods[periods.count - 1]),
        average: periods.map { percent($0.pooled, $0) }, averageLabel: region.place.name))
  }

  private func members(of district: String) -> [Int] {
    result.edition.villages.indices.filter { result.edition.villages[$0].districtLabel == district }
  }

  private func point(_ h: HeadlineTable, members: [Int]) -> TrendPoint {
    let known = members.filter { h.cases[$0] != nil && (h.denominator[$0] ?? 0) > 0 }
    let cases = known.reduce(0.0) { $0 + (h.cases[$1] ?? 0) }
    let measured = known.reduce(0.0) { $0 + (h.denominator[$1] ?? 0) }
    guard measured > 0 else { return TrendPoint(value: .missing) }
    return TrendPoint(
      value: percent(cases / measured, h),
      interval: h.definition.per == 100 ? interval(cases: cases, of: measured) : nil)
  }

  // MARK: - Coverage

  /// What has a target, or a number in Table 1.1.
  private var rates: [CoverageColumn] {
    result.coverage.filter {
      $0.definition.kind == .ratio && ($0.definition.target != nil || $0.definition.number != nil)
    }
  }

  /// Of the whole regency: numerators over denominators of the villages that have both.
  private var coverage: Chart? {
    let bars = rates.map { column -> CoverageBar in
      let known = column.cells.filter { $0.numerator != nil && ($0.denominator ?? 0) > 0 }
      let covered = known.reduce(0.0) { $0 + ($1.numerator ?? 0) }
      let meant = known.reduce(0.0) { $0 + ($1.denominator ?? 0) }
      let number = column.definition.number.map { "\($0)  " } ?? ""
      return CoverageBar(
        name: number + column.definition.name(language), value: meant > 0 ? .known(100 * covered / meant) : .missing,
        target: column.definition.target?.percent, lowerIsBetter: column.definition.direction == .lowerIsBetter)
    }
    guard bars.contains(where: { $0.value.number != nil }) else { return nil }
    return .coverage(CoverageChart(bars: bars, valueLabel: pick("Cakupan (%)", "Coverage (%)")))
  }

  private var trafficLight: Chart? {
    let columns = rates.filter { $0.isMain }.isEmpty ? rates : rates.filter { $0.isMain }
    guard !columns.isEmpty else { return nil }
    let h = result.headline
    let order = result.edition.villages.indices.sorted {
      let (a, b) = (result.edition.villages[$0], result.edition.villages[$1])
      return (a.districtLabel, $0) < (b.districtLabel, $1)
    }
    let rows = order.map { v in
      TrafficLightRow(
        name: result.edition.villages[v].name, group: result.edition.villages[v].districtLabel,
        cells: (h.map { [prevalenceCell(v, $0)] } ?? []) + columns.map { cell($0.cells[v]) })
    }
    let heads = (h.map { [$0.definition.name(language)] } ?? []) + columns.map { $0.definition.name(language) }
    return .trafficLight(
      TrafficLightChart(columns: heads, rows: rows, rowLabel: pick("Desa/kelurahan", "Village")))
  }

  private func prevalenceCell(_ v: Int, _ h: HeadlineTable) -> TrafficLightCell {
    guard let rate = h.crude[v] else { return TrafficLightCell(value: .missing) }
    guard h.definition.per == 100, !h.isStandIn else { return TrafficLightCell(value: percent(rate, h)) }
    let level = PrevalenceClass(percent: rate * 100)
    let colours: [TrafficLevel] = [.green, .yellow, .orange, .red]
    return TrafficLightCell(
      value: .known(rate * 100), level: colours[level.rawValue - 1], word: labels.prevalenceClass(level))
  }

  private func cell(_ cell: IndicatorCell) -> TrafficLightCell {
    let value: ChartValue = cell.state == .noTarget ? .noTarget : cell.percent.map { .known($0) } ?? .missing
    guard let level = cell.coverageClass else { return TrafficLightCell(value: value) }
    return TrafficLightCell(
      value: value, level: TrafficLevel(rawValue: level.rawValue), word: labels.coverageClass(level))
  }

  // MARK: - Clusters

  private var clusters: Chart? {
    guard let scan = result.scan, let h = result.headline, !scan.shown.isEmpty else { return nil }
    let bars = scan.shown.enumerated().map { place, cluster -> ScanClusterBar in
      let names = cluster.villages.prefix(3).map { result.edition.villages[$0].name }.joined(separator: ", ")
      let more = cluster.villages.count > 3 ? ", ..." : ""
      return ScanClusterBar(
        name: pick("Klaster", "Cluster") + " \(place + 1): \(names)\(more)", villageCount: cluster.villages.count,
        observed: .known(cluster.cases), expected: .known(cluster.expected),
        relativeRisk: cluster.relativeRisk.map { .known($0) } ?? .missing, pValue: cluster.p)
    }
    return .clusters(
      ClusterChart(clusters: bars, countLabel: h.definition.name(language), significance: scan.alpha))
  }
}
