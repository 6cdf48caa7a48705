public import Geometry

/// A facility with a position.
public struct FacilityPoint: Sendable, Equatable {
  /// As in `FacilitySymbol.kind`; kinds without a symbol in the style aren't drawn.
  public var kind: String
  public var position: LonLat
  /// As in the data; empty for none.
  public var name: String
  /// Its number in the data, stable between runs; empty for none.
  public var code: String

  public init(kind: String, position: LonLat, name: String = "", code: String = "") {
    self.kind = kind
    self.position = position
    self.name = name
    self.code = code
  }
}

/// What every theme of a region shares: villages, districts, names, facilities.
public struct MapLayer: Sendable {
  /// One feature a village, in degrees.
  public var villages: LonLatPolygons
  /// Index into `districtNames` a village; -1 for none.
  public var districtOf: [Int]
  /// Text on the map a village; empty for none.
  public var villageNames: [String]
  /// Kode Wilayah a village; or empty when nothing needs them.
  public var villageCodes: [String]
  public var districtNames: [String]
  /// Kode Wilayah a district; or empty.
  public var districtCodes: [String]
  /// Where a village's name should stand, if the caller knows better than the middle of its widest part; or empty.
  public var labelPoints: [LonLat?]
  public var facilities: [FacilityPoint]

  public init(
    villages: LonLatPolygons, districtOf: [Int], villageNames: [String], districtNames: [String],
    villageCodes: [String] = [], districtCodes: [String] = [], labelPoints: [LonLat?] = [],
    facilities: [FacilityPoint] = []
  ) {
    self.villageCodes = villageCodes
    self.districtCodes = districtCodes
    self.villages = villages
    self.districtOf = districtOf
    self.villageNames = villageNames
    self.districtNames = districtNames
    self.labelPoints = labelPoints
    self.facilities = facilities
  }
}

/// The values of one theme.
public struct ThemeValues: Sendable, Equatable {
  /// Index into the style's classes a village. An index outside of them draws the village hatched in grey.
  public var classOf: [Int]
  /// Marks a village's value as unstable; or empty.
  public var isUnstable: [Bool]
  /// The count a village for themes of circles (`MapStyle.circles`), nil where there is none; or empty.
  public var amounts: [Double?]

  public init(classOf: [Int], isUnstable: [Bool] = [], amounts: [Double?] = []) {
    self.classOf = classOf
    self.isUnstable = isUnstable
    self.amounts = amounts
  }
}
