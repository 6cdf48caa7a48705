public import Geometry

/// Where people live inside a village, best first. Every result names the rung it rests on.
public enum DemandRung: String, Sendable, Codable, CaseIterable {
  case populationRaster = "population_raster"
  case building, settlement
  /// Hamlets (dusun, RT/RW), as points.
  case hamlet
  /// Points spread in the polygon by seed.
  case spread
  case pointOnSurface = "point_on_surface"

  public func label(_ language: Language) -> String {
    switch self {
    case .populationRaster: language.pick("raster penduduk", "population raster")
    case .building: language.pick("titik bangunan", "buildings")
    case .settlement: language.pick("titik permukiman", "settlements")
    case .hamlet: language.pick("titik dusun", "hamlets (dusun)")
    case .spread: language.pick("titik tersebar dalam desa", "points spread in the village")
    case .pointOnSurface: language.pick("satu titik dalam desa", "one point in the village")
    }
  }
}

/// A place where people live: a cell of a population raster, a building, a settlement, a hamlet.
public struct DemandPoint: Sendable, Equatable, Codable {
  public var rung: DemandRung
  public var position: LonLat
  /// Village it lies in (index in the edition).
  public var village: Int
  /// People, where the source says so: the weight inside the village.
  public var people: Double?
  public var name: String
  public var sourceID: String
  public var sourceRow: Int

  public init(
    rung: DemandRung, position: LonLat, village: Int, people: Double?, name: String = "", sourceID: String,
    sourceRow: Int
  ) {
    self.rung = rung
    self.position = position
    self.village = village
    self.people = people
    self.name = name
    self.sourceID = sourceID
    self.sourceRow = sourceRow
  }
}

/// Travel to a service as the village reports it (Podes).
public struct ReportedTravel: Sendable, Equatable, Codable {
  /// Kind of facility it is about, as in the project file.
  public var kind: String
  public var village: Int
  public var minutes: Double?
  public var kilometres: Double?
  /// Number of the facilities in the village, where the same source says so: a distance of 0 then means "in the village".
  public var facilitiesInVillage: Int?
  public var period: Period
  public var sourceID: String
  public var sourceRow: Int

  public init(
    kind: String, village: Int, minutes: Double?, kilometres: Double?, facilitiesInVillage: Int? = nil,
    period: Period, sourceID: String, sourceRow: Int
  ) {
    self.kind = kind
    self.village = village
    self.minutes = minutes
    self.kilometres = kilometres
    self.facilitiesInVillage = facilitiesInVillage
    self.period = period
    self.sourceID = sourceID
    self.sourceRow = sourceRow
  }
}
