public import Geometry

/// A village of the invented regency and what is true of it.
public struct SyntheticVillage: Sendable, Equatable {
  /// `99.99.KK.2VVV` (desa) or `99.99.KK.1VVV` (kelurahan).
  public var code: String
  public var name: String
  /// Index of its kecamatan.
  public var district: Int
  public var isUrban: Bool
  public var isIsland: Bool
  /// A point inside, near GEOS' point on surface.
  public var interiorPoint: LonLat
  public var areaSquareKilometres: Double
  /// The probability behind the latest weighing, a share.
  public var truePrevalence: Double
  /// What was planted here, in order of `PlantedRole`.
  public var roles: [PlantedRole]
  /// What low coverage of growth monitoring should indicate here.
  public var diagnosis: PlantedDiagnosis?
}

public struct SyntheticDistrict: Sendable, Equatable {
  public var code: String
  public var name: String
  /// Index of the village where its office is.
  public var seat: Int
}

/// What can be planted in a village.
public enum PlantedRole: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable, Comparable {
  /// Prevalence far above the average on its own, neighbours ordinary.
  case hotspot
  case highKlaster = "high_klaster"
  case lowKlaster = "low_klaster"
  /// Ordinary prevalence, many cases because many children.
  case burden
  /// Low prevalence, most main indicators below 75 % of their target.
  case poorCoverage = "poor_coverage"
  case overServed = "over_served"
  case underServed = "under_served"
  case posyanduGap = "posyandu_gap"
  case waterGap = "water_gap"

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A facility as it truly is.
public struct SyntheticFacility: Sendable, Equatable {
  public var id: String
  public var name: String
  /// Village it lies in.
  public var village: Int
  public var position: LonLat
  /// Column and text of the other columns, in file order.
  public var attributes: [SyntheticAttribute]
}

public struct SyntheticAttribute: Sendable, Equatable {
  public var column: String
  public var text: String
}

public struct SyntheticSettlement: Sendable, Equatable {
  public var name: String
  public var village: Int
  /// `ibu kota kabupaten`, `ibu kota kecamatan`, `desa`, `dusun`.
  public var rank: String
  public var population: Int
  public var position: LonLat
}

/// A road, a river or a boat service as a line in degrees.
public struct SyntheticLine: Sendable, Equatable {
  public var name: String
  /// `kabupaten`, `desa`, `sungai utama`, `anak sungai`, `perahu`.
  public var kind: String
  public var points: [LonLat]
  /// Of boats only.
  public var kilometresPerHour: Int?

  init(name: String, kind: String, points: [LonLat], kilometresPerHour: Int? = nil) {
    self.name = name
    self.kind = kind
    self.points = points
    self.kilometresPerHour = kilometresPerHour
  }
}
