/// Gi, Gi* or local Moran of single units, from the deviations of eight maps. Where nothing varies a score is 0.
struct ScoreKernel: Sendable {
  private let statistic: LocalStatistic
  private let weights: Weights
  private let rowSum: [Double]
  /// Sum of the squares of a row.
  private let rowSquares: [Double]
  /// Of Gi*: one over the standard deviation of the row's sum, for deviations with a sum of squares of 1; 0 where that is
  /// nothing but rounding.
  private let scale: [Double]
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
    let n = Double(weights.count)
    self.n = n
    rowSum = (0..<used.count).map { unit in used.links(of: unit).reduce(0) { $0 + used.values[$1] } }
    rowSquares = (0..<used.count).map { unit in
      used.links(of: unit).reduce(0) { $0 + used.values[$1] * used.values[$1] }
    }
    scale = zip(rowSum, rowSquares).map { sum, squares in
      let spread = n > 1 ? (n * squares - sum * sum) / (n * (n - 1)) : 0
      return spread > 1e-13 * squares ? 1 / spread.squareRoot() : 0
    }
  }

  /// What all scores of a map share: one over the sum of squares or, of Gi*, over its root; 0 where nothing varies.
  func common(_ sumOfSquares: MapLanes) -> MapLanes {
    guard n > 2 else { return .zero }
    let divisor = statistic == .giStar ? sumOfSquares.squareRoot() : sumOfSquares
    return (1 / divisor).kept(where: sumOfSquares .> 0)
  }

  @inline(__always)
  func score(_ unit: Int, _ deviations: [MapLanes], _ sumOfSquares: MapLanes, _ common: MapLanes) -> MapLanes {
    var lag = MapLanes.zero
    for position in weights.links(of: unit) {
      lag += weights.values[position] * deviations[Int(weights.neighbours[position])]
    }
    switch statistic {
    case .localMoran: return deviations[unit] * lag * n * common
    case .giStar: return lag * scale[unit] * common
    case .gi: return gi(lag, unit, deviations[unit], sumOfSquares, common)
    }
  }

  private func gi(
    _ lag: MapLanes, _ unit: Int, _ own: MapLanes, _ sumOfSquares: MapLanes, _ common: MapLanes
  ) -> MapLanes {
    let mean = -own / (n - 1)
    let variance = (sumOfSquares - own * own) / (n - 1) - mean * mean
    let spread = variance * (((n - 1) * rowSquares[unit] - rowSum[unit] * rowSum[unit]) / (n - 2))
    let isTold = (spread .> 1e-13 * sumOfSquares * rowSquares[unit]) .& (common .> 0)
    return ((lag - rowSum[unit] * mean) / spread.squareRoot()).kept(where: isTold)
  }
}
