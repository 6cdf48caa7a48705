import Glibc

/// Geary's C of all units, islands counted among them: 1 without a pattern, below 1 where neighbours are alike.
public struct GearyC: Sendable, Equatable {
  public let c: Double
  /// Always 1.
  public let expectation: Double
  /// Variance under randomisation.
  public let variance: Double
  /// Standard score under randomisation (below 0 where neighbours are alike), and its two-sided p.
  public let z: Double
  public let p: Double
  /// Variance, score and two-sided p if the values were independent normal draws.
  public let normalVariance: Double
  public let normalZ: Double
  public let normalP: Double

  /// Cliff and Ord, Spatial Processes (1981), p. 17, 21 and 46. Links of a unit to itself are left out.
  /// - Returns: Nil without links, without variation, with fewer than four units, and where C cannot vary.
  public init?(values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    let pairs = LinkPairs(weights)
    guard values.count > 3, deviations.sumOfSquares > 0, pairs.s0 > 0 else { return nil }
    let n = Double(values.count)
    c = (n - 1) * GlobalSums(deviations.d, pairs).squaredDifferences / (2 * pairs.s0 * deviations.sumOfSquares)
    expectation = 1
    variance = Self.randomisationVariance(pairs, deviations)
    normalVariance =
      ((2 * pairs.s1 + pairs.s2) * (n - 1) - 4 * pairs.s0 * pairs.s0) / (2 * (n + 1) * pairs.s0 * pairs.s0)
    guard variance > 1e-13, normalVariance > 1e-13 else { return nil }
    z = (c - 1) / variance.squareRoot()
    p = NormalDistribution.twoSided(z)
    normalZ = (c - 1) / normalVariance.squareRoot()
    normalP = NormalDistribution.twoSided(normalZ)
  }

  private static func randomisationVariance(_ pairs: LinkPairs, _ deviations: Deviations) -> Double {
    let n = Double(deviations.count)
    let s00 = pairs.s0 * pairs.s0
    let m2 = deviations.sumOfSquares / n
    let b2 = deviations.sumOfFourths / n / (m2 * m2)
    let first = (n - 1) * pairs.s1 * (n * n - 3 * n + 3 - (n - 1) * b2)
    let second = 0.25 * (n - 1) * pairs.s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * b2)
    let third = s00 * (n * n - 3 - (n - 1) * (n - 1) * b2)
    return (first - second + third) / (n * (n - 2) * (n - 3) * s00)
  }
}
