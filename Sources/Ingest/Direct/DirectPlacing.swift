import GDALBridge
import Geometry
import PROJBridge

/// The chosen features of a layer, in their order, where analysis can measure them.
struct PlacedLayer {
  /// In the units of the file.
  var original: PolygonSet
  /// In WGS 84 degrees; nil where the coordinates are plain.
  var degrees: PolygonSet?
  var reference: DirectReference
}

/// Brings features to WGS 84 degrees, or finds that their coordinates are plain.
///
/// - Throws: `mixedCoordinates` when some of them cannot be degrees and no one says what they are; `.file` with
///   `crsUnknown`, `crsConflict`, `coordinatesOutOfRange` or `notProjectable`.
func placedLayer(
  _ layer: VectorLayer, features: [Int], declared: String?, file: String
) throws(DirectError) -> PlacedLayer {
  let original = layer.polygons.selecting(features)
  let reach = CoordinateReach(original)
  let row = { (vertex: Int) in features[feature(of: vertex, in: original)] + 1 }
  if declared.map(isPlanarWord) == true { return plain(original, .declared) }
  let crs = statement(layer.crs)
  if declared == nil {
    if isEngineering(layer.crs), !isUndefined(layer.crs) { return plain(original, .stated) }
    if crs == .none || crs == .impliedWGS84 {
      if reach.isMostlyOutside { return plain(original, .outsideDegrees) }
      if let vertex = reach.firstOutside {
        throw .mixedCoordinates(
          file: file, row: row(vertex), x: original.x[vertex], y: original.y[vertex], outside: reach.outside,
          vertices: reach.finite)
      }
      return PlacedLayer(
        original: original, degrees: original, reference: crs == .none ? .assumedDegrees : .implied)
    }
  }
  let system = try ingest { () throws(IngestError) in
    try resolveCRS(crs, declared: declared, box: reach.box, file: file)
  }
  if system.isGeographic, let vertex = reach.firstOutside {
    throw .file(
      .coordinatesOutOfRange(file: file, row: row(vertex), x: original.x[vertex], y: original.y[vertex]))
  }
  let degrees = try projected(original, system, file: file, row: row)
  let name = system.code ?? system.name
  let isStated = if case .stated = crs { true } else { false }
  return PlacedLayer(original: original, degrees: degrees, reference: isStated ? .stated(name) : .declared(name))
}

private func plain(_ original: PolygonSet, _ basis: PlanarBasis) -> PlacedLayer {
  PlacedLayer(original: original, degrees: nil, reference: .planar(basis))
}

private func isPlanarWord(_ text: String) -> Bool {
  trimmedText(text).lowercased() == DirectRequest.planar
}

/// What a file states, less what says no more than that the axes are at right angles.
private func statement(_ crs: LayerCRS) -> LayerCRS {
  isUndefined(crs) || isEngineering(crs) ? .none : crs
}

/// A local system that the file describes.
private func isEngineering(_ crs: LayerCRS) -> Bool {
  guard case .stated(let text) = crs else { return false }
  return ["ENGCRS", "ENGINEERINGCRS", "LOCAL_CS"].contains { text.hasPrefix($0) }
}

/// What a GeoPackage has for a layer that was written without a system (OGC 12-128r19 requirement 11: -1 and 0).
private func isUndefined(_ crs: LayerCRS) -> Bool {
  guard case .stated(let text) = crs, let name = text.split(separator: "\"").dropFirst().first else { return false }
  return ["Undefined Cartesian SRS", "Undefined geographic SRS", "Undefined SRS"].contains(String(name))
}

private func projected(
  _ set: PolygonSet, _ system: CoordinateReference, file: String, row: (Int) -> Int
) throws(DirectError) -> PolygonSet {
  guard !system.isWGS84 else { return set }
  let moved = try ingest { () throws(IngestError) in try inDegrees(set.x, set.y, system, file: file) }
  // What was no number before is left to the repair of its feature.
  if let vertex = moved.failed.first(where: { set.x[$0].isFinite && set.y[$0].isFinite }) {
    throw .file(.notProjectable(file: file, row: row(vertex)))
  }
  return set.replacingCoordinates(x: moved.x, y: moved.y) ?? set
}

/// Where the finite vertices lie.
private struct CoordinateReach {
  private(set) var box: BoundingBox?
  private(set) var finite = 0
  /// Vertices that are no longitude and latitude; a hair more than 180 and 90 is rounding.
  private(set) var outside = 0
  private(set) var firstOutside: Int?

  init(_ set: PolygonSet) {
    for vertex in 0..<set.vertexCount {
      let (x, y) = (set.x[vertex], set.y[vertex])
      guard x.isFinite, y.isFinite else { continue }
      finite += 1
      let point = BoundingBox(minX: x, minY: y, maxX: x, maxY: y)
      box = box?.union(point) ?? point
      guard x.magnitude > 180 + 1e-9 || y.magnitude > 90 + 1e-9 else { continue }
      outside += 1
      firstOutside = firstOutside ?? vertex
    }
  }

  var isMostlyOutside: Bool { outside * 2 >= finite && outside > 0 }
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
