public import Stunting

/// Points (or polygons, by a point inside) of settlements, buildings or hamlets.
public struct DemandSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var rung: DemandRung
  /// What a record declares; the village is found by position.
  public var place: PlaceMapping
  public var nameColumn: String?
  /// Column with the number of people.
  public var peopleColumn: String?
  /// Columns of the position, for tables; a vector layer has its geometry.
  public var longitudeColumn: String?
  public var latitudeColumn: String?
  /// One column with both coordinates, instead of those two.
  public var positionColumn: String?

  public init(
    location: SourceLocation, rung: DemandRung, place: PlaceMapping = PlaceMapping(), nameColumn: String? = nil,
    peopleColumn: String? = nil, longitudeColumn: String? = nil, latitudeColumn: String? = nil,
    positionColumn: String? = nil
  ) {
    self.location = location
    self.rung = rung
    self.place = place
    self.nameColumn = nameColumn
    self.peopleColumn = peopleColumn
    self.longitudeColumn = longitudeColumn
    self.latitudeColumn = latitudeColumn
    self.positionColumn = positionColumn
  }
}

/// A layer of lines; of barriers also of polygons, whose rings are the lines.
public struct TravelLineSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var role: TravelLineRole
  public var classColumn: String?
  public var oneWayColumn: String?
  /// Column with kilometres an hour of the line itself.
  public var speedColumn: String?
  /// Kilometres an hour by class; `default` (or an empty text) stands for every other class. A class of the layer takes
  /// the speed of its own text, else of the same text but for case and blanks, else of the longest key that its text
  /// starts with, word by word (`jalan tol` for `Jalan Tol Dua Jalur`).
  public var speeds: [String: Double]

  public init(
    location: SourceLocation, role: TravelLineRole, classColumn: String? = nil, oneWayColumn: String? = nil,
    speedColumn: String? = nil, speeds: [String: Double] = [:]
  ) {
    self.location = location
    self.role = role
    self.classColumn = classColumn
    self.oneWayColumn = oneWayColumn
    self.speedColumn = speedColumn
    self.speeds = speeds
  }
}

/// A raster of elevation, land cover or friction.
public struct SurfaceSource: Sendable, Equatable, Codable {
  /// Identifier of the source in the project file.
  public var id: String
  public var path: String
  public var role: SurfaceRole
  /// Kilometres an hour by class of land cover, `default` for every other class.
  public var speeds: [String: Double]
  /// Counted from 1; nil for the only one.
  public var band: Int?
  /// Declared reference system, for files that state none. It must agree with a stated one.
  public var crs: String?
  /// Cells of the result at most; a finer raster is read with larger cells.
  public var mostCells: Int

  /// 4,000 x 4,000: a regency of 1 x 1 degree in cells of 28 m.
  public static let usualMostCells = 16_000_000

  public init(
    id: String, path: String, role: SurfaceRole, speeds: [String: Double] = [:], band: Int? = nil, crs: String? = nil,
    mostCells: Int = SurfaceSource.usualMostCells
  ) {
    self.id = id
    self.path = path
    self.role = role
    self.speeds = speeds
    self.band = band
    self.crs = crs
    self.mostCells = mostCells
  }
}

/// A table with travel to the nearest facility of a kind, one row a village.
public struct ReportedTravelSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var kind: String
  public var place: PlaceMapping
  /// Columns of minutes and of kilometres; of several the smallest counts.
  public var minutes: [String]
  public var kilometres: [String]
  /// Columns with the number of facilities in the village, summed. When there are as many as columns of kilometres, each
  /// belongs to the one in the same place: a distance of 0 counts only where the number is above 0.
  public var counts: [String]
  public var period: Period

  public init(
    location: SourceLocation, kind: String, place: PlaceMapping, minutes: [String] = [], kilometres: [String] = [],
    counts: [String] = [], period: Period
  ) {
    self.location = location
    self.kind = kind
    self.place = place
    self.minutes = minutes
    self.kilometres = kilometres
    self.counts = counts
    self.period = period
  }
}
