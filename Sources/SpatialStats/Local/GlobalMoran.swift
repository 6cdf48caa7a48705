import Glibc

/// Moran's I of all units, islands counted among them.
public struct GlobalMoran: Sendable, Equatable {
  public let i: Double
  public let expectation: Double
  /// Variance under randomisation.
  public let variance: Double
  /// Standard score under randomisation.
  public let z: Double
  /// Two-sided p of `z`.
  public let p: Double

  /// Cliff and Ord, Spatial Processes (1981), p. 46. Links of a unit to itself are left out.
  /// - Returns: Nil without links, without variation, or with fewer than four units.
  public init?(values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    let sums = WeightSums(weights, deviations)
    let n = Double(values.count)
    guard values.count > 3, sums.s0 > 0, deviations.sumOfSquares > 0 else { return nil }
    i = n / sums.s0 * sums.cross / deviations.sumOfSquares
    expectation = -1 / (n - 1)
    let b2 = n * deviations.sumOfFourths / (deviations.sumOfSquares * deviations.sumOfSquares)
    let (s0, s1, s2) = (sums.s0 * sums.s0, sums.s1, sums.s2)
    let a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0)
    let b = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0)
    variance = (a - b) / ((n - 1) * (n - 2) * (n - 3) * s0) - expectation * expectation
    guard variance > 0 else { return nil }
    z = (i - expectation) / variance.squareRoot()
    p = NormalDistribution.twoSided(z)
  }
}

private struct WeightSums {
  var s0 = 0.0
  var s1 = 0.0
  var s2 = 0.0
  var cross = 0.0

  init(_ weights: Weights, _ deviations: Deviations) {
    var rowAndColumn = [Double](repeating: 0, count: weights.count)
    for unit in 0..<weights.count {
      for position in weights.links(of: unit) {
        let other = Int(weights.neighbours[position])
        guard other != unit else { continue }
        let weight = weights.values[position]
        let back = weights.value(from: other, to: unit)
        s0 += weight
        // (w_ij + w_ji)^2 / 2 over ordered pairs; a pair linked one way only is met once and counts twice.
        s1 += back > 0 ? (weight + back) * (weight + back) / 2 : weight * weight
        cross += weight * deviations.d[unit] * deviations.d[other]
        rowAndColumn[unit] += weight
        rowAndColumn[other] += weight
      }
    }
    for sum in rowAndColumn { s2 += sum * sum }
  }
}
