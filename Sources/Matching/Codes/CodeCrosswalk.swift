public import Stunting

/// Which BPS code and which Kemendagri code name the same village, learnt from tables that hold both side by side; never
/// derived from the digits. Codes with more than one partner are dropped with all their pairs.
public struct CodeCrosswalk: Sendable, Equatable {
  private let partner: [RegionCode: RegionCode]

  /// - Parameter pairs: Codes of one village each, one of either system; others are ignored, repetition is fine.
  public init(pairs: [(RegionCode, RegionCode)] = []) {
    var partners: [RegionCode: Set<RegionCode>] = [:]
    for (one, other) in pairs where one.system != other.system && one.level == other.level {
      partners[one, default: []].insert(other)
      partners[other, default: []].insert(one)
    }
    partner = partners.compactMapValues { own in
      guard own.count == 1, let only = own.first, partners[only, default: []].count == 1 else { return nil }
      return only
    }
  }

  /// The code of the other system, when it is known beyond doubt.
  public func partner(of code: RegionCode) -> RegionCode? { partner[code] }

  /// Number of codes with a partner.
  public var count: Int { partner.count }
}
