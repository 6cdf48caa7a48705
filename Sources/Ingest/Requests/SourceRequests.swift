public import Stunting

/// Where the records of a source are.
public struct SourceLocation: Sendable, Equatable, Codable {
  /// Identifier of the source in the project file; goes into every record of it.
  public var id: String
  public var path: String
  /// Layer or sheet; nil for the only one.
  public var layer: String?
  /// Declared reference system, for files that state none. It must agree with a stated one.
  public var crs: String?
  /// Encoding of a text file or Shapefile; nil finds out.
  public var encoding: String?
  /// Delimiter of a text file; nil finds out.
  public var delimiter: String?
  public var filters: [RecordFilter]

  public init(
    id: String, path: String, layer: String? = nil, crs: String? = nil, encoding: String? = nil,
    delimiter: String? = nil, filters: [RecordFilter] = []
  ) {
    self.id = id
    self.path = path
    self.layer = layer
    self.crs = crs
    self.encoding = encoding
    self.delimiter = delimiter
    self.filters = filters
  }

  var tableFile: TableFile { TableFile(path: path, sheet: layer, encoding: encoding, delimiter: delimiter) }
}

/// Columns that say which village or district a record is about.
public struct PlaceMapping: Sendable, Equatable, Codable {
  /// Columns whose texts joined make the village code; empty when the file has none. Four columns are the parts of a
  /// code (province, regency, district, village) and get back the leading zeros that a program took away.
  public var villageCode: [String]
  public var villageName: String?
  public var districtCode: String?
  public var districtName: String?
  /// System of the codes; nil tries both.
  public var codeSystem: CodeSystem?
  /// Regular expression on the district code column whose first group (or whole match) is the code.
  public var districtCodePattern: String?

  public init(
    villageCode: [String] = [], villageName: String? = nil, districtCode: String? = nil, districtName: String? = nil,
    codeSystem: CodeSystem? = nil, districtCodePattern: String? = nil
  ) {
    self.villageCode = villageCode
    self.villageName = villageName
    self.districtCode = districtCode
    self.districtName = districtName
    self.codeSystem = codeSystem
    self.districtCodePattern = districtCodePattern
  }

  /// Columns that must exist.
  var columnNames: [String] { villageCode + [villageName, districtCode, districtName].compactMap { $0 } }
}

/// Village boundaries to import as an edition.
public struct BoundarySource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  /// Identifier of the edition, such as `bps-2020`.
  public var editionID: String
  /// Its `codeSystem` must be given.
  public var place: PlaceMapping
  /// Column with the code of the other system, and that system.
  public var otherCode: String?
  public var otherCodeSystem: CodeSystem?
  /// Year of the code list, when known.
  public var codeYear: Int?

  public init(
    location: SourceLocation, editionID: String, place: PlaceMapping, otherCode: String? = nil,
    otherCodeSystem: CodeSystem? = nil, codeYear: Int? = nil
  ) {
    self.location = location
    self.editionID = editionID
    self.place = place
    self.otherCode = otherCode
    self.otherCodeSystem = otherCodeSystem
    self.codeYear = codeYear
  }
}

/// Facilities to import, one a record.
public struct FacilitySource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  /// Service kind: `posyandu`, `puskesmas`, ...
  public var kind: String
  public var place: PlaceMapping
  public var idColumn: String?
  public var nameColumn: String?
  /// Columns of the position, for tables; a vector layer has its points.
  public var longitudeColumn: String?
  public var latitudeColumn: String?
  /// Columns to keep as attributes.
  public var attributeColumns: [String]

  public init(
    location: SourceLocation, kind: String, place: PlaceMapping = PlaceMapping(), idColumn: String? = nil,
    nameColumn: String? = nil, longitudeColumn: String? = nil, latitudeColumn: String? = nil,
    attributeColumns: [String] = []
  ) {
    self.location = location
    self.kind = kind
    self.place = place
    self.idColumn = idColumn
    self.nameColumn = nameColumn
    self.longitudeColumn = longitudeColumn
    self.latitudeColumn = latitudeColumn
    self.attributeColumns = attributeColumns
  }
}

/// Where the period of a value comes from.
public enum PeriodMapping: Sendable, Equatable, Codable {
  case constant(Period)
  /// One column with the period (`2024-08`, `2024`, `Agustus 2024`, `01/08/2024`), or a year column and a month column.
  case columns([String])
}

/// One indicator in the columns of a table.
public struct ValueMapping: Sendable, Equatable, Codable {
  public var indicator: String
  public var ageGroup: AgeGroup
  public var period: PeriodMapping
  public var kind: ValueKind
  /// Columns that are summed; for kind ratio.
  public var numerator: [String]
  public var denominator: [String]
  /// Columns that are summed; for count, percentage and amount. The one column of a category or yes and no.
  public var value: [String]
  /// Labels of coded answers; an answer without a label keeps its text.
  public var labels: [String: String]
  public var rung: Rung
  /// What becomes of a ratio above 1: a coverage is kept with a finding, a prevalence is impossible and set aside.
  public var mayExceedDenominator: Bool

  public init(
    indicator: String, ageGroup: AgeGroup = .none, period: PeriodMapping, kind: ValueKind, numerator: [String] = [],
    denominator: [String] = [], value: [String] = [], labels: [String: String] = [:], rung: Rung = .notApplicable,
    mayExceedDenominator: Bool = true
  ) {
    self.indicator = indicator
    self.ageGroup = ageGroup
    self.period = period
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
    self.value = value
    self.labels = labels
    self.rung = rung
    self.mayExceedDenominator = mayExceedDenominator
  }

  var periodColumns: [String] { if case .columns(let names) = period { names } else { [] } }
  var numberColumns: [String] {
    switch kind {
    case .ratio: numerator + denominator
    case .count, .percentage, .amount: value
    case .category, .yesNo: []
    }
  }
}

/// A bare count of facilities in a column of a table.
public struct CountMapping: Sendable, Equatable, Codable {
  public var kind: String
  /// Columns that are summed.
  public var columns: [String]
  public var period: Period

  public init(kind: String, columns: [String], period: Period) {
    self.kind = kind
    self.columns = columns
    self.period = period
  }
}

/// A table of values by village.
public struct TableSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var place: PlaceMapping
  /// How decimals are written; nil lets the cells decide.
  public var decimal: DecimalMark?
  public var values: [ValueMapping]
  public var counts: [CountMapping]

  public init(
    location: SourceLocation, place: PlaceMapping, decimal: DecimalMark? = nil, values: [ValueMapping],
    counts: [CountMapping] = []
  ) {
    self.location = location
    self.place = place
    self.decimal = decimal
    self.values = values
    self.counts = counts
  }

  /// Every column that must exist, in the order of the declaration.
  var columnNames: [String] {
    place.columnNames + location.filters.map(\.column) + counts.flatMap(\.columns)
      + values.flatMap { $0.numerator + $0.denominator + $0.value + $0.periodColumns }
  }
}
