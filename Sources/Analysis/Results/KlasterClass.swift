/// How sure a call is: the adjusted p is at most 0.01, 0.05 or 0.10.
public enum KlasterLevel: Int, Sendable, Codable, CaseIterable {
  case percent90 = 90
  case percent95 = 95
  case percent99 = 99

  /// The adjusted p-values that end the levels, ascending.
  public static let bounds = [0.01, 0.05, 0.10]

  /// Nil for an adjusted p above 0.10.
  public init?(adjusted: Double) {
    switch adjusted {
    case ...0.01: self = .percent99
    case ...0.05: self = .percent95
    case ...0.10: self = .percent90
    default: return nil
    }
  }
}

/// Class of a village in the klaster map, by Gi* and its adjusted p.
public enum KlasterClass: String, Sendable, Codable, CaseIterable {
  case high99 = "high_99"
  case high95 = "high_95"
  case high90 = "high_90"
  case notSignificant = "not_significant"
  case low90 = "low_90"
  case low95 = "low_95"
  case low99 = "low_99"
  /// Has no neighbours (policy `none`): nothing can be said.
  case noNeighbours = "no_neighbours"
  case noData = "no_data"

  /// From the sign of z and the adjusted p: 0.01, 0.05, 0.10.
  public init(z: Double, adjusted: Double) {
    switch (KlasterLevel(adjusted: adjusted), z > 0) {
    case (.percent99, true): self = .high99
    case (.percent95, true): self = .high95
    case (.percent90, true): self = .high90
    case (.percent99, false): self = .low99
    case (.percent95, false): self = .low95
    case (.percent90, false): self = .low90
    case (nil, _): self = .notSignificant
    }
  }

  public var isHigh: Bool { self == .high99 || self == .high95 || self == .high90 }
  public var isLow: Bool { self == .low99 || self == .low95 || self == .low90 }
}

/// Class of a village by local Moran and its adjusted p, significant at 0.10 or better (`KlasterTable.moranLevel` says
/// which).
public enum MoranClass: String, Sendable, Codable, CaseIterable {
  case highHigh = "high_high"
  case lowHigh = "low_high"
  case lowLow = "low_low"
  case highLow = "high_low"
  case notSignificant = "not_significant"
  case noNeighbours = "no_neighbours"
  case noData = "no_data"

  /// High among high.
  public var isHigh: Bool { self == .highHigh }
  /// Low among low.
  public var isLow: Bool { self == .lowLow }
}

/// The methods that find klaster.
public enum KlasterMethod: String, Sendable, Codable, CaseIterable {
  case giStar = "gi_star"
  case localMoran = "local_moran"
  case scan
}

/// Where the distribution of a local statistic without any pattern comes from.
public enum KlasterInference: String, Sendable, Codable, CaseIterable {
  /// Conditional permutation: the village keeps its value, its neighbours are drawn from the others.
  case permutation
  /// Maps without pattern drawn given each village's denominator (beta-binomial for shares, negative binomial for
  /// events per people), the rates computed anew on each.
  case simulation
}
