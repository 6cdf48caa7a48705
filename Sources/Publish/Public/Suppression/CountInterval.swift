/// Integers from `low` to `high`, both included; beyond `limit` means without bound. Empty when `low > high`.
public struct CountInterval: Sendable, Equatable {
  /// Counts stay far below this; sums of bounds stop at it, so nothing overflows.
  public static let limit = 1 << 60

  public let low: Int
  public let high: Int

  public init(_ low: Int, _ high: Int) {
    self.low = max(low, -CountInterval.limit)
    self.high = min(high, CountInterval.limit)
  }

  public init(_ value: Int) { self.init(value, value) }

  public static let all = CountInterval(-limit, limit)
  public static let nonNegative = CountInterval(0, limit)
  public static func atLeast(_ low: Int) -> CountInterval { CountInterval(low, limit) }

  public var isEmpty: Bool { low > high }
  public var negated: CountInterval { CountInterval(-high, -low) }
  public func contains(_ value: Int) -> Bool { low <= value && value <= high }
  public func contains(_ other: CountInterval) -> Bool { other.isEmpty || (low <= other.low && other.high <= high) }

  public func intersection(_ other: CountInterval) -> CountInterval {
    CountInterval(max(low, other.low), min(high, other.high))
  }

  public static func + (a: CountInterval, b: CountInterval) -> CountInterval {
    let low = a.low <= -limit || b.low <= -limit ? -limit : a.low + b.low
    let high = a.high >= limit || b.high >= limit ? limit : a.high + b.high
    return CountInterval(low, high)
  }
}
