import GDALBridge
public import Matching
public import Stunting

/// Facilities read from a file: every record that no filter leaves out is kept, with what it declares and with flags.
/// `recordsRead` = facilities + records set aside as a whole.
public struct FacilityImport: Sendable, Equatable {
  public var facilities: [Facility]
  /// Records left out by a filter, and positions that cannot be read (`wholeRecord` false: the facility is kept).
  public var setAside: [SetAside]
  public var recordsRead: Int
}

/// Reads facilities from a table with coordinate columns, from a layer of points, or from a table without positions.
///
/// Flags set here: `noPosition`, `looksSwapped`, `duplicateID`, `samePosition` (the last two on the later record; the
/// first one stands). A position that exists is kept as read and never moved; one whose latitude is beyond 90 degrees is
/// no position and stays nil, with `looksSwapped` when exchanging the two would make it one. Which village a facility
/// lies in, and the flags that follow, are for the join by position. A facility that declares a village, by code or by
/// name, and has no position gets that village.
///
/// - Throws: `IngestError`.
public func importFacilities(_ source: FacilitySource, matcher: PlaceMatcher) async throws(IngestError)
  -> FacilityImport
{
  let layer = try await pointLayer(source)
  let table: TextTable
  if let layer {
    table = TextTable(layer: layer, file: fileName(of: source.location.path))
  } else {
    table = try await TableReader.read(source.location.tableFile, expecting: expectedColumns(source))
  }
  var records = try FacilityRecords(source, table, matcher)
  let positions: [PositionText]
  if let layer {
    positions = try layerPositions(layer, source, table.file)
  } else {
    positions = try records.columnPositions()
  }
  records.readAll(positions)
  return records.finished()
}

/// The layer when the positions are its points: a vector file for which no coordinate columns are declared.
private func pointLayer(_ source: FacilitySource) async throws(IngestError) -> VectorLayer? {
  guard source.longitudeColumn == nil, source.latitudeColumn == nil else { return nil }
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
    case .point: .numbers(x: moved.pointX[row], y: moved.pointY[row])
    case .null: .none
    case .polygon, .other: .unreadable
    }
  }
}

private func expectedColumns(_ source: FacilitySource) -> [String] {
  let own = [source.idColumn, source.nameColumn, source.longitudeColumn, source.latitudeColumn].compactMap { $0 }
  return own + source.place.columnNames + source.attributeColumns + source.location.filters.map(\.column)
}
