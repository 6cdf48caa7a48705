import Glibc

/// General G of Getis and Ord: the share of the products of all pairs that falls on linked pairs. Above its expectation
/// high values lie together, below it low ones.
public struct GeneralG: Sendable, Equatable {
  public let g: Double
  public let expectation: Double
  /// Variance over all permutations of the values.
  public let variance: Double
  /// Standard score and its two-sided p.
  public let z: Double
  public let p: Double

  /// Getis and Ord, "The analysis of spatial association by use of distance statistics", Geographical Analysis 24
  /// (1992), p. 194 f., the moments from deviations so that they keep their digits. Links of a unit to itself are left
  /// out; the authors mean binary weights.
  ///
  /// - Parameter values: At least 0: the statistic has no meaning below (`parameterOutOfRange`).
  /// - Returns: Nil without links, without variation, with fewer than four units, and where G cannot vary.
  public init?(values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    for value in values where value < 0 { throw .parameterOutOfRange(name: "values", value: value) }
    let pairs = LinkPairs(weights)
    guard values.count > 3, deviations.sumOfSquares > 0, pairs.s0 > 0 else { return nil }
    let n = Double(values.count)
    let mean = deviations.mean
    let all = n * (n - 1) * mean * mean - deviations.sumOfSquares
    guard all > 0 else { return nil }
    let sums = GlobalSums(deviations.d, pairs)
    g = (sums.cross + mean * sums.linear + mean * mean * pairs.s0) / all
    expectation = pairs.s0 / (n * (n - 1))
    let spread = Self.numeratorVariance(pairs, deviations)
    guard spread > 0 else { return nil }
    variance = spread / (all * all)
    z = (g - expectation) / variance.squareRoot()
    p = NormalDistribution.twoSided(z)
  }

  /// Of cross + mean * linear over all permutations; 0 where it is nothing but rounding.
  private static func numeratorVariance(_ pairs: LinkPairs, _ deviations: Deviations) -> Double {
    let n = Double(deviations.count)
    let mean = deviations.mean
    var cubes = 0.0
    for d in deviations.d { cubes += d * d * d }
    let touching = pairs.s2 - 4 * pairs.s0 * pairs.s0 / n
    let linear = touching > 1e-12 * pairs.s2 ? deviations.sumOfSquares / (n - 1) * touching : 0
    let both = cubes / (n * (n - 1)) * (2 * (2 * pairs.s0 * pairs.s0 - pairs.s2) / (n - 2) - pairs.s2)
    return crossVariance(pairs, deviations) + mean * mean * linear + (linear > 0 ? 2 * mean * both : 0)
  }
}
