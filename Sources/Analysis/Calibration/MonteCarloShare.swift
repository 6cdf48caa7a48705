import SpatialStats

/// A share estimated by simulation, with its 95 % interval.
public struct MonteCarloShare: Sendable, Equatable {
  public let value: Double
  public let lower: Double
  public let upper: Double

  /// Share of maps with an event: Clopper and Pearson's interval, which never covers less than it says.
  /// - Returns: Nil without maps or for events outside 0...maps.
  public init?(events: Int, maps: Int) {
    guard let interval = binomialInterval(cases: events, measured: maps, method: .exact) else { return nil }
    value = Double(events) / Double(maps)
    lower = interval.lower
    upper = interval.upper
  }

  /// Mean over maps of a share of each map, from its sums over maps: villages of one map are not independent, so the
  /// interval is that of a mean of maps, mean ± 1.96 standard errors, within 0...1.
  /// - Returns: Nil for fewer than two maps.
  public init?(sum: Double, sumOfSquares: Double, maps: Int) {
    guard maps > 1, sum.isFinite, sumOfSquares.isFinite else { return nil }
    let count = Double(maps)
    value = sum / count
    let variance = max(0, (sumOfSquares - sum * sum / count) / (count - 1))
    let half = 1.959963984540054 * (variance / count).squareRoot()
    lower = max(0, value - half)
    upper = min(1, value + half)
  }

  /// Where a nominal level lies.
  public func verdict(nominal: Double) -> CalibrationVerdict {
    if lower > nominal { return .above(by: value - nominal) }
    if upper < nominal { return .below(by: nominal - value) }
    return .nominal
  }
}

/// How an estimated error rate compares with the stated one.
public enum CalibrationVerdict: Sendable, Equatable {
  /// The stated level is inside the Monte Carlo interval.
  case nominal
  /// More errors than stated, beyond Monte Carlo error.
  case above(by: Double)
  /// Fewer than stated: power is given away.
  case below(by: Double)
}
