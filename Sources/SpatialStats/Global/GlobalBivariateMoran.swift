import Glibc

/// Bivariate Moran: do high values of x lie beside high values of y? The pair at the same place does not count.
public struct GlobalBivariateMoran: Sendable, Equatable {
  /// Mean over all units of z_x by the weighted sum of the neighbours' z_y, z by the population standard deviation. With
  /// row-standardised weights the slope of the neighbours' y over x.
  public let i: Double
  /// Variance over all permutations of y with x fixed; the expectation is 0.
  public let variance: Double
  /// Standard score and its two-sided p; nil where the statistic cannot vary.
  public let z: Double?
  public let p: Double?

  /// Wartenberg, "Multivariate spatial correlation", Geographical Analysis 17 (1985), p. 270, as a mean over the
  /// units (Anselin, Syabri and Smirnov 2002). Links of a unit to itself are left out.
  /// - Returns: Nil where x or y does not vary, without links, and with fewer than four units.
  public init?(x: [Double], y: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(x, weights)
    try checkLengths(y, weights)
    let (dx, dy) = (try Deviations(x), try Deviations(y))
    guard x.count > 3, dx.sumOfSquares > 0, dy.sumOfSquares > 0 else { return nil }
    let pull = BivariatePull(x: dx, weights: weights)
    guard pull.hasLinks else { return nil }
    let n = Double(x.count)
    let scale = dx.sumOfSquares.squareRoot() * dy.sumOfSquares.squareRoot()
    var cross = 0.0
    for unit in x.indices { cross += pull.values[unit] * dy.d[unit] }
    i = cross / scale
    variance = pull.spread / dx.sumOfSquares / (n - 1)
    z = variance > 0 ? i / variance.squareRoot() : nil
    p = z.map { NormalDistribution.twoSided($0) }
  }
}

/// What each unit's y is multiplied by: the weighted sum of the x of the units that have it as a neighbour.
struct BivariatePull {
  let values: [Double]
  let hasLinks: Bool
  /// Sum of squares around the mean, 0 where it is nothing but rounding.
  let spread: Double

  init(x: Deviations, weights: Weights) {
    var values = [Double](repeating: 0, count: x.count)
    var hasLinks = false
    for unit in 0..<x.count {
      for position in weights.links(of: unit) {
        let other = Int(weights.neighbours[position])
        guard other != unit, weights.values[position] > 0 else { continue }
        values[other] += weights.values[position] * x.d[unit]
        hasLinks = true
      }
    }
    var (sum, squares, largest) = (0.0, 0.0, 0.0)
    for value in values { sum += value }
    let mean = sum / Double(max(1, x.count))
    for value in values {
      squares += (value - mean) * (value - mean)
      largest += value * value
    }
    self.values = values
    self.hasLinks = hasLinks
    spread = squares > 1e-24 * largest ? squares : 0
  }
}
