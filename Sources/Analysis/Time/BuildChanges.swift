import SpatialStats
public import Stunting

/// Change of every village and of the regency from one period to another, whatever the seasons: what is unlike is said.
///
/// - Throws: `lengthMismatch` when the tables are not about the same number of villages, `parameterOutOfRange` for a
///   confidence outside 0...1.
public func changes(
  from before: HeadlineTable, to after: HeadlineTable, measuredShares: [Period: Double] = [:],
  options: TrendOptions = TrendOptions()
) throws(AnalysisError) -> ChangeTable {
  try checkComparable(before, after, confidence: options.confidence)
  let pairs = (0..<before.count).map { sharePair($0, before, after) }
  let plain = pairs.map { $0.flatMap { ShareDifference($0) } }
  let dispersion = ChangeDispersion(plain.map { $0?.z }, sizes: pairs.map { $0?.meanSize ?? 1 })
  func difference(_ pair: SharePair?, size: Double?) -> ShareDifference? {
    let factor = dispersion?.factor(size: size ?? 1) ?? 1
    return pair.flatMap { ShareDifference($0, confidence: options.confidence, varianceFactor: factor) }
  }
  let tests = pairs.map { difference($0, size: $0?.meanSize) }
  let (first, second) = (allOf(before), allOf(after))
  let both = pairs.compactMap { $0 }
  let adjusted = MultipleTesting.benjaminiHochberg.adjusted(tests.map { $0?.p })
  return ChangeTable(
    before: before.period, after: after.period,
    unlike: unlikeReasons(before, after, measuredShares, gap: options.measuredShareGap), alpha: options.alpha,
    confidence: options.confidence, correlation: dispersion?.correlation ?? 0,
    villages: tests.indices.map { v in
      villageChange(v, before, after, tests[v], adjusted: adjusted[v], options)
    },
    regency: difference(pooled(first, second), size: pooledSize(first.map(\.measured), second.map(\.measured))),
    sameVillages: difference(
      pooled(both), size: pooledSize(both.map(\.measuredBefore), both.map(\.measuredAfter))),
    sameVillageCount: both.count)
}

/// Whole children among whole children, in both periods.
func sharePair(_ v: Int, _ before: HeadlineTable, _ after: HeadlineTable) -> SharePair? {
  guard let a = wholeShare(v, before), let b = wholeShare(v, after) else { return nil }
  return SharePair(casesBefore: a.cases, measuredBefore: a.measured, casesAfter: b.cases, measuredAfter: b.measured)
}

/// Cases among measured of a village that was measured there; nil unless both are whole numbers that fit.
func wholeShare(_ v: Int, _ t: HeadlineTable) -> (cases: Int, measured: Int)? {
  guard t.isMeasured(v), t.definition.per == 100, let cases = t.cases[v].flatMap({ Int(exactly: $0) }),
    let measured = t.denominator[v].flatMap({ Int(exactly: $0) }), measured > 0, measured <= mostChildren,
    (0...measured).contains(cases)
  else { return nil }
  return (cases, measured)
}

/// More is no number of children, and sums of more might not fit.
private let mostChildren = 1_000_000_000

private typealias WholeShare = (cases: Int, measured: Int)

private func allOf(_ t: HeadlineTable) -> [WholeShare] { (0..<t.count).compactMap { wholeShare($0, t) } }

private func pooled(_ before: [WholeShare], _ after: [WholeShare]) -> SharePair {
  func sum(_ shares: [WholeShare]) -> WholeShare {
    shares.reduce((0, 0)) { ($0.cases + $1.cases, $0.measured + $1.measured) }
  }
  let (a, b) = (sum(before), sum(after))
  return SharePair(
    casesBefore: a.cases, measuredBefore: a.measured, casesAfter: b.cases, measuredAfter: b.measured)
}

/// Children that a correlation binds together in a sum over villages: the mean size of a child's village, of the two
/// periods as their parts of the variance weigh.
private func pooledSize(_ before: [Int], _ after: [Int]) -> Double? {
  func part(_ sizes: [Int]) -> (size: Double, variance: Double) {
    let all = sizes.reduce(0.0) { $0 + Double($1) }
    return (sizes.reduce(0.0) { $0 + Double($1) * Double($1) } / all, 1 / all)
  }
  guard !before.isEmpty, !after.isEmpty else { return nil }
  let (a, b) = (part(before), part(after))
  return (a.size * a.variance + b.size * b.variance) / (a.variance + b.variance)
}

extension SharePair {
  /// Harmonic mean of the measured of both periods.
  fileprivate var meanSize: Double { 2 / (1 / Double(measuredBefore) + 1 / Double(measuredAfter)) }
}

private func pooled(_ pairs: [SharePair]) -> SharePair {
  pairs.reduce(SharePair(casesBefore: 0, measuredBefore: 0, casesAfter: 0, measuredAfter: 0)) {
    SharePair(
      casesBefore: $0.casesBefore + $1.casesBefore, measuredBefore: $0.measuredBefore + $1.measuredBefore,
      casesAfter: $0.casesAfter + $1.casesAfter, measuredAfter: $0.measuredAfter + $1.measuredAfter)
  }
}

private func villageChange(
  _ v: Int, _ before: HeadlineTable, _ after: HeadlineTable, _ test: ShareDifference?, adjusted: Double?,
  _ options: TrendOptions
) -> VillageChange {
  let (had, has) = (before.isMeasured(v), after.isMeasured(v))
  let rates = (had ? before.crude[v] : nil, has ? after.crude[v] : nil)
  let measured = (had ? before.denominator[v] : nil, has ? after.denominator[v] : nil)
  let fewest = min(measured.0 ?? .infinity, measured.1 ?? .infinity)
  return VillageChange(
    village: v, before: rates.0, after: rates.1, measuredBefore: measured.0, measuredAfter: measured.1,
    change: rates.0.flatMap { a in rates.1.map { $0 - a } }, interval: test?.interval, p: test?.p,
    adjustedP: adjusted, changeClass: changeClass(had, has, test, adjusted: adjusted, alpha: options.alpha),
    isUnstable: fewest < options.minimumMeasured)
}

private func changeClass(
  _ had: Bool, _ has: Bool, _ test: ShareDifference?, adjusted: Double?, alpha: Double
) -> ChangeClass {
  switch (had, has) {
  case (false, false): return .missingBoth
  case (false, true): return .missingBefore
  case (true, false): return .missingAfter
  case (true, true): break
  }
  guard let test, let adjusted else { return .notTestable }
  guard adjusted <= alpha, test.difference != 0 else { return .notSignificant }
  return test.difference < 0 ? .fall : .rise
}
