import GDALBridge
public import Geometry
import PROJBridge
import Stunting

/// Reads a layer of lines in any format that GDAL reads: multi-lines and collections part by part, curves as lines,
/// heights left out, brought to WGS 84. Of a barrier the rings of polygons count, too: lakes, the sea.
///
/// Set aside: records that a filter leaves out; without geometry; of another geometry than lines; whose vertices cannot be
/// brought to degrees or are all one (`unreadableGeometry`); beyond a quarter of a degree from the region
/// (`outsideRegion`). A part that falls out of a feature that is kept is a part set aside. An unknown one-way word lets
/// the line go both ways, a speed that is none leaves it to its class: both are cells set aside.
///
/// - Parameter region: Box of the region in degrees; nil keeps every line.
/// - Throws: `IngestError`; `.noLines` when no feature is a line, `.noneUsable` when none is left, `.columnMissing`.
public func importTravelLines(
  _ source: TravelLineSource, region: BoundingBox?
) throws(IngestError) -> TravelLineImport {
  let file = fileName(of: source.location.path)
  let (layer, table) = try lineLayer(source, file: file)
  guard layer.featureCount > 0 else { throw .emptyLayer(file: file) }
  guard layer.kinds.contains(.lines) else {
    throw .noLines(file: file, read: layer.featureCount, found: commonestKind(layer.kinds))
  }
  let box = BoundingBox(x: layer.x, y: layer.y, range: layer.x.indices)
  let crs = try resolveCRS(stated(layer, source), declared: source.location.crs, box: box, file: file)
  let degrees = crs.isWGS84 ? (layer.x, layer.y, []) : try inDegrees(layer.x, layer.y, crs, file: file)
  var records = try LineRecords(source, layer, table, region: region?.expanded(by: 0.25))
  records.take(x: degrees.0, y: degrees.1)
  let result = records.finished()
  guard result.featuresAccepted > 0 else {
    throw .noneUsable(file: file, read: result.recordsRead, reason: commonest(result.setAside))
  }
  return result
}

/// The layer and a table of the columns in use, row i for feature i.
private func lineLayer(
  _ source: TravelLineSource, file: String
) throws(IngestError) -> (LineLayer, TextTable) {
  let location = source.location
  let names = try vectorFile(file) { () throws(VectorFileError) in
    try VectorFile.fieldNames(path: location.path, layer: location.layer)
  }
  let index = ColumnIndex(names)
  var places: [Int] = []
  for name in source.columnNames {
    guard let place = index.find(name) else { throw .columnMissing(file: file, column: name, available: names) }
    if !places.contains(place) { places.append(place) }
  }
  let layer = try vectorFile(file) { () throws(VectorFileError) in
    try VectorFile.readLines(
      path: location.path, layer: location.layer, encoding: location.encoding, columns: places,
      ringsAsLines: source.role == .barrier)
  }
  let rows: [(number: Int, cells: [String], numeric: [Bool])] = layer.kinds.indices.map { row in
    (row + 1, layer.columns.map { $0[row] }, [])
  }
  return (layer, TextTable(file: file, names: places.map { names[$0] }, headerRow: 0, rows: rows))
}

/// Runs a reader of the library; its error with this module's words.
private func vectorFile<Value>(
  _ file: String, _ body: () throws(VectorFileError) -> Value
) throws(IngestError) -> Value {
  do { return try body() } catch { throw IngestError(error, file: file) }
}

/// What GeoJSON implies is weaker than what a person declares: the library states it as the file's own.
private func stated(_ layer: LineLayer, _ source: TravelLineSource) -> LayerCRS {
  guard source.location.crs != nil, ["geojson", "json"].contains(pathExtension(of: source.location.path)) else {
    return layer.crs
  }
  return .impliedWGS84
}

private func commonestKind(_ kinds: [LineKind]) -> String {
  var counts: [String: Int] = [:]
  for kind in kinds {
    if case .other(let name) = kind { counts[name, default: 0] += 1 }
  }
  return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
}

extension TravelLineSource {
  /// Columns that must exist.
  fileprivate var columnNames: [String] {
    [classColumn, oneWayColumn, speedColumn].compactMap { $0 } + location.filters.map(\.column)
  }
}
