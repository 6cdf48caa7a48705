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
  /// Column of a table that holds the geometry as text; nil for a vector layer.
  public var geometryColumn: GeometryColumn?

  public init(
    location: SourceLocation, editionID: String, place: PlaceMapping, otherCode: String? = nil,
    otherCodeSystem: CodeSystem? = nil, codeYear: Int? = nil, geometryColumn: GeometryColumn? = nil
  ) {
    self.location = location
    self.editionID = editionID
    self.place = place
    self.otherCode = otherCode
    self.otherCodeSystem = otherCodeSystem
    self.codeYear = codeYear
    self.geometryColumn = geometryColumn
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
  /// One column with both coordinates, instead of those two.
  public var positionColumn: String?
  /// Free-text address: its kecamatan and village stand in where no column names them. Never kept.
  public var addressColumn: String?
  /// Columns to keep as attributes.
  public var attributeColumns: [String]
  public var capacityColumns: CapacityColumns

  public init(
    location: SourceLocation, kind: String, place: PlaceMapping = PlaceMapping(), idColumn: String? = nil,
    nameColumn: String? = nil, longitudeColumn: String? = nil, latitudeColumn: String? = nil,
    attributeColumns: [String] = [], positionColumn: String? = nil, addressColumn: String? = nil,
    capacityColumns: CapacityColumns = CapacityColumns()
  ) {
    self.location = location
    self.kind = kind
    self.place = place
    self.idColumn = idColumn
    self.nameColumn = nameColumn
    self.longitudeColumn = longitudeColumn
    self.latitudeColumn = latitudeColumn
    self.attributeColumns = attributeColumns
    self.positionColumn = positionColumn
    self.addressColumn = addressColumn
    self.capacityColumns = capacityColumns
  }
}
