import GDALBridge
import Geometry
import PROJBridge

/// Geometry of a layer in WGS 84 degrees.
struct DegreeLayer {
  var polygons: PolygonSet
  var pointX: [Double]
  var pointY: [Double]
}

/// Brings a layer to WGS 84 degrees.
///
/// - Parameter rows: Number of the record of feature i, for messages.
/// - Throws: `crsMissing`, `crsUnknown`, `crsConflict`; `coordinatesOutOfRange` when degrees cannot be degrees;
///   `notProjectable`.
func degrees(
  _ layer: VectorLayer, declared: String?, file: String
) throws(IngestError) -> DegreeLayer {
  let points = layer.pointX.indices.filter { layer.geometry[$0] == .point }
  let pointBox = pointExtent(layer, points)
  let box = layer.polygons.bounds.map { box in pointBox.map { box.union($0) } ?? box } ?? pointBox
  let crs = try resolveCRS(layer.crs, declared: declared, box: box, file: file)
  if crs.isGeographic { try checkRange(layer, points, file: file) }
  var result = DegreeLayer(polygons: layer.polygons, pointX: layer.pointX, pointY: layer.pointY)
  guard !crs.isWGS84 else { return result }
  let (x, y, failed) = try inDegrees(layer.polygons.x, layer.polygons.y, crs, file: file)
  if let vertex = failed.first {
    throw .notProjectable(file: file, row: feature(of: vertex, in: layer.polygons) + 1)
  }
  result.polygons = layer.polygons.replacingCoordinates(x: x, y: y) ?? layer.polygons
  if !points.isEmpty {
    let moved = try inDegrees(layer.pointX, layer.pointY, crs, file: file)
    result.pointX = moved.x
    result.pointY = moved.y
  }
  return result
}

private func pointExtent(_ layer: VectorLayer, _ points: [Int]) -> BoundingBox? {
  guard !points.isEmpty else { return nil }
  return BoundingBox(x: points.map { layer.pointX[$0] }, y: points.map { layer.pointY[$0] }, range: 0..<points.count)
}

/// Longitude within 180 and latitude within 90 degrees, for what is said to be degrees. A hair more is rounding.
private func checkRange(_ layer: VectorLayer, _ points: [Int], file: String) throws(IngestError) {
  let set = layer.polygons
  for vertex in 0..<set.vertexCount where isOutOfRange(set.x[vertex], set.y[vertex]) {
    throw .coordinatesOutOfRange(
      file: file, row: feature(of: vertex, in: set) + 1, x: set.x[vertex], y: set.y[vertex])
  }
}

private func isOutOfRange(_ x: Double, _ y: Double) -> Bool {
  x.magnitude > 180 + 1e-9 && x.isFinite || y.magnitude > 90 + 1e-9 && y.isFinite
}

/// The feature that a vertex belongs to.
private func feature(of vertex: Int, in set: PolygonSet) -> Int {
  var low = 0
  var high = set.featureCount
  while low + 1 < high {
    let middle = (low + high) / 2
    if set.vertices(ofFeature: middle).lowerBound <= vertex { low = middle } else { high = middle }
  }
  return low
}
