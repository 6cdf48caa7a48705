/// The two tails of a distribution at one point, each computed without subtracting from 1 where it is small.
public struct TailPair: Sendable, Equatable {
  /// Probability at or below the point.
  public let lower: Double
  /// Probability above the point.
  public let upper: Double

  static func fromLower(_ p: Double) -> TailPair {
    let lower = min(max(p, 0), 1)
    return TailPair(lower: lower, upper: 1 - lower)
  }

  static func fromUpper(_ p: Double) -> TailPair {
    let upper = min(max(p, 0), 1)
    return TailPair(lower: 1 - upper, upper: upper)
  }
}
