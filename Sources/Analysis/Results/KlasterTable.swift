/// Class of a village in the klaster map, by Gi* and its BH-adjusted p.
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
    switch (adjusted, z > 0) {
    case (...0.01, true): self = .high99
    case (...0.05, true): self = .high95
    case (...0.10, true): self = .high90
    case (...0.01, false): self = .low99
    case (...0.05, false): self = .low95
    case (...0.10, false): self = .low90
    default: self = .notSignificant
    }
  }

  public var isHigh: Bool { self == .high99 || self == .high95 || self == .high90 }
  public var isLow: Bool { self == .low99 || self == .low95 || self == .low90 }
}

/// Quadrant of local Moran: the village and its neighbours against the mean.
public enum MoranClass: String, Sendable, Codable {
  case highHigh = "high_high"
  case lowHigh = "low_high"
  case lowLow = "low_low"
  case highLow = "high_low"
}

/// Gi* on EB rates and local Moran on Assuncao-Reis EB rates of every village, with conditional permutation p
/// (two-sided) and BH over the villages tested.
public struct KlasterTable: Sendable {
  public var alpha: Double
  public var permutations: Int
  public var seed: UInt64
  public var generator: String
  public var toleranceMetres: Double
  public var neighbourCount: [Int]
  /// Joined to its nearest village because it touches none.
  public var isJoinedIsland: [Bool]
  public var islandPolicy: String
  public var giZ: [Double?]
  public var giP: [Double?]
  public var giAdjusted: [Double?]
  public var giClass: [KlasterClass]
  public var moranI: [Double?]
  public var moranP: [Double?]
  public var moranAdjusted: [Double?]
  public var moranQuadrant: [MoranClass?]
  /// Number from 1 of the connected group of significant villages of one sign that a village is in; nil outside.
  public var klasterNumber: [Int?]

  public init(
    count: Int, alpha: Double, permutations: Int, seed: UInt64, generator: String, toleranceMetres: Double,
    islandPolicy: String
  ) {
    let none = [Double?](repeating: nil, count: count)
    self.alpha = alpha
    self.permutations = permutations
    self.seed = seed
    self.generator = generator
    self.toleranceMetres = toleranceMetres
    self.islandPolicy = islandPolicy
    neighbourCount = [Int](repeating: 0, count: count)
    isJoinedIsland = [Bool](repeating: false, count: count)
    (giZ, giP, giAdjusted, moranI, moranP, moranAdjusted) = (none, none, none, none, none, none)
    giClass = [KlasterClass](repeating: .noData, count: count)
    moranQuadrant = [MoranClass?](repeating: nil, count: count)
    klasterNumber = [Int?](repeating: nil, count: count)
  }

  /// Significant at `alpha` by Gi*.
  public func isSignificant(_ village: Int) -> Bool { (giAdjusted[village] ?? 2) <= alpha }
}
