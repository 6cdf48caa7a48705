import Stunting

/// Reliability of numbers that do not vary: one value in all units, or the same numbers period after period.
struct ConstantChecks {
  let table: QualityTable
  /// Sources with a column that the import found constant.
  private let sourcesNoted: Set<Int>

  init(_ table: QualityTable) {
    self.table = table
    sourcesNoted = Set(
      table.input.findings.filter { $0.kind == .constantColumn }.map { table.source($0.sourceID) })
  }

  func add(to tally: inout QualityTally, _ faults: inout [QualityFault]) {
    for series in table.series {
      let isNoted = isNoted(series)
      for (period, members) in table.byPeriod(series) {
        addPeriod(series, period, members, isNoted: isNoted, &tally, &faults)
      }
    }
    addRepeated(&tally, &faults)
  }

  /// One and the same number in every value of a source of which the import already says that a column never varies: it
  /// is listed once.
  private func isNoted(_ series: ValueSeries) -> Bool {
    let values = series.values.map { table.input.values[$0] }
    guard let first = values.first else { return false }
    return sourcesNoted.contains(series.key.source)
      && values.allSatisfy {
        $0.numerator == first.numerator && $0.denominator == first.denominator && $0.value == first.value
      }
  }

  /// A series whose every unit has the same share, with at least ten units.
  private func addPeriod(
    _ series: ValueSeries, _ period: Period, _ members: [Int], isNoted: Bool, _ tally: inout QualityTally,
    _ faults: inout [QualityFault]
  ) {
    let shares = members.compactMap { table.input.values[$0].sharePercent }
    guard shares.count >= table.input.rules.fewestUnits, let first = shares.first else { return }
    let isConstant = shares.allSatisfy { abs($0 - first) < 1e-9 }
    let sector = table.sector(series.key.indicator)
    tally.addTotal(
      .constantOverUnits, source: series.key.source, sector: sector, part: isConstant ? 1 : 0, whole: 1)
    guard isConstant, !isNoted else { return }
    // The sheet, not a village, is at fault: its office mends it.
    faults.append(
      QualityFault(
        problem: .rule(.constantOverUnits), source: series.key.source, place: .unknown, row: nil, sector: nil,
        severity: .important,
        detail: .constant(indicator: series.key.indicator, period: period, percent: first, units: shares.count)))
  }

  /// Units whose numerator and denominator are both the same three like periods running, whatever file they came in.
  /// Where nobody or everybody is counted, equal numbers say little, so those are not tested.
  private func addRepeated(_ tally: inout QualityTally, _ faults: inout [QualityFault]) {
    let joined = table.joined { $0.kind == .ratio && ($0.denominator ?? 0) >= table.input.rules.fewestRepeated }
    for series in joined where series.periods.count >= 3 {
      let periods = series.periods.suffix(3)
      for unit in series.units {
        let members = periods.compactMap { series.value(unit, $0) }
        if members.count == 3 { addRun(members.map { table.input.values[$0] }, members[0], &tally, &faults) }
      }
    }
  }

  private func addRun(
    _ members: [IndicatorValue], _ first: Int, _ tally: inout QualityTally, _ faults: inout [QualityFault]
  ) {
    guard let start = members.first, let last = members.last, let numerator = last.numerator,
      let denominator = last.denominator
    else { return }
    let source = table.source(last.sourceID)
    let (place, sector) = (table.placeOf[first], table.sector(last.indicator))
    let same = members.allSatisfy { $0.numerator == numerator && $0.denominator == denominator }
    let isFault = same && numerator > 0 && numerator < denominator
    tally.add(
      .repeatedOverPeriods, source: source, district: place.district, sector: sector, part: isFault ? 1 : 0, whole: 1)
    guard isFault else { return }
    faults.append(
      QualityFault(
        problem: .rule(.repeatedOverPeriods), source: source, place: place, row: last.sourceRow, sector: sector,
        severity: .check,
        detail: .repeated(
          indicator: last.indicator, from: start.period, to: last.period, numerator: numerator,
          denominator: denominator)))
  }
}
