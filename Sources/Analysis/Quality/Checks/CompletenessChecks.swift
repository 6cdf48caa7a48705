import Stunting

/// Completeness: units with a value in the newest period, and periods with a value between the first and the newest, over
/// all sources of an indicator. Series that newer sources have taken over are not judged.
struct CompletenessChecks {
  let table: QualityTable
  /// Villages that a finding of the import already calls without a row, by source.
  private let noted: Set<Noted>

  private let superseded: Set<Int>

  private struct Noted: Hashable {
    var source: Int
    var village: Int
  }

  init(_ table: QualityTable) {
    self.table = table
    superseded = Set(table.sourceIDs.indices.filter { table.isSuperseded(source: $0) })
    noted = Set(
      table.input.findings.compactMap { finding in
        guard finding.kind == .villageWithoutRow, let v = table.places.place(code: finding.code).village else {
          return nil
        }
        return Noted(source: table.source(finding.sourceID), village: v)
      })
  }

  func add(to tally: inout QualityTally, _ faults: inout [QualityFault]) {
    // How many series of a source a unit has no value in.
    var lacking: [Int: [LevelUnit: Int]] = [:]
    var seriesOf: [Int: Int] = [:]
    let current = table.currentSeries
    let siblings = Dictionary(grouping: current.indices) { current[$0].key.joined }
    for (s, series) in current.enumerated() {
      let others = (siblings[series.key.joined] ?? []).filter { $0 != s }.map { current[$0] }
      addUnits(series, others, &tally, &lacking[series.key.source, default: [:]])
      seriesOf[series.key.source, default: 0] += 1
    }
    for series in table.joined(where: { _ in true }) { addPeriods(series, &tally) }
    for source in lacking.keys.sorted() {
      addFaults(source, lacking[source] ?? [:], series: seriesOf[source] ?? 0, &faults)
    }
  }

  private struct LevelUnit: Hashable, Comparable {
    var level: UnitLevel
    var unit: Int
    static func < (a: Self, b: Self) -> Bool { (a.level.rawValue, a.unit) < (b.level.rawValue, b.unit) }
  }

  private func addUnits(
    _ series: ValueSeries, _ others: [ValueSeries], _ tally: inout QualityTally, _ lacking: inout [LevelUnit: Int]
  ) {
    let present = newestUnits(series)
    let sector = table.sector(series.key.indicator)
    let units = expected(series, present, others)
    for unit in units {
      let isThere = present.contains(unit)
      tally.add(
        .unitsWithValue, source: series.key.source, district: place(series.key.level, unit).district, sector: sector,
        part: isThere ? 1 : 0, whole: 1)
      if !isThere { lacking[LevelUnit(level: series.key.level, unit: unit), default: 0] += 1 }
    }
    // Units that are expected and known by number only.
    let unknown = others.isEmpty ? max(0, table.expectedUnits(series.key.level) - units.count) : 0
    tally.addTotal(
      .unitsWithValue, source: series.key.source, sector: sector, part: 0, whole: Double(unknown))
  }

  private func newestUnits(_ series: ValueSeries) -> Set<Int> {
    let newest = table.byPeriod(series).last
    return Set((newest?.values ?? []).filter { hasValue($0) }.map { table.input.values[$0].unit })
  }

  /// All villages; of the other levels all units that any source knows. Where several sources give the indicator, each is
  /// asked for its own units and for those that none gives in a kecamatan of its own; the first source is asked for the
  /// rest.
  private func expected(_ series: ValueSeries, _ present: Set<Int>, _ others: [ValueSeries]) -> [Int] {
    let all =
      series.key.level == .village
      ? Array(table.input.villages.indices)
      : table.input.units.indices.filter { table.input.units[$0].level == series.key.level }
    guard !others.isEmpty else { return all }
    let elsewhere = others.reduce(into: Set<Int>()) { $0.formUnion(newestUnits($1)) }
    func districts(_ units: Set<Int>) -> Set<Int> { Set(units.compactMap { place(series.key.level, $0).district }) }
    let (own, theirs) = (districts(present), districts(elsewhere))
    let isFirst = others.allSatisfy { series.key.source < $0.key.source }
    return all.filter { unit in
      if present.contains(unit) { return true }
      if elsewhere.contains(unit) { return false }
      guard let district = place(series.key.level, unit).district else { return isFirst }
      return own.contains(district) || (isFirst && !theirs.contains(district))
    }
  }

  private func place(_ level: UnitLevel, _ unit: Int) -> QualityPlace {
    level == .village ? table.places.place(village: unit) : table.places.place(unit: unit)
  }

  private func hasValue(_ i: Int) -> Bool { table.input.values[i].state != .noData }

  /// What a unit has of the periods due, whatever files they came in. Its newest file stands for it, or the newest of
  /// all where that one has given way.
  private func addPeriods(_ series: JoinedSeries, _ tally: inout QualityTally) {
    let frequency = table.frequency(series.key.indicator)
    let steps = Set(series.periods.compactMap { step($0, series, frequency) })
    guard let first = steps.min(), let last = steps.max() else { return }
    let expected = frequency.map { $0.dueMonths(from: first, through: last) } ?? steps.count
    guard expected > 1 else { return }
    let latest = series.units.lazy.compactMap { unit in series.periods.last.flatMap { series.value(unit, $0) } }.first
      .map { table.source(table.input.values[$0].sourceID) }
    for unit in series.units {
      let given = series.periods.filter { series.value(unit, $0) != nil }
      guard let newest = given.last.flatMap({ series.value(unit, $0) }) else { continue }
      let source = table.source(table.input.values[newest].sourceID)
      tally.add(
        .periodsWithValue, source: superseded.contains(source) ? latest ?? source : source,
        district: place(series.key.level, unit).district, sector: table.sector(series.key.indicator),
        part: Double(Set(given.compactMap { step($0, series, frequency) }).count), whole: Double(expected))
    }
  }

  /// The due month that a period covers, or its place among the periods of the series.
  private func step(_ period: Period, _ series: JoinedSeries, _ frequency: ReportingFrequency?) -> Int? {
    if let frequency { return frequency.covered(by: period) }
    return series.periods.firstIndex(of: period)
  }

  private func addFaults(
    _ source: Int, _ lacking: [LevelUnit: Int], series: Int, _ faults: inout [QualityFault]
  ) {
    for key in lacking.keys.sorted() {
      if key.level == .village, noted.contains(Noted(source: source, village: key.unit)) { continue }
      let place = place(key.level, key.unit)
      let missing = lacking[key] ?? 0
      faults.append(
        QualityFault(
          problem: .rule(.unitsWithValue), source: source, place: place, row: nil,
          sector: table.sectorOfSource[source], severity: missing == series ? .important : .check,
          detail: .withoutValue(series: missing, of: series)))
    }
  }
}
