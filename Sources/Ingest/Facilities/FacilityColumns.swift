import Matching

/// The columns of a facility source bound to its table.
struct FacilityColumns {
  let id: Int?
  let name: Int?
  let longitude: Int?
  let latitude: Int?
  let position: Int?
  let address: Int?
  let attributes: [(name: String, column: Int)]
  let capacity: CapacityReader
  let place: PlaceReader
  let filters: BoundFilters

  init(_ source: FacilitySource, in table: TextTable) throws(IngestError) {
    id = try FacilityColumns.column(source.idColumn, table)
    name = try FacilityColumns.column(source.nameColumn, table)
    longitude = try FacilityColumns.column(source.longitudeColumn, table)
    latitude = try FacilityColumns.column(source.latitudeColumn, table)
    position = try FacilityColumns.column(source.positionColumn, table)
    address = try FacilityColumns.column(source.addressColumn, table)
    var attributes: [(name: String, column: Int)] = []
    for name in source.attributeColumns { attributes.append((name, try table.column(name))) }
    self.attributes = attributes
    capacity = try CapacityReader(source.capacityColumns, in: table)
    place = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
  }

  private static func column(_ name: String?, _ table: TextTable) throws(IngestError) -> Int? {
    guard let name else { return nil }
    return try table.column(name)
  }

  /// The positions in the coordinate columns, as they stand.
  func positions(_ table: TextTable) -> [PositionText] {
    (0..<table.rowCount).map { row in
      if let position { return readPosition(both: table.cell(row, position)) }
      guard let longitude, let latitude else { return .none }
      if longitude == latitude { return readPosition(both: table.cell(row, longitude)) }
      return readPosition(x: table.cell(row, longitude), y: table.cell(row, latitude))
    }
  }

  /// The column that a finding about a position names.
  var positionName: Int? { position ?? latitude }
}
