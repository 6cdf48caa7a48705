import GDALBridge
public import Geometry

/// Reads the lines of a plain file, with the columns of class and one-way found by their usual names (OpenStreetMap and
/// its extracts, Rupa Bumi Indonesia) where none is given.
///
/// - Throws: As `importTravelLines`.
public func readLines(_ source: TravelLineSource, region: BoundingBox?) throws(IngestError) -> TravelLineImport {
  let location = source.location
  let names: [String]
  do {
    names = try VectorFile.fieldNames(path: location.path, layer: location.layer)
  } catch {
    throw IngestError(error, file: fileName(of: location.path))
  }
  var found = source
  found.classColumn = source.classColumn ?? usualLineColumn(usualClasses, names)
  found.oneWayColumn = source.oneWayColumn ?? usualLineColumn(usualDirections, names)
  return try importTravelLines(found, region: region)
}

private let usualClasses = [
  "highway", "fclass", "type", "class", "road_class", "kelas", "remark", "fungsi", "waterway",
]
private let usualDirections = ["oneway", "one_way", "satu_arah"]

/// The first of these names that is a column; case does not count.
private func usualLineColumn(_ usual: [String], _ names: [String]) -> String? {
  for name in usual {
    if let found = names.first(where: { columnKey($0) == name }) { return found }
  }
  return nil
}
