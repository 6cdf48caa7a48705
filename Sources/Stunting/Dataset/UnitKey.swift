/// Kind of area that a value belongs to.
public enum UnitLevel: String, Sendable, Codable, CaseIterable {
  case village
  /// Kecamatan.
  case district
  /// Working area of a puskesmas.
  case puskesmas
  /// Kabupaten or kota.
  case regency
}

/// An area above the villages as a source names it: a kecamatan by its code where it has one, a puskesmas by the
/// identifier of its facility where that is known, else by name.
public struct UnitKey: Sendable, Hashable, Codable {
  public var level: UnitLevel
  public var code: RegionCode?
  /// Identifier of the facility, for a puskesmas.
  public var facilityID: String?
  public var name: String

  public init(level: UnitLevel, code: RegionCode? = nil, facilityID: String? = nil, name: String) {
    self.level = level
    self.code = code
    self.facilityID = facilityID
    self.name = name
  }
}
