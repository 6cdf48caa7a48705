import Geometry

/// What there is to be found in a regency by one method, and when a village that the method calls counts as a false
/// discovery.
public struct RecoveryTruth: Sendable, Equatable {
  /// Members of what was planted.
  public let planted: [Bool]
  /// Planted members of a klaster with at least two thirds of their neighbours in it; nobody for other methods.
  public let isInner: [Bool]
  /// A call here is false: what the method tests is not so.
  public let isFalse: [Bool]
  /// A call here is false in the narrow reading: nothing of the kind was planted in this very village.
  public let isFalseStrictly: [Bool]

  /// One flag a village in each.
  public init(planted: [Bool], isInner: [Bool], isFalse: [Bool], isFalseStrictly: [Bool]) {
    self.planted = planted
    self.isInner = isInner
    self.isFalse = isFalse
    self.isFalseStrictly = isFalseStrictly
  }

  /// The truth about the latest weighing.
  ///
  /// - `hotspot`: planted are the hotspots. False where the true prevalence is not above the mean of the others';
  ///   strictly, where neither a hotspot nor the high klaster was planted.
  /// - `cases`: planted is the burden village. False where the expected number of cases is not above the mean of the
  ///   others'; strictly, where neither a burden, a hotspot nor the high klaster was planted.
  /// - klaster: planted are the members. False where neither the village nor any neighbour is a member (Gi* and local
  ///   Moran test a neighbourhood: the one around a village next to a klaster truly is high); strictly, where the
  ///   village is not a member.
  public init(_ method: RecoveryMethod, _ regency: SyntheticRegency) {
    let villages = regency.villages
    func has(_ roles: [PlantedRole]) -> [Bool] { villages.map { v in roles.contains { v.roles.contains($0) } } }
    switch method {
    case .hotspot:
      planted = has([.hotspot])
      isInner = planted.map { _ in false }
      isFalse = RecoveryTruth.notAboveOthers(villages.map(\.truePrevalence))
      isFalseStrictly = has([.hotspot, .highKlaster]).map { !$0 }
    case .cases:
      planted = has([.burden])
      isInner = planted.map { _ in false }
      isFalse = RecoveryTruth.notAboveOthers(regency.expectedCases)
      isFalseStrictly = has([.burden, .hotspot, .highKlaster]).map { !$0 }
    case .giHigh, .moranHigh, .giLow, .moranLow:
      planted = has(method.isHigh ? [.highKlaster] : [.lowKlaster])
      isInner = RecoveryTruth.amid(planted, regency.neighbours)
      isFalse = RecoveryTruth.farFrom(planted, regency.neighbours)
      isFalseStrictly = planted.map { !$0 }
    }
  }

  /// Where a value is not above the mean of the other values.
  static func notAboveOthers(_ values: [Double]) -> [Bool] {
    let total = values.reduce(0, +)
    let others = Double(max(1, values.count - 1))
    return values.map { $0 <= (total - $0) / others }
  }

  /// Flagged units of whose neighbours at least two thirds are flagged.
  static func amid(_ flags: [Bool], _ neighbours: NeighbourLists) -> [Bool] {
    flags.indices.map { unit in
      let around = neighbours.neighbours(of: unit)
      return flags[unit] && 3 * around.count { flags[Int($0)] } >= 2 * around.count
    }
  }

  /// Units that are not flagged and have no flagged neighbour.
  static func farFrom(_ flags: [Bool], _ neighbours: NeighbourLists) -> [Bool] {
    flags.indices.map { unit in !flags[unit] && !neighbours.neighbours(of: unit).contains { flags[Int($0)] } }
  }
}

/// A question whose answer is compared with what was planted.
public enum RecoveryMethod: String, Sendable, CaseIterable {
  case hotspot
  case cases
  case giHigh = "gi_high"
  case giLow = "gi_low"
  case moranHigh = "moran_high"
  case moranLow = "moran_low"

  /// Looks for what lies above, not below.
  public var isHigh: Bool { self != .giLow && self != .moranLow }
  /// Looks for connected groups of villages.
  public var findsKlaster: Bool { self != .hotspot && self != .cases }
}

extension SyntheticRegency {
  /// Number of stunted children to expect in each village at the latest weighing.
  var expectedCases: [Double] {
    guard let latest = weighings.last else { return [] }
    return villages.indices.map { villages[$0].truePrevalence * Double(latest.measured[$0]) }
  }
}

extension RecoveryTruth {
  /// For villages called unlike their neighbours (local Moran high-low, low-high): nothing of the kind was planted to be
  /// found. False where neither the village nor a neighbour was planted with a prevalence of its own; strictly, where
  /// the village was not.
  public init(unlike regency: SyntheticRegency) {
    let own: [PlantedRole] = [.hotspot, .highKlaster, .lowKlaster, .poorCoverage]
    let flags = regency.villages.map { v in own.contains { v.roles.contains($0) } }
    planted = flags.map { _ in false }
    isInner = planted
    isFalse = RecoveryTruth.farFrom(flags, regency.neighbours)
    isFalseStrictly = flags.map { !$0 }
  }
}
