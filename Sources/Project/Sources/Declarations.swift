public import Stunting

/// Columns that say which place a record is about.
public struct PlaceColumns: Sendable, Equatable, Codable {
  /// Columns whose texts joined make the village code.
  public var villageCode: [String]
  public var villageName: String?
  public var districtCode: String?
  public var districtName: String?
  /// Code or facility identifier, and name, of a puskesmas.
  public var puskesmasCode: String?
  public var puskesmasName: String?
  public var regencyCode: String?
  public var regencyName: String?
  /// System of the codes; nil tries both.
  public var codeSystem: CodeSystem?
  /// Regular expression whose first group is the district code.
  public var districtCodePattern: String?
}

public struct BoundaryDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var place: PlaceColumns
  public var codeYear: Int?
  /// Column of a table that holds the geometry: a path of [lat, lon] or [lon, lat] pairs as JSON, or WKT.
  public var geometry: GeometryColumn?
  /// Borders up to this far apart are moved onto each other; nil leaves them.
  public var snapMetres: Double?
}

/// A column of text that holds geometries.
public struct GeometryColumn: Sendable, Equatable, Codable {
  public enum Form: String, Sendable, Codable, CaseIterable {
    case wkt
    case pathLatLon = "path_lat_lon"
    case pathLonLat = "path_lon_lat"
  }
  public var column: String
  public var form: Form
}

/// An official list of codes and names of one year, or a table that holds the codes of both systems side by side.
public struct CodeListDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var year: Int?
  public var codeSystem: CodeSystem
  public var codeColumn: String
  public var nameColumn: String?
  /// Column with the code of the other system.
  public var otherCodeColumn: String?
}

public struct FacilityDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var kind: String
  public var place: PlaceColumns
  public var idColumn: String?
  public var nameColumn: String?
  public var longitudeColumn: String?
  public var latitudeColumn: String?
  /// One column with both coordinates, instead of those two.
  public var positionColumn: String?
  /// Column of addresses: the kecamatan is looked for in it, and the text is never kept.
  public var addressColumn: String?
  public var attributeColumns: [String]
  /// Columns of what a facility can do, by `kader`, `staff`, `anthropometry`, `own_place`, `days_open`, `functioning`.
  public var capacityColumns: [String: String]
  /// Column of a bare count per village, instead of positions.
  public var countColumn: String?
  public var period: Period?
}

/// Which villages a puskesmas works for.
public struct WorkingAreaDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var place: PlaceColumns
}

/// One indicator in the columns of a table.
public struct ValueDeclaration: Sendable, Equatable, Codable {
  public var indicator: String
  public var ageGroup: AgeGroup
  public var sex: Sex
  public var period: Period?
  public var periodColumns: [String]
  public var kind: ValueKind
  public var numerator: [String]
  public var denominator: [String]
  public var value: String?
  /// Labels of coded answers; an answer without a label keeps its code.
  public var labels: [String: String]
  public var rung: Rung
  /// Rows of a long table that this indicator stands in.
  public var rows: RowFilter?
  public var line: Int
}

/// A number that is stated beside its parts: both are compared and a difference is a finding.
public struct CheckDeclaration: Sendable, Equatable, Codable {
  /// Column of a stated percentage, or of a stated total.
  public var percentage: String?
  public var total: String?
  public var numerator: [String]
  public var denominator: [String]
  public var parts: [String]
  public var tolerancePoints: Double
}

public struct TableDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var unit: UnitLevel
  public var place: PlaceColumns
  /// `comma` or `point`; nil lets the cells decide.
  public var decimal: String?
  public var values: [ValueDeclaration]
  public var checks: [CheckDeclaration]
}

/// A file with one row a child. Only its counts are kept; names, NIK and addresses never leave the reader.
public struct ByNameDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var place: PlaceColumns
  /// Columns by `nik`, `name`, `sex`, `birth_date`, `measured_on`, `age`, `height`, `weight`, `birth_weight`,
  /// `height_for_age`, `weight_for_age`, `weight_for_height`.
  public var columns: [String: String]
  /// `month`, `half_year` or a period for all rows.
  public var period: String
  /// Further columns about persons, and columns of addresses: read only to keep their content out of everything.
  public var personal: [String]
  public var addresses: [String]
  /// Words of the export for height for age: `severe`, `moderate`, `normal`, `above`, `invalid`.
  public var statuses: [String: String]
  public var line: Int
}

/// A table of programmes and activities with the columns of Table 2.2 of the juknis.
public struct ProgrammeDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var year: Int?
  /// Columns by `programme`, `activity`, `performance_indicator`, `target`, `unit`, `location`, `village_code`,
  /// `village_name`, `district_name`, `budget`, `source_of_funds`, `opd`, `realised_target`, `realised_budget`, `year`.
  public var columns: [String: String]
  public var line: Int
}

/// A raster of population, summed by village.
public struct RasterDeclaration: Sendable, Equatable, Codable {
  public enum Unit: String, Sendable, Codable, CaseIterable {
    case personsPerCell = "persons_per_cell"
    case personsPerHectare = "persons_per_hectare"
    case personsPerSquareKilometre = "persons_per_km2"
  }
  public var source: SourceFile
  public var indicator: String
  public var period: Period
  /// Nil is asked for: a sum needs it.
  public var unit: Unit?
}

/// A figure of a survey for the whole regency, to hold surveillance against.
public struct SurveyDeclaration: Sendable, Equatable, Codable {
  public var name: String
  public var year: Int
  public var ageGroup: AgeGroup
  public var percent: Double
  public var lower: Double?
  public var upper: Double?
}

/// Where people live: points (or polygons, by a point inside) of settlements, buildings or hamlets, or a population raster.
public struct DemandDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  /// `settlement`, `building`, `hamlet` or `population_raster`.
  public var rung: DemandRung
  /// Columns of the area that a record declares; the village itself is found by position.
  public var place: PlaceColumns
  public var nameColumn: String?
  /// Column with the number of people; nil gives every point of a village the same weight.
  public var peopleColumn: String?
  public var longitudeColumn: String?
  public var latitudeColumn: String?
  /// One column with both coordinates, instead of those two.
  public var positionColumn: String?
  /// Of a population raster: what a cell counts. Nil is asked for.
  public var unit: RasterDeclaration.Unit?
  /// Band of a raster, counted from 1; nil for the only one.
  public var band: Int?
}

/// Lines that people travel along, or that they cannot cross.
public struct TravelDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var role: TravelLineRole
  public var classColumn: String?
  public var oneWayColumn: String?
  public var speedColumn: String?
  public var nameColumn: String?
  /// Kilometres an hour by class; key `default` for every other class.
  public var speeds: [String: Double]
}

/// A raster for travel off the roads.
public struct SurfaceDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  public var role: SurfaceRole
  /// Kilometres an hour on foot by class of land cover (the number as text); 0 is a barrier; key `default` for others.
  public var speeds: [String: Double]
  /// Band, counted from 1; nil for the only one.
  public var band: Int?
}

/// Travel to the nearest facility of a kind as a table reports it by village (Podes).
public struct ReportedTravelDeclaration: Sendable, Equatable, Codable {
  public var source: SourceFile
  /// Kind of facility, as in `facilities`.
  public var kind: String
  public var place: PlaceColumns
  /// Columns of minutes and of kilometres; of several the smallest counts (puskesmas with and without beds).
  public var minutes: [String]
  public var kilometres: [String]
  /// Columns with the number of facilities in the village, which are summed.
  public var counts: [String]
  public var period: Period
}
