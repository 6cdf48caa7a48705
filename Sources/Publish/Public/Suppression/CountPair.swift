/// What the two numbers of a unit mean, and so which of them and of their combinations are numbers of people.
public enum CountKind: Sendable, Equatable {
  /// Cases among the denominator: cases, the rest, and both together are people (a proportion).
  case partOfWhole
  /// Cases per something else (per 1,000 families): two numbers of people or households, without a rest.
  case perOther
  /// Cases alone.
  case casesOnly
}

/// The counts of one unit: `first` is cases; `second` is the rest (denominator - cases) for a part of a whole, the
/// denominator for cases per something else, and 0 for cases alone.
public struct CountPair: Sendable, Equatable {
  public var first: Int
  public var second: Int

  public init(first: Int, second: Int) {
    self.first = first
    self.second = second
  }

  /// From cases and denominator; nil when they do not fit the kind.
  public init?(cases: Int, denominator: Int?, kind: CountKind) {
    switch (kind, denominator) {
    case (.partOfWhole, let d?) where d >= cases: self.init(first: cases, second: d - cases)
    case (.perOther, let d?): self.init(first: cases, second: d)
    case (.casesOnly, _): self.init(first: cases, second: 0)
    default: return nil
    }
  }

  public func denominator(_ kind: CountKind) -> Int? {
    switch kind {
    case .partOfWhole: first + second
    case .perOther: second
    case .casesOnly: nil
    }
  }

  public static let zero = CountPair(first: 0, second: 0)
  public static func + (a: CountPair, b: CountPair) -> CountPair {
    CountPair(first: a.first + b.first, second: a.second + b.second)
  }
}
