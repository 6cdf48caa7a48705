import SpatialStats
public import Stunting

/// Prevalence over time from one headline table a period: totals, the newest change between like weighings, and the trend
/// from five like periods on.
///
/// - Parameters:
///   - tables: Of one edition, in any order; of two for one period the later one counts.
///   - measuredShares: D/S of the regency by period (fractions), where known.
/// - Throws: `lengthMismatch` when the tables are not about the same number of villages.
public func trend(
  _ tables: [HeadlineTable], measuredShares: [Period: Double] = [:], options: TrendOptions = TrendOptions()
) throws(AnalysisError) -> TrendTable {
  var byPeriod: [Period: HeadlineTable] = [:]
  for table in tables { byPeriod[table.period] = table }
  let ordered = byPeriod.values.sorted { $0.period < $1.period }
  for table in ordered where table.count != (ordered.first?.count ?? 0) {
    throw .statistics(.lengthMismatch(expected: ordered.first?.count ?? 0, found: table.count))
  }
  let like = ordered.filter { table in ordered.last.map { isSameSeries(table, $0) } ?? false }
  return TrendTable(
    totals: ordered.map { total($0, measuredShare: measuredShares[$0.period]) },
    latest: try latestChange(ordered, measuredShares, options),
    series: seriesTable(like, options), likePeriods: like.count)
}

private func isSameSeries(_ a: HeadlineTable, _ b: HeadlineTable) -> Bool {
  a.period.isLike(b.period) && a.definition.key == b.definition.key && a.ageGroup == b.ageGroup
    && a.isStandIn == b.isStandIn
}

private func latestChange(
  _ ordered: [HeadlineTable], _ shares: [Period: Double], _ options: TrendOptions
) throws(AnalysisError) -> ChangeTable? {
  guard let newest = ordered.last else { return nil }
  let earlier = ordered.dropLast()
  guard let before = earlier.last(where: { isSameSeries($0, newest) }) ?? earlier.last else { return nil }
  return try changes(from: before, to: newest, measuredShares: shares, options: options)
}

private func total(_ t: HeadlineTable, measuredShare: Double?) -> TrendTotal {
  let known = (0..<t.count).filter { t.isMeasured($0) }
  let cases = known.reduce(0.0) { $0 + (t.cases[$1] ?? 0) }
  let measured = known.reduce(0.0) { $0 + (t.denominator[$1] ?? 0) }
  let whole = Int(exactly: cases).flatMap { x in Int(exactly: measured).map { (x, $0) } }
  return TrendTotal(
    period: t.period, villages: known.count, missing: (0..<t.count).filter { !t.isMeasured($0) }, cases: cases,
    measured: measured, rate: measured > 0 ? cases / measured : nil,
    interval: t.definition.per == 100 ? whole.flatMap { binomialInterval(cases: $0.0, measured: $0.1) } : nil,
    meanOfVillages: known.isEmpty
      ? nil : known.reduce(0.0) { $0 + (t.crude[$1] ?? 0) } / Double(known.count),
    measuredShare: measuredShare)
}

/// What is not alike between two tables.
func unlikeReasons(
  _ a: HeadlineTable, _ b: HeadlineTable, _ shares: [Period: Double], gap: Double
) -> [UnlikeReason] {
  var reasons: [UnlikeReason] = []
  if a.period.length != b.period.length {
    reasons.append(.length)
  } else if a.period.part != b.period.part {
    reasons.append(.season)
  }
  if a.definition.key != b.definition.key { reasons.append(.indicator) }
  if a.ageGroup != b.ageGroup { reasons.append(.ageGroup) }
  if a.isStandIn != b.isStandIn { reasons.append(.standIn) }
  if let before = shares[a.period], let after = shares[b.period], abs(after - before) > gap {
    reasons.append(.measuredShare(before: before, after: after))
  }
  return reasons
}

/// Two tables can be compared at a confidence.
func checkComparable(_ a: HeadlineTable, _ b: HeadlineTable, confidence: Double) throws(AnalysisError) {
  guard a.count == b.count else { throw .statistics(.lengthMismatch(expected: a.count, found: b.count)) }
  guard confidence > 0, confidence < 1 else {
    throw .statistics(.parameterOutOfRange(name: "confidence", value: confidence))
  }
}
