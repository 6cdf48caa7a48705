/// The sums over linked pairs that the global statistics are made of.
struct GlobalSums: Sendable {
  /// Weighted sum of the products of both values.
  var cross = 0.0
  /// Sum of each value by its `touching` weight.
  var linear = 0.0
  /// Sum of each squared value by its `touching` weight.
  var squares = 0.0

  init() {}

  init(_ values: [Double], _ pairs: LinkPairs) {
    for unit in 0..<pairs.count {
      var lag = 0.0
      for position in Int(pairs.start[unit])..<Int(pairs.start[unit + 1]) {
        lag += pairs.weight[position] * values[Int(pairs.second[position])]
      }
      let weighted = pairs.touching[unit] * values[unit]
      cross += lag * values[unit]
      linear += weighted
      squares += weighted * values[unit]
    }
  }

  /// Weighted sum of squared differences over the pairs.
  var squaredDifferences: Double { squares - 2 * cross }
}

/// Variance of Moran's cross product over all permutations of the values (Cliff and Ord 1981, p. 46).
func crossVariance(_ pairs: LinkPairs, _ deviations: Deviations) -> Double {
  let n = Double(deviations.count)
  let (s00, s1, s2) = (pairs.s0 * pairs.s0, pairs.s1, pairs.s2)
  let m2 = deviations.sumOfSquares / n
  let b2 = deviations.sumOfFourths / n / (m2 * m2)
  let a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s00)
  let b = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s00)
  let square = (a - b) / ((n - 1) * (n - 2) * (n - 3)) - s00 / ((n - 1) * (n - 1))
  return square > 1e-12 * s00 / (n * n) ? square * m2 * m2 : 0
}
