import SpatialStats
public import Stunting

/// Builds the headline table from the values of one indicator, age group and period: crude rates, intervals, empirical
/// Bayes rates and both averages. A village without a value, or with nobody measured, has no rate. A value that was
/// spread from a unit above gives a rate to show with the unit's interval, and no observation: three puskesmas spread
/// over thirty villages stay three.
///
/// - Parameters:
///   - values: Values of one indicator, age group, sex and period at village level; at most one a village (of several
///     the last with data counts).
///   - villages: Number of villages of the edition.
///   - minimumMeasured: Below it a village is marked unstable.
public func headlineTable(
  _ values: [IndicatorValue], definition: IndicatorDefinition, ageGroup: AgeGroup, period: Period, isStandIn: Bool,
  villages: Int, minimumMeasured: Int
) throws(AnalysisError) -> HeadlineTable {
  let chosen = onePerVillage(values, villages)
  let isShare = definition.per == 100
  var table = HeadlineTable(
    definition: definition, ageGroup: ageGroup, period: period, isStandIn: isStandIn,
    rung: worstRung(values, isStandIn),
    state: chosen.map { $0?.state ?? .noData }, cases: chosen.map { ownCount($0, \.numerator) },
    denominator: chosen.map { ownCount($0, \.denominator) }, intervalMethod: isShare ? .wilson : .poissonExact,
    sourceIDs: Set(values.map(\.sourceID)).sorted())
  table.notMeasuredHere = chosen.map { $0.map { $0.state != .noData && $0.origin != .reported } ?? false }
  fillRates(&table, chosen, isShare: isShare, minimumMeasured: minimumMeasured)
  fillAverages(&table)
  if !(0..<table.count).contains(where: { table.isMeasured($0) }) { fillAverages(&table, ofUnitsIn: chosen) }
  try fillSmoothed(&table)
  return table
}

private func onePerVillage(_ values: [IndicatorValue], _ villages: Int) -> [IndicatorValue?] {
  var chosen = [IndicatorValue?](repeating: nil, count: max(0, villages))
  for value in values where chosen.indices.contains(value.unit) {
    if value.state != .noData || chosen[value.unit] == nil { chosen[value.unit] = value }
  }
  return chosen
}

/// A number that is the village's own, perhaps apportioned: not that of the unit it inherits from.
private func ownCount(_ value: IndicatorValue?, _ part: KeyPath<IndicatorValue, Double?>) -> Double? {
  guard let value, value.state != .noData, value.origin != .inherited else { return nil }
  return value[keyPath: part]
}

/// The worst rung among the values; a stand-in is one whatever its source says.
private func worstRung(_ values: [IndicatorValue], _ isStandIn: Bool) -> Rung {
  if isStandIn { return .standIn }
  let order = Rung.allCases
  return values.filter { $0.state == .value }.map(\.rung).max {
    (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
  } ?? .notApplicable
}

private func fillRates(
  _ t: inout HeadlineTable, _ values: [IndicatorValue?], isShare: Bool, minimumMeasured: Int
) {
  for v in 0..<t.count {
    guard let value = values[v], value.state != .noData, let c = value.numerator, let n = value.denominator, n > 0
    else { continue }
    t.crude[v] = c / n
    t.unstable[v] = n < Double(minimumMeasured)
    // A share of a count has no interval of its own.
    guard value.origin != .apportioned else { continue }
    let interval = isShare ? shareInterval(c, n) : countInterval(c, n)
    t.lower[v] = interval?.lower
    t.upper[v] = interval?.upper
  }
}

private func shareInterval(_ cases: Double, _ n: Double) -> Interval? {
  guard let c = Int(exactly: cases), let m = Int(exactly: n) else { return nil }
  return binomialInterval(cases: c, measured: m, method: .wilson)
}

private func countInterval(_ cases: Double, _ n: Double) -> Interval? {
  guard let c = Int(exactly: cases) else { return nil }
  return poissonInterval(count: c).map { Interval(lower: $0.lower / n, upper: $0.upper / n) }
}

private func fillAverages(_ t: inout HeadlineTable) {
  let known = (0..<t.count).filter { t.isMeasured($0) }
  let counted = (0..<t.count).filter { t.cases[$0] != nil && !t.notMeasuredHere[$0] }
  t.totalCases = known.reduce(0) { $0 + (t.cases[$1] ?? 0) }
  t.totalDenominator = known.reduce(0) { $0 + (t.denominator[$1] ?? 0) }
  if !known.isEmpty {
    t.meanOfUnits = known.reduce(0) { $0 + (t.crude[$1] ?? 0) } / Double(known.count)
    t.pooled = t.totalDenominator > 0 ? t.totalCases / t.totalDenominator : nil
  }
  if !counted.isEmpty { t.meanCases = counted.reduce(0) { $0 + (t.cases[$1] ?? 0) } / Double(counted.count) }
}

/// Averages where every value was spread: each unit once, told by the row it came from. The mean number of cases is
/// over the villages that have an apportioned share of them.
private func fillAverages(_ t: inout HeadlineTable, ofUnitsIn values: [IndicatorValue?]) {
  struct Row: Hashable {
    let source: String
    let row: Int
  }
  var places: [Row: Int] = [:]
  var sums: [(cases: Double, denominator: Double)] = []
  for v in 0..<t.count where t.crude[v] != nil {
    guard let value = values[v], let c = value.numerator, let n = value.denominator else { continue }
    let row = Row(source: value.sourceID, row: value.sourceRow)
    if let place = places[row] {
      if value.origin == .apportioned { sums[place] = (sums[place].cases + c, sums[place].denominator + n) }
    } else {
      places[row] = sums.count
      sums.append((c, n))
    }
  }
  guard !sums.isEmpty else { return }
  t.totalCases = sums.reduce(0) { $0 + $1.cases }
  t.totalDenominator = sums.reduce(0) { $0 + $1.denominator }
  t.meanOfUnits = sums.reduce(0) { $0 + $1.cases / $1.denominator } / Double(sums.count)
  t.pooled = t.totalCases / t.totalDenominator
  let counted = t.cases.compactMap { $0 }
  if !counted.isEmpty { t.meanCases = counted.reduce(0, +) / Double(counted.count) }
}

private func fillSmoothed(_ t: inout HeadlineTable) throws(AnalysisError) {
  do {
    let shrunk = try empiricalBayes(t)
    for v in 0..<t.count where t.isMeasured(v) {
      t.smoothed[v] = shrunk.rates[v] ?? t.pooled
      t.ownWeight[v] = shrunk.shrinkage[v] ?? 0
    }
  } catch {
    throw .statistics(error)
  }
}
