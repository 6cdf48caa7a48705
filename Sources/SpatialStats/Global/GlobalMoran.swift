import Glibc

/// Moran's I of all units, islands counted among them.
public struct GlobalMoran: Sendable, Equatable {
  public let i: Double
  /// -1 / (n - 1), under either assumption.
  public let expectation: Double
  /// Variance under randomisation.
  public let variance: Double
  /// Standard score under randomisation, and its two-sided p.
  public let z: Double
  public let p: Double
  /// Variance, score and two-sided p if the values were independent normal draws.
  public let normalVariance: Double
  public let normalZ: Double
  public let normalP: Double

  /// Cliff and Ord, Spatial Processes (1981), p. 21 (normality) and p. 46 (randomisation). Links of a unit to itself
  /// are left out.
  /// - Returns: Nil without links, without variation, with fewer than four units, and where I cannot vary (all units
  ///   linked to all others).
  public init?(values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    guard values.count > 3, deviations.sumOfSquares > 0 else { return nil }
    let pairs = LinkPairs(weights)
    let n = Double(values.count)
    let (s00, scale) = (pairs.s0 * pairs.s0, pairs.s0 * deviations.sumOfSquares / n)
    let spread = crossVariance(pairs, deviations)
    guard scale > 0, spread > 0 else { return nil }
    i = GlobalSums(deviations.d, pairs).cross / scale
    expectation = -1 / (n - 1)
    variance = spread / (scale * scale)
    z = (i - expectation) / variance.squareRoot()
    p = NormalDistribution.twoSided(z)
    normalVariance =
      (n * n * pairs.s1 - n * pairs.s2 + 3 * s00) / ((n - 1) * (n + 1) * s00) - expectation * expectation
    guard normalVariance > 0 else { return nil }
    normalZ = (i - expectation) / normalVariance.squareRoot()
    normalP = NormalDistribution.twoSided(normalZ)
  }
}

extension GlobalMoran {
  /// Moran's I of the empirical Bayes standardised rates of Assuncao and Reis (1999), which does not take the noise of
  /// small denominators for a pattern. A unit without a base leaves the weights first.
  ///
  /// - Parameters:
  ///   - events: At least 0 and finite.
  ///   - base: Of the same length; 0 is "no rate".
  /// - Returns: Nil without any event, and as for `init(values:weights:)`.
  public init?(events: [Double], base: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(events, weights)
    let rates = try standardisedRates(events: events, base: base)
    let kept = try weights.keeping(rates.map { $0 != nil })
    try self.init(values: rates.compactMap { $0 }, weights: kept.weights)
  }
}
