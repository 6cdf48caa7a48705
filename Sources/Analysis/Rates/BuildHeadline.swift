import SpatialStats
public import Stunting

/// Builds the headline table from the values of one indicator, age group and period: crude rates, intervals, empirical
/// Bayes rates and both averages. A village without a value, or with nobody measured, has no rate.
///
/// - Parameters:
///   - values: Values of one indicator, age group and period at village level; at most one a village.
///   - villages: Number of villages of the edition.
///   - minimumMeasured: Below it a village is marked unstable.
public func headlineTable(
  _ values: [IndicatorValue], definition: IndicatorDefinition, ageGroup: AgeGroup, period: Period, isStandIn: Bool,
  villages: Int, minimumMeasured: Int
) throws(AnalysisError) -> HeadlineTable {
  var state = [CellState](repeating: .noData, count: villages)
  var cases = [Double?](repeating: nil, count: villages)
  var denominator = [Double?](repeating: nil, count: villages)
  for value in values where value.unit >= 0 && value.unit < villages {
    state[value.unit] = value.state
    guard value.state != .noData else { continue }
    cases[value.unit] = value.numerator
    denominator[value.unit] = value.denominator
  }
  let isShare = definition.per == 100
  var table = HeadlineTable(
    definition: definition, ageGroup: ageGroup, period: period, isStandIn: isStandIn,
    rung: worstRung(values, isStandIn),
    state: state, cases: cases, denominator: denominator, intervalMethod: isShare ? .wilson : .poissonExact,
    sourceIDs: Set(values.map(\.sourceID)).sorted())
  fillRates(&table, isShare: isShare, minimumMeasured: minimumMeasured)
  fillAverages(&table)
  try fillSmoothed(&table, isShare: isShare)
  return table
}

/// The worst rung among the values; a stand-in is one whatever its source says.
private func worstRung(_ values: [IndicatorValue], _ isStandIn: Bool) -> Rung {
  if isStandIn { return .standIn }
  let order = Rung.allCases
  return values.filter { $0.state == .value }.map(\.rung).max {
    (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
  } ?? .notApplicable
}

private func fillRates(_ t: inout HeadlineTable, isShare: Bool, minimumMeasured: Int) {
  for v in 0..<t.count {
    guard let c = t.cases[v], let n = t.denominator[v], n > 0 else { continue }
    t.crude[v] = c / n
    t.unstable[v] = n < Double(minimumMeasured)
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
  let known = (0..<t.count).filter { t.crude[$0] != nil }
  let counted = (0..<t.count).filter { t.cases[$0] != nil }
  t.totalCases = known.reduce(0) { $0 + (t.cases[$1] ?? 0) }
  t.totalDenominator = known.reduce(0) { $0 + (t.denominator[$1] ?? 0) }
  if !known.isEmpty {
    t.meanOfUnits = known.reduce(0) { $0 + (t.crude[$1] ?? 0) } / Double(known.count)
    t.pooled = t.totalDenominator > 0 ? t.totalCases / t.totalDenominator : nil
  }
  if !counted.isEmpty { t.meanCases = counted.reduce(0) { $0 + (t.cases[$1] ?? 0) } / Double(counted.count) }
}

/// Towards the regency: beta-binomial for shares, Poisson-gamma for events per people.
private func fillSmoothed(_ t: inout HeadlineTable, isShare: Bool) throws(AnalysisError) {
  let events = (0..<t.count).map { t.crude[$0] == nil ? 0 : t.cases[$0] ?? 0 }
  let base = (0..<t.count).map { t.crude[$0] == nil ? 0 : t.denominator[$0] ?? 0 }
  do {
    let useShares = isShare && zip(events, base).allSatisfy { $0 <= $1 }
    let shrunk =
      try useShares
      ? ShrunkRates.binomial(cases: events, measured: base) : ShrunkRates.marshall(events: events, base: base)
    for v in 0..<t.count where t.crude[v] != nil {
      t.smoothed[v] = shrunk.rates[v] ?? t.pooled
      t.ownWeight[v] = shrunk.shrinkage[v] ?? 0
    }
  } catch {
    throw .statistics(error)
  }
}
