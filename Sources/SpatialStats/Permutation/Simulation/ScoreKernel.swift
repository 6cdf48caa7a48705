/// Gi, Gi* or local Moran of single units, from the deviations of a map. Where nothing varies a score is 0.
struct ScoreKernel: Sendable {
  private let statistic: LocalStatistic
  private let weights: Weights
  private let rowSum: [Double]
  /// Sum of the squares of a row.
  private let rowSquares: [Double]
  private let n: Double

  init(_ statistic: LocalStatistic, weights: Weights, selfWeight: Double) {
    self.statistic = statistic
    let used =
      switch statistic {
      case .gi: weights
      case .giStar: weights.withSelf(selfWeight)
      case .localMoran: weights.rowStandardised()
      }
    self.weights = used
    n = Double(weights.count)
    rowSum = (0..<used.count).map { unit in used.links(of: unit).reduce(0) { $0 + used.values[$1] } }
    rowSquares = (0..<used.count).map { unit in
      used.links(of: unit).reduce(0) { $0 + used.values[$1] * used.values[$1] }
    }
  }

  @inline(__always)
  func score(_ unit: Int, _ deviations: [Double], _ sumOfSquares: Double) -> Double {
    guard sumOfSquares > 0, n > 2 else { return 0 }
    var lag = 0.0
    for position in weights.links(of: unit) {
      lag += weights.values[position] * deviations[Int(weights.neighbours[position])]
    }
    switch statistic {
    case .localMoran: return deviations[unit] * lag * n / sumOfSquares
    case .giStar: return scaled(lag, unit, n, sumOfSquares / n, n - 1, sumOfSquares)
    case .gi:
      let own = deviations[unit]
      let mean = -own / (n - 1)
      let variance = (sumOfSquares - own * own) / (n - 1) - mean * mean
      return scaled(lag - rowSum[unit] * mean, unit, n - 1, variance, n - 2, sumOfSquares)
    }
  }

  @inline(__always)
  private func scaled(
    _ value: Double, _ unit: Int, _ count: Double, _ variance: Double, _ divisor: Double, _ sumOfSquares: Double
  ) -> Double {
    let spread = variance * (count * rowSquares[unit] - rowSum[unit] * rowSum[unit]) / divisor
    return spread > 1e-13 * sumOfSquares * rowSquares[unit] ? value / spread.squareRoot() : 0
  }
}
