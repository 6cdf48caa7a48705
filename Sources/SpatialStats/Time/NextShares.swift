/// What the next weighing would show if nothing changed: the posterior prediction of each unit's share.
///
/// Units picked for a high share fall at the next weighing without any effect, because part of their height was chance.
/// Under a beta-binomial model the share to expect is the posterior mean, whatever the reason for picking (Efron and
/// Morris 1975; Senn, "Francis Galton and regression to the mean", Significance 8 (2011)). The prior is
/// taken as known; its correlation is that of the analysis of variance (Donner 1986), less biased than the moments of
/// `ShrunkRates` where units differ in size. Changes of a unit from one weighing to the next that are neither chance nor lasting make it fall further
/// than this: the expected fall is a lower bound.
public struct NextShares: Sendable, Equatable {
  /// All cases over all measured; nil without any.
  public let mean: Double?
  /// Precision of the prior: units it is worth. Infinite where the units do not differ.
  public let priorPrecision: Double
  /// Share of each unit to expect next: its posterior mean. Nil without a share.
  public let expected: [Double?]
  private let precision: [Double]

  /// - Throws: For arrays of two lengths. A unit with nobody measured, cases outside 0...measured or a nil has no share.
  public init(cases: [Int?], measured: [Int?]) throws(StatisticsError) {
    guard cases.count == measured.count else { throw .lengthMismatch(expected: cases.count, found: measured.count) }
    let shares = cases.indices.map { ShareOfUnit(cases: cases[$0], measured: measured[$0]) }
    let prior = SharePrior(shares.compactMap { $0 })
    let strength = prior.correlation > 0 ? 1 / prior.correlation - 1 : Double.infinity
    mean = prior.mean
    priorPrecision = strength
    precision = shares.map { Double($0?.measured ?? 0) + strength }
    expected = shares.map { share in
      guard let share, let mean = prior.mean else { return nil }
      let own = strength.isInfinite ? 0 : Double(share.measured) / (Double(share.measured) + strength)
      return mean + own * (share.share - mean)
    }
  }

  /// Interval of the next share of a unit when `measured` are measured then. Nil for a unit without a share.
  public func interval(unit: Int, measured: Int, confidence: Double = 0.95) -> Interval? {
    guard expected.indices.contains(unit), let share = expected[unit], confidence > 0, confidence < 1,
      (1...HotspotTest.largestCount).contains(measured)
    else { return nil }
    let tail = (1 - confidence) / 2
    let icc = correlation(unit)
    func above(_ k: Int) -> Double {
      BetaBinomialDistribution.atLeast(k + 1, of: measured, mean: share, intraclassCorrelation: icc)
    }
    let low = RootSearch.firstTrue(in: 0...measured) { above($0) < 1 - tail } ?? measured
    let high = RootSearch.firstTrue(in: 0...measured) { above($0) <= tail } ?? measured
    return Interval(lower: Double(low) / Double(measured), upper: Double(high) / Double(measured))
  }

  /// Variance of the next number of cases of a unit.
  public func variance(unit: Int, measured: Int) -> Double? {
    guard expected.indices.contains(unit), let share = expected[unit],
      (1...HotspotTest.largestCount).contains(measured)
    else { return nil }
    let n = Double(measured)
    return n * share * (1 - share) * (1 + (n - 1) * correlation(unit))
  }

  /// Correlation of two children of the unit, given what is known of its share.
  private func correlation(_ unit: Int) -> Double { precision[unit].isFinite ? 1 / (precision[unit] + 1) : 0 }
}

/// Mean and intraclass correlation of shares by analysis of variance.
private struct SharePrior {
  private(set) var mean: Double?
  private(set) var correlation = 0.0

  init(_ shares: [ShareOfUnit]) {
    let measured = shares.reduce(0.0) { $0 + Double($1.measured) }
    guard measured > 0 else { return }
    let mean = shares.reduce(0.0) { $0 + Double($1.cases) } / measured
    self.mean = mean
    let units = Double(shares.count)
    guard units > 1, measured > units else { return }
    var (between, within, squares) = (0.0, 0.0, 0.0)
    for unit in shares {
      let n = Double(unit.measured)
      between += n * (unit.share - mean) * (unit.share - mean)
      within += n * unit.share * (1 - unit.share)
      squares += n * n
    }
    between /= units - 1
    within /= measured - units
    let size = (measured - squares / measured) / (units - 1)
    let all = between + (size - 1) * within
    correlation = all > 0 ? min(1, max(0, (between - within) / all)) : 0
  }
}
