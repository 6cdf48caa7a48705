/// Bivariate local Moran of each unit: its x against the y around it; nil for a unit without neighbours and where
/// x or y does not vary. A unit's own y does not enter.
public struct BivariateLocalMoran: Sendable, Equatable {
  /// zx_i times the weighted sum of its neighbours' zy, both by the population standard deviation.
  public let i: [Double?]
  /// Weighted sum of the neighbours' zy.
  public let lag: [Double?]
  /// x above or below its mean, among neighbours with y above or below its mean; at the mean counts as low.
  public let quadrant: [MoranQuadrant?]
  /// -1, 0 or 1: the sign of the unit's own deviation in x, which turns a permutation of the lag into one of I.
  public let sign: [Int]

  /// Anselin, Syabri and Smirnov, "Visualizing multivariate spatial correlation with dynamically linked windows"
  /// (2002). Links of a unit to itself are left out.
  public init(x: [Double], y: [Double], weights: Weights) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthMismatch(expected: x.count, found: y.count) }
    try checkLengths(y, weights)
    let (dx, dy) = (try Deviations(x), try Deviations(y))
    let n = Double(max(1, x.count))
    let (sx, sy) = ((dx.sumOfSquares / n).squareRoot(), (dy.sumOfSquares / n).squareRoot())
    let varies = sx > 0 && sy > 0 && x.count > 2
    let lag: [Double?] = x.indices.map { unit in
      let row = LocalRow(unit: unit, deviations: dy, weights: weights)
      return varies && row.weightSum > 0 ? row.lag / sy : nil
    }
    self.lag = lag
    i = lag.indices.map { unit in lag[unit].map { dx.d[unit] / sx * $0 } }
    quadrant = lag.indices.map { unit in lag[unit].map { MoranQuadrant(own: dx.d[unit], lag: $0) } }
    sign = dx.d.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
  }
}
