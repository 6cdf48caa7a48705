/// Which numbers of people may not be shown: 1 up to `threshold - 1` ("<5" for the default 5). 0 is shown.
public struct SuppressionRule: Sendable, Equatable {
  /// Smallest positive count that may be shown; at least 1, where nothing is suppressed.
  public let threshold: Int

  public init(threshold: Int = 5) { self.threshold = min(max(1, threshold), 1 << 20) }

  public func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

  /// Greatest denominator that would tell something about a small count in it: with d up to 2t - 2 either the count
  /// or its complement is small whatever the other is, or knowing d narrows "<t".
  public var greatestSmallTotal: Int { 2 * threshold - 2 }

  /// Least count of a cell that can hide others. A reader who knows that it is at least `threshold` can still move up
  /// to `threshold - 2` people, the whole width of "<t", from it to a small cell.
  public var leastCover: Int { max(threshold, 2 * threshold - 2) }

  /// What is printed for a small count.
  public var marker: String { "<\(threshold)" }
}
