import GDALBridge
import Geometry
public import Matching
import PROJBridge
public import Stunting

/// Facilities read from a file: every record that no filter leaves out is kept, with what it declares and with flags.
/// `recordsRead` = facilities + records set aside as a whole.
public struct FacilityImport: Sendable, Equatable {
  public var facilities: [Facility]
  /// Records left out by a filter, and cells that cannot be read: positions, capacity (`wholeRecord` false: the facility
  /// is kept).
  public var setAside: [SetAside]
  /// Positions that were repaired or must be asked, and facilities on one spot.
  public var findings: [ImportFinding]
  public var recordsRead: Int
}

/// Reads facilities from a table with coordinate columns, from a layer of points, or from a table without positions.
///
/// A position within the region of the edition is never moved. One that is not, or that is no position at all, is read
/// again with the slips that offices make: longitude and latitude exchanged, a lost or shifted decimal point, a lost
/// minus, UTM numbers of any zone near the region. When exactly one reading lies in the kecamatan that the record declares
/// (in its regency where it declares no kecamatan), it is taken: finding `.positionRepaired`, `detail` the rule and `size`
/// the metres moved. Else the position stays as read and `.positionAsked` lists the readings that lie in the region.
/// Degrees that can be no place, unreadable text and (0, 0) are no position: set aside, the facility is kept.
///
/// Flags set here: `noPosition`, `looksSwapped`, `otherRegency`, `duplicateID` (on the later record), `samePosition` (on
/// all). Which village a facility lies in, and the flags that follow, are for the join by position. A facility that
/// declares a village, by code or by name, and has no position gets that village.
///
/// - Throws: `IngestError`.
public func importFacilities(_ source: FacilitySource, matcher: PlaceMatcher) async throws(IngestError)
  -> FacilityImport
{
  let input = try await FacilityInput(source, layer: try await pointLayer(source))
  var records = FacilityRecords(
    source, input.table, input.columns, matcher, positions: input.positions, asRead: input.asRead)
  return records.read()
}

/// The table of a source with its positions.
struct FacilityInput {
  let table: TextTable
  let columns: FacilityColumns
  let positions: [PositionText]
  /// In degrees, as they stand, where they are some.
  let asRead: [LonLat?]

  /// - Parameter layer: Nil where the positions stand in columns, or nowhere.
  init(_ source: FacilitySource, layer: VectorLayer?) async throws(IngestError) {
    if let layer {
      table = TextTable(layer: layer, file: fileName(of: source.location.path))
    } else {
      table = try await TableReader.read(
        source.location.tableFile, expecting: expectedColumns(source), layout: layout(source))
    }
    columns = try FacilityColumns(source, in: table)
    let file = table.file
    positions =
      try layer.map { (layer) throws(IngestError) in try layerPositions(layer, source, file) }
      ?? columns.positions(table)
    asRead = try layer == nil ? columnDegrees(positions, source, file) : plainDegrees(positions)
  }
}

/// The layer when the positions are its points: a vector file for which no coordinate columns are declared.
func pointLayer(_ source: FacilitySource) async throws(IngestError) -> VectorLayer? {
  guard source.longitudeColumn == nil, source.latitudeColumn == nil, source.positionColumn == nil else { return nil }
  switch try FileFormat(path: source.location.path) {
  case .geoJSON, .vector:
    let location = source.location
    return try await VectorReader.read(path: location.path, layer: location.layer, encoding: location.encoding)
  case .workbook, .delimitedText: return nil
  }
}

private func layerPositions(
  _ layer: VectorLayer, _ source: FacilitySource, _ file: String
) throws(IngestError) -> [PositionText] {
  guard layer.geometry.contains(.point) else {
    return layer.geometry.map { $0 == .null ? .none : .unreadable }
  }
  let moved = try degrees(layer, declared: source.location.crs, file: file)
  return layer.geometry.indices.map { row in
    switch layer.geometry[row] {
    case .point: numberPair(moved.pointX[row], moved.pointY[row])
    case .null: .none
    case .polygon, .other: .unreadable
    }
  }
}

private func numberPair(_ x: Double, _ y: Double) -> PositionText {
  guard x.isFinite, y.isFinite,
    let pair = CoordinatePair(longitude: CoordinateText(x), latitude: CoordinateText(y))
  else { return .unreadable }
  return .pair(pair, text: "\(y) | \(x)")
}

private func plainDegrees(_ positions: [PositionText]) -> [LonLat?] {
  positions.map { position in
    guard case .pair(let pair, _) = position else { return nil }
    return legalPosition(pair.x.value, pair.y.value)
  }
}

/// The positions of coordinate columns in degrees: as they stand, or from the declared system.
private func columnDegrees(
  _ positions: [PositionText], _ source: FacilitySource, _ file: String
) throws(IngestError) -> [LonLat?] {
  guard let declared = source.location.crs else { return plainDegrees(positions) }
  let crs = try resolveCRS(.none, declared: declared, box: nil, file: file)
  guard !crs.isWGS84 else { return plainDegrees(positions) }
  let x = positions.map { if case .pair(let pair, _) = $0 { pair.x.value } else { Double.nan } }
  let y = positions.map { if case .pair(let pair, _) = $0 { pair.y.value } else { Double.nan } }
  let moved = try inDegrees(x, y, crs, file: file)
  return positions.indices.map { moved.x[$0].isNaN ? nil : legalPosition(moved.x[$0], moved.y[$0]) }
}

private func expectedColumns(_ source: FacilitySource) -> [String] {
  let own = [
    source.idColumn, source.nameColumn, source.longitudeColumn, source.latitudeColumn, source.positionColumn,
    source.addressColumn,
  ].compactMap { $0 }
  return own + source.place.columnNames + source.attributeColumns + source.capacityColumns.names
    + source.location.filters.map(\.column)
}

/// A facility's name tells it from totals and notes; kecamatan and villages above it may be group columns.
private func layout(_ source: FacilitySource) -> TableLayout {
  let place = source.place
  return TableLayout(
    codeColumns: [source.idColumn].compactMap { $0 }, nameColumns: [source.nameColumn].compactMap { $0 },
    groupColumns: [place.regencyName, place.districtName, place.villageName].compactMap { $0 },
    contentColumns: [source.longitudeColumn, source.latitudeColumn, source.positionColumn].compactMap { $0 })
}
