public import Stunting

/// What a record says about its place.
public struct PlaceText: Sendable, Equatable {
  /// Code as read, its parts joined; empty when there is none.
  public var villageCode = ""
  /// Parsed in each system tried, village level only.
  public var villageCodes: [RegionCode] = []
  public var villageName = ""
  public var districtCode: RegionCode?
  public var districtName = ""
  /// Code or facility identifier, and name, of the puskesmas or other unit above the villages.
  public var unitCode = ""
  public var unitName = ""
  /// Regency as the record names it; tells records of other regencies from misspelt ones.
  public var regencyCode: RegionCode?
  public var regencyName = ""

  public init() {}
}
