import Glibc

/// Where a unit lies in the Moran scatter plot; says nothing about significance.
public enum MoranQuadrant: Int, Sendable, Equatable {
  /// High among high: value and lag both above the mean.
  case highHigh = 1
  /// Low among high.
  case lowHigh = 2
  /// Low among low; a value or lag exactly at the mean counts as low.
  case lowLow = 3
  /// High among low.
  case highLow = 4

  /// By the unit's own deviation from the mean and the weighted sum of its neighbours'.
  init(own: Double, lag: Double) {
    if own > 0 {
      self = lag > 0 ? .highHigh : .highLow
    } else {
      self = lag > 0 ? .lowHigh : .lowLow
    }
  }
}

/// Local Moran of each unit; nil for a unit without neighbours and where nothing varies.
public struct LocalMoran: Sendable, Equatable {
  /// z_i times the weighted sum of its neighbours' z, z by the population standard deviation.
  public let i: [Double?]
  /// Expectation and variance given the unit's own value (Sokal, Oden and Thomson 1998).
  public let conditionalExpectation: [Double?]
  public let conditionalVariance: [Double?]
  /// Standard score by the conditional moments; nil where their variance is 0.
  public let z: [Double?]
  /// Expectation and variance under total randomisation (Anselin 1995, equations 13 and 14).
  public let totalExpectation: [Double?]
  public let totalVariance: [Double?]
  /// Weighted sum of the neighbours' deviations from the mean, in units of the values.
  public let lag: [Double?]
  public let quadrant: [MoranQuadrant?]
  /// -1, 0 or 1: the sign of the unit's own deviation, which turns a permutation of its lag into one of I.
  public let sign: [Int]

  /// Anselin, "Local indicators of spatial association", Geographical Analysis 27 (1995), equation 12 with m2 by n.
  /// Links of a unit to itself are left out.
  public init(values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    let varies = deviations.sumOfSquares > 0 && values.count > 2
    let rows: [LocalRow?] = values.indices.map {
      let row = LocalRow(unit: $0, deviations: deviations, weights: weights)
      return varies && row.weightSum > 0 ? row : nil
    }
    let moments = MoranMoments(deviations)
    let parts = rows.map { $0.map { moments.parts(of: $0) } }
    i = parts.map { $0?.i }
    conditionalExpectation = parts.map { $0?.conditionalExpectation }
    conditionalVariance = parts.map { $0?.conditionalVariance }
    z = parts.map { $0?.z }
    totalExpectation = parts.map { $0?.totalExpectation }
    totalVariance = parts.map { $0?.totalVariance }
    lag = rows.map { $0?.lag }
    quadrant = rows.map { $0.map { MoranQuadrant(own: deviations.d[$0.unit], lag: $0.lag) } }
    sign = deviations.d.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
  }
}

private struct MoranMoments {
  struct Parts {
    let i: Double
    let conditionalExpectation: Double
    let conditionalVariance: Double
    let z: Double?
    let totalExpectation: Double
    let totalVariance: Double
  }

  private let d: [Double]
  private let n: Double
  private let m2: Double
  private let kurtosis: Double

  init(_ deviations: Deviations) {
    d = deviations.d
    n = Double(deviations.count)
    m2 = deviations.sumOfSquares / n
    kurtosis = deviations.sumOfFourths / n / (m2 * m2)
  }

  func parts(of row: LocalRow) -> Parts {
    let squared = d[row.unit] * d[row.unit] / m2
    let i = d[row.unit] / m2 * row.lag
    let w = row.weightSum
    let expectation = -squared * w / (n - 1)
    let others = (n - squared) / (n - 1) - squared / ((n - 1) * (n - 1))
    let variance = squared * others * ((n - 1) * row.squareSum - w * w) / (n - 2)
    let cross = w * w - row.squareSum
    let total =
      row.squareSum * (n - kurtosis) / (n - 1)
      + cross * (2 * kurtosis - n) / ((n - 1) * (n - 2)) - w * w / ((n - 1) * (n - 1))
    return Parts(
      i: i, conditionalExpectation: expectation, conditionalVariance: variance,
      z: LocalRow.score(i - expectation, variance: variance, scale: squared * row.squareSum),
      totalExpectation: -w / (n - 1), totalVariance: total)
  }
}
