import GEOSBridge
import Geometry

/// Moves vertices of unshared borders onto each other (see `PolygonSet.snappingBorders`). A feature that this makes
/// invalid is left out of the moves, and all is done again.
///
/// - Returns: The polygons, all valid, and the features left out, ascending.
func snapVertices(_ polygons: PolygonSet, toleranceMetres: Double) throws(GEOSError) -> (PolygonSet, [Int]) {
  guard let box = polygons.bounds else { return (polygons, []) }
  let scale = DegreeScale(latitude: box.midY)
  let geos = try GEOSContext()
  var blocked: Set<Int32> = []
  while blocked.count < polygons.featureCount {
    let moved = polygons.snappingBorders(
      tolerance: toleranceMetres, scaleX: scale.metresPerLongitude, scaleY: scale.metresPerLatitude, blocked: blocked)
    let broken = try brokenFeatures(polygons, moved, geos).filter { !blocked.contains($0) }
    if broken.isEmpty { return (moved, blocked.map(Int.init).sorted()) }
    blocked.formUnion(broken)
  }
  return (polygons, blocked.map(Int.init).sorted())
}

/// Features that are not valid after a move, or have lost a part, ascending.
private func brokenFeatures(_ before: PolygonSet, _ after: PolygonSet, _ geos: GEOSContext) throws(GEOSError) -> [Int32]
{
  var result: [Int32] = []
  for feature in 0..<before.featureCount {
    let range = before.vertices(ofFeature: feature)
    let moved = after.vertices(ofFeature: feature)
    if range.count == moved.count, before.x[range] == after.x[moved], before.y[range] == after.y[moved] { continue }
    let isWhole = before.polygons(ofFeature: feature).count == after.polygons(ofFeature: feature).count
    let hasRings = before.rings(ofFeature: feature).count == after.rings(ofFeature: feature).count
    if !isWhole || !hasRings {
      result.append(Int32(feature))
    } else if try geos.validityReason(after, feature: feature) != nil {
      result.append(Int32(feature))
    }
  }
  return result
}
