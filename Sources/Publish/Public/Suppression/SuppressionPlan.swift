/// How the counts of a unit are shown.
public enum CountDisplay: Sendable, Equatable {
  /// Cases, denominator and everything that follows from them.
  case open
  /// Cases as "<5", the denominator exactly, no rate.
  case low
  /// Neither number, because one of them or the rest is small.
  case hiddenPrimary
  /// Neither number, so that totals do not give another unit away.
  case hiddenSecondary
  /// No value: nothing to show or to hide.
  case noValue

  public var isOpen: Bool { self == .open }
  public var isHidden: Bool { self == .hiddenPrimary || self == .hiddenSecondary }
}

/// Villages in districts in a region, with the counts of each village; nil where it has no value.
public struct CountTree: Sendable {
  public let kind: CountKind
  public let villages: [CountPair?]
  /// District of each village, counted from 0.
  public let districtOf: [Int]
  public let districtCount: Int
  public let districtVillages: [[Int]]
  public let districtTotals: [CountPair]
  public let total: CountPair

  /// - Parameter districtOf: One entry a village, each in `0..<districtCount`; nil is returned otherwise.
  public init?(kind: CountKind, villages: [CountPair?], districtOf: [Int], districtCount: Int) {
    guard villages.count == districtOf.count, districtOf.allSatisfy({ $0 >= 0 && $0 < districtCount }) else {
      return nil
    }
    self.kind = kind
    self.villages = villages
    self.districtOf = districtOf
    self.districtCount = districtCount
    var members = [[Int]](repeating: [], count: districtCount)
    for (village, district) in districtOf.enumerated() { members[district].append(village) }
    districtVillages = members
    districtTotals = members.map { $0.reduce(CountPair.zero) { $0 + (villages[$1] ?? .zero) } }
    total = districtTotals.reduce(CountPair.zero, +)
  }
}

/// What is shown of every unit of a tree.
public struct SuppressionPlan: Sendable, Equatable {
  public var villages: [CountDisplay]
  /// Totals: `open` or hidden.
  public var districts: [CountDisplay]
  public var region: CountDisplay

  public init(villages: [CountDisplay], districts: [CountDisplay], region: CountDisplay) {
    self.villages = villages
    self.districts = districts
    self.region = region
  }
}
