import GEOSBridge
import Geometry
import PROJBridge
import Parallel

/// What became of the geometry of one feature.
struct RepairedPart: Sendable {
  var polygons: PolygonSet
  /// What was wrong with it; nil when nothing was.
  var reason: String?
  /// Change of area in square metres on the ellipsoid, after minus before; 0 when nothing was changed.
  var areaChangeSquareMetres: Double
}

/// Makes every feature valid, in fixed chunks on several threads, and turns shells counter-clockwise.
///
/// - Returns: One part a feature; a feature of which nothing is left is empty and has a reason.
func repaired(_ set: PolygonSet, features: [Int], threads: Int) async throws -> [RepairedPart] {
  let parts = try await mapChunks(count: features.count, chunkSize: 64, threads: threads) { range in
    let context = try GEOSContext()
    return try range.map { try repairedFeature(set, features[$0], context) }
  }
  return parts.flatMap { $0 }
}

private func repairedFeature(_ set: PolygonSet, _ feature: Int, _ context: GEOSContext) throws -> RepairedPart {
  let result: RepairedFeature
  do {
    result = try context.repair(set, feature: feature)
  } catch {
    // GEOS refuses some shapes altogether: that is a property of the record, not of the import.
    var empty = PolygonSet()
    empty.endFeature()
    return RepairedPart(polygons: empty, reason: reason(error), areaChangeSquareMetres: 0)
  }
  let polygons = result.polygons.rightHanded()
  guard result.reason != nil else { return RepairedPart(polygons: polygons, reason: nil, areaChangeSquareMetres: 0) }
  let geodesic = Geodesic()
  let before = geodesic.areaSquareMetres(LonLatPolygons(set), feature: feature)
  let after = geodesic.areaSquareMetres(LonLatPolygons(polygons), feature: 0)
  return RepairedPart(polygons: polygons, reason: result.reason, areaChangeSquareMetres: after - before)
}

private func reason(_ error: GEOSError) -> String {
  if case .failed(_, let message) = error { message } else { "" }
}
