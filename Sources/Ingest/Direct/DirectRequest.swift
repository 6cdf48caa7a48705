public import Stunting

/// One rate to read: cases among those measured (or whatever stands below), each the sum of its columns.
public struct DirectRateColumns: Sendable, Equatable, Codable {
  public var cases: [String]
  public var measured: [String]

  public init(cases: [String], measured: [String]) {
    self.cases = cases
    self.measured = measured
  }

  public init(cases: String, measured: String) { self.init(cases: [cases], measured: [measured]) }
}

/// One further column of numbers: a coverage, a population.
public struct DirectNumberColumn: Sendable, Equatable, Codable {
  public var column: String
  /// True for amounts; for people, things and percentages a negative number is a fault.
  public var mayBeNegative: Bool

  public init(_ column: String, mayBeNegative: Bool = false) {
    self.column = column
    self.mayBeNegative = mayBeNegative
  }
}

/// A polygon file to analyse as it is, without a workspace. Columns are named as in the file; case and blanks do not
/// matter.
public struct DirectRequest: Sendable, Equatable {
  /// GeoPackage, GeoJSON (also a feature a line, or gzip), Shapefile, FlatGeobuf, KML, TopoJSON, MapInfo, or one of them
  /// in a zip archive.
  public var path: String
  /// Layer of a file that has several; in an archive the name of the file without its extension.
  public var layer: String?
  /// Encoding of a Shapefile's texts, such as `CP1252`; nil finds out.
  public var encoding: String?
  /// Reference system of a file that states none (`EPSG:32748`, WKT, PROJ), or `planar` for plain coordinates of any
  /// unit. Must agree with a stated one.
  public var crs: String?
  /// Column with the identifier of the units; nil takes village codes where a column holds them, else row numbers.
  public var code: String?
  /// System of the codes in `code`, which must all be village codes then; nil finds out and takes any identifier.
  public var codeSystem: CodeSystem?
  /// Column with the names; nil takes a column with a usual name.
  public var name: String?
  /// Column with the kecamatan; nil takes a column with a usual name.
  public var district: String?
  /// Column with the puskesmas, or any other group.
  public var group: String?
  /// In the order wanted, such as one a period.
  public var rates: [DirectRateColumns]
  public var numbers: [DirectNumberColumn]
  /// How decimals are written in text columns; nil lets the cells decide.
  public var decimal: DecimalMark?
  public var filters: [RecordFilter]

  public init(
    path: String, layer: String? = nil, encoding: String? = nil, crs: String? = nil, code: String? = nil,
    codeSystem: CodeSystem? = nil, name: String? = nil, district: String? = nil, group: String? = nil,
    rates: [DirectRateColumns] = [], numbers: [DirectNumberColumn] = [], decimal: DecimalMark? = nil,
    filters: [RecordFilter] = []
  ) {
    self.path = path
    self.layer = layer
    self.encoding = encoding
    self.crs = crs
    self.code = code
    self.codeSystem = codeSystem
    self.name = name
    self.district = district
    self.group = group
    self.rates = rates
    self.numbers = numbers
    self.decimal = decimal
    self.filters = filters
  }

  /// The declaration for plain coordinates.
  public static let planar = "planar"
}
