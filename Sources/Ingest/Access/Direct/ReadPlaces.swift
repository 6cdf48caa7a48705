public import Matching
import Stunting

/// Places in a plain file, for reading without a project: facilities, or candidate sites.
public struct PlainPlaces: Sendable, Equatable {
  public var path: String
  /// Layer or sheet; nil for the only one.
  public var layer: String?
  /// Kind of facility, goes into every record.
  public var kind: String
  /// Identifier of the source, goes into every record.
  public var id: String
  public var crs: String?
  /// Columns; nil takes the usual ones where there are some.
  public var idColumn: String?
  public var nameColumn: String?
  public var longitudeColumn: String?
  public var latitudeColumn: String?
  public var positionColumn: String?
  /// Columns to keep as attributes.
  public var attributeColumns: [String]
  public var capacityColumns: CapacityColumns

  public init(
    path: String, kind: String, id: String = "berkas", layer: String? = nil, crs: String? = nil,
    idColumn: String? = nil, nameColumn: String? = nil, longitudeColumn: String? = nil, latitudeColumn: String? = nil,
    positionColumn: String? = nil, attributeColumns: [String] = [], capacityColumns: CapacityColumns = CapacityColumns()
  ) {
    self.path = path
    self.kind = kind
    self.id = id
    self.layer = layer
    self.crs = crs
    self.idColumn = idColumn
    self.nameColumn = nameColumn
    self.longitudeColumn = longitudeColumn
    self.latitudeColumn = latitudeColumn
    self.positionColumn = positionColumn
    self.attributeColumns = attributeColumns
    self.capacityColumns = capacityColumns
  }
}

/// Reads facilities or candidate sites of a plain file: points (or polygons, by a point inside) of a vector layer, or a
/// table with coordinate columns, which are found by their usual names where none is given. Read as `importFacilities`
/// reads those of a project.
///
/// - Throws: `IngestError`; `.headerMissing` for a table in which no coordinates are found.
public func readPlaces(_ file: PlainPlaces, matcher: PlaceMatcher) async throws(IngestError) -> FacilityImport {
  let columns = try await PlainColumns(
    path: file.path, layer: file.layer, id: file.idColumn, name: file.nameColumn, longitude: file.longitudeColumn,
    latitude: file.latitudeColumn, position: file.positionColumn)
  let source = FacilitySource(
    location: SourceLocation(id: file.id, path: file.path, layer: file.layer, crs: file.crs), kind: file.kind,
    idColumn: columns.id, nameColumn: columns.name, longitudeColumn: columns.longitude,
    latitudeColumn: columns.latitude, attributeColumns: file.attributeColumns, positionColumn: columns.position,
    capacityColumns: file.capacityColumns)
  let layer = try await pointLayer(source).map { (layer) throws(IngestError) in try withInnerPoints(layer) }
  let input = try await FacilityInput(source, layer: layer)
  var records = FacilityRecords(
    source, input.table, input.columns, matcher, positions: input.positions, asRead: input.asRead)
  return records.read()
}

/// Reads points where people live of a plain file, with the columns found by their usual names where none is given.
///
/// - Throws: As `importDemand`, and `.headerMissing` for a table in which no coordinates are found.
public func readDemand(_ source: DemandSource, matcher: PlaceMatcher) async throws(IngestError) -> DemandImport {
  let location = source.location
  let columns = try await PlainColumns(
    path: location.path, layer: location.layer, id: nil, name: source.nameColumn, longitude: source.longitudeColumn,
    latitude: source.latitudeColumn, position: source.positionColumn)
  var found = source
  found.nameColumn = columns.name
  found.peopleColumn = source.peopleColumn ?? columns.people
  found.longitudeColumn = columns.longitude
  found.latitudeColumn = columns.latitude
  found.positionColumn = columns.position
  return try await importDemand(found, matcher: matcher)
}
