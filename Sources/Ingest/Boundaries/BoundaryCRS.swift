import GDALBridge
import Geometry
import PROJBridge

/// The reference system of a layer: the file's, or the declared one.
///
/// - Parameters:
///   - box: The layer's extent in its own coordinates; where the two systems are compared when both are given.
/// - Throws: `crsMissing`, `crsUnknown`, `crsConflict`.
func resolveCRS(
  _ layer: LayerCRS, declared: String?, box: BoundingBox?, file: String
) throws(IngestError) -> CoordinateReference {
  switch (layer, declared) {
  case (.none, nil): throw .crsMissing(file: file)
  case (.none, let declared?): return try parsedCRS(declared, file: file)
  // A format's default is weaker than what a person declares.
  case (.impliedWGS84, let declared?): return try parsedCRS(declared, file: file)
  case (.impliedWGS84, nil): return .wgs84
  case (.stated(let text), nil): return try parsedCRS(text, file: file)
  case (.stated(let text), let declared?):
    let stated = try parsedCRS(text, file: file)
    let other = try parsedCRS(declared, file: file)
    guard try isSamePlace(stated, other, in: box, file: file) else {
      throw .crsConflict(file: file, stated: stated.code ?? stated.name, declared: other.code ?? other.name)
    }
    return stated
  }
}

private func parsedCRS(_ text: String, file: String) throws(IngestError) -> CoordinateReference {
  do { return try CoordinateReference(parsing: text) } catch { throw .crsUnknown(file: file, definition: text) }
}

/// True when both systems put the corners and the middle of the layer in the same place, to a centimetre or so.
private func isSamePlace(
  _ a: CoordinateReference, _ b: CoordinateReference, in box: BoundingBox?, file: String
) throws(IngestError) -> Bool {
  if a == b || (a.code != nil && a.code == b.code) { return true }
  guard let box else { return a.isGeographic == b.isGeographic }
  let x = [box.minX, box.maxX, box.minX, box.maxX, box.midX]
  let y = [box.minY, box.minY, box.maxY, box.maxY, box.midY]
  let first = try inDegrees(x, y, a, file: file)
  let second = try inDegrees(x, y, b, file: file)
  let tolerance = 1e-7
  return x.indices.allSatisfy {
    abs(first.x[$0] - second.x[$0]) < tolerance && abs(first.y[$0] - second.y[$0]) < tolerance
  }
}

/// Coordinates in WGS 84 degrees; NaN where the system has no answer.
func inDegrees(
  _ x: [Double], _ y: [Double], _ crs: CoordinateReference, file: String
) throws(IngestError) -> (x: [Double], y: [Double], failed: [Int]) {
  var x = x
  var y = y
  do {
    let failed = try Projection(from: crs).forward(x: &x, y: &y)
    return (x, y, failed)
  } catch {
    throw .crsUnknown(file: file, definition: crs.definition)
  }
}

extension CoordinateReference {
  /// True when its coordinates can be taken as WGS 84 longitude and latitude as they stand.
  var isWGS84: Bool { isGeographic && ["EPSG:4326", "OGC:CRS84", "EPSG:4979"].contains(code ?? "") }
}
