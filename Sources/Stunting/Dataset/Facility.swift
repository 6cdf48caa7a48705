public import Geometry

/// Something about a facility that a person should look at; the facility is kept.
public enum FacilityFlag: String, Sendable, Codable, CaseIterable {
  /// Lies in no village of the edition.
  case outsideRegion = "outside_region"
  /// Lies in another district (kecamatan) than it declares.
  case otherDistrict = "other_district"
  /// Lies in another village than it declares.
  case otherVillage = "other_village"
  case noPosition = "no_position"
  /// Latitude and longitude would fit if exchanged, and it is not certain that they are. Kept as read.
  case looksSwapped = "looks_swapped"
  /// Same position as another facility of the source; set on all of them.
  case samePosition = "same_position"
  /// Same identifier as another facility of the source.
  case duplicateID = "duplicate_id"
  /// Lies in another regency of the edition than the one that it declares.
  case otherRegency = "other_regency"
}

/// What a facility can do, as its source says; nil where it says nothing readable.
public struct FacilityCapacity: Sendable, Equatable, Codable {
  /// People, in all.
  public var kader: Int?
  public var staff: Int?
  /// Measuring tools for length, height and weight.
  public var hasAnthropometry: Bool?
  /// A place of its own, not a borrowed one.
  public var ownPlace: Bool?
  public var daysOpenPerMonth: Double?
  public var isFunctioning: Bool?

  public init() {}
}

/// A facility, with or without a position.
public struct Facility: Sendable, Equatable, Codable {
  /// Identifier of the source, or the source and row where it has none.
  public var id: String
  /// Service kind as declared: `posyandu`, `puskesmas`, `water_point`, ...
  public var kind: String
  public var name: String
  public var position: LonLat?
  /// Village it lies in (index in the edition), by position; by declared code or name when it has no position.
  public var village: Int?
  /// Declared area, as read.
  public var declaredVillageCode: RegionCode?
  public var declaredDistrictCode: RegionCode?
  public var declaredDistrictName: String?
  public var flags: [FacilityFlag]
  /// Metres (geodesic) from its position to the area it declares, or to the region when it declares none; 0 inside.
  public var flagDistanceMetres: Double?
  /// Attributes that the project file names (kader, staff, tools ...), as read.
  public var attributes: [String: String]
  public var capacity: FacilityCapacity?
  /// The coordinates as they stand in the source, where `position` is a repair of them or nil.
  public var positionAsRead: String?
  /// How `position` was repaired: `swapped`, `minus_lost`, `lost_decimal_point:longitude`, `utm_48s`, joined by `+`.
  public var repair: String?
  public var sourceID: String
  public var sourceRow: Int

  public init(
    id: String, kind: String, name: String, position: LonLat?, sourceID: String, sourceRow: Int
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.position = position
    self.flags = []
    self.attributes = [:]
    self.sourceID = sourceID
    self.sourceRow = sourceRow
  }
}

/// A bare count of facilities in a village, without positions.
public struct FacilityCount: Sendable, Equatable, Codable {
  public var kind: String
  public var village: Int
  public var count: Int
  public var period: Period
  public var sourceID: String
  public var sourceRow: Int

  public init(kind: String, village: Int, count: Int, period: Period, sourceID: String, sourceRow: Int) {
    self.kind = kind
    self.village = village
    self.count = count
    self.period = period
    self.sourceID = sourceID
    self.sourceRow = sourceRow
  }
}
