/// A set of integer pairs (first, second) given by bounds of both and of their sum: what a reader knows of a unit.
///
/// Such sets are the generalised polymatroids of the plane (A. Frank, *Connections in Combinatorial Optimization*, 2011,
/// ch. 14): with tight bounds, the sum of two of them is the set of the sums of their bounds, with no integer pair
/// missing, and so is an intersection. What can be deduced from totals is therefore found exactly, without search.
public struct CountRegion: Sendable, Equatable {
  public private(set) var first: CountInterval
  public private(set) var second: CountInterval
  public private(set) var sum: CountInterval

  /// The pairs within all three intervals; bounds are tightened.
  public init(first: CountInterval, second: CountInterval, sum: CountInterval = .all) {
    self.first = first
    self.second = second
    self.sum = sum
    tighten()
  }

  public init(_ pair: CountPair) {
    self.init(first: CountInterval(pair.first), second: CountInterval(pair.second))
  }

  public static let zero = CountRegion(CountPair.zero)
  public static let nonNegative = CountRegion(first: .nonNegative, second: .nonNegative)

  public var isEmpty: Bool { first.isEmpty || second.isEmpty || sum.isEmpty }

  public func intersection(_ other: CountRegion) -> CountRegion {
    CountRegion(
      first: first.intersection(other.first), second: second.intersection(other.second),
      sum: sum.intersection(other.sum))
  }

  /// All sums of a pair of each.
  public static func + (a: CountRegion, b: CountRegion) -> CountRegion {
    CountRegion(first: a.first + b.first, second: a.second + b.second, sum: a.sum + b.sum)
  }

  /// All differences of a pair of `a` and one of `b`.
  public static func - (a: CountRegion, b: CountRegion) -> CountRegion {
    CountRegion(first: a.first + b.first.negated, second: a.second + b.second.negated, sum: a.sum + b.sum.negated)
  }

  private mutating func tighten() {
    for _ in 0..<2 {
      first = first.intersection(sum + second.negated)
      second = second.intersection(sum + first.negated)
      sum = sum.intersection(first + second)
    }
  }
}
