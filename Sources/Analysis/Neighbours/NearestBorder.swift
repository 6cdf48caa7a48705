import GEOSBridge
import Geometry

/// The other feature with the smallest distance between borders, for each of some features; of equal ones the lowest
/// index. Features without polygons have none and are nobody's.
func nearestByBorder(of islands: [Int], in polygons: PolygonSet) throws(AnalysisError) -> [(island: Int, other: Int)] {
  guard !islands.isEmpty else { return [] }
  let boxes = (0..<polygons.featureCount).map { polygons.bounds(ofFeature: $0) }
  var result: [(island: Int, other: Int)] = []
  for island in islands {
    if let other = try nearestFeature(to: island, in: polygons, boxes: boxes) { result.append((island, other)) }
  }
  return result
}

private func nearestFeature(to feature: Int, in polygons: PolygonSet, boxes: [BoundingBox?]) throws(AnalysisError)
  -> Int?
{
  guard let own = boxes[feature] else { return nil }
  let candidates = boxes.indices.compactMap { other in
    other == feature ? nil : boxes[other].map { (index: other, atLeast: boxDistance(own, $0)) }
  }.sorted { ($0.atLeast, $0.index) < ($1.atLeast, $1.index) }
  var best: (distance: Double, index: Int)?
  do {
    let geos = try GEOSContext()
    for candidate in candidates {
      if let best, candidate.atLeast > best.distance { break }
      let distance = try geos.distance(polygons, from: feature, to: candidate.index)
      if best.map({ (distance, candidate.index) < ($0.distance, $0.index) }) ?? true {
        best = (distance, candidate.index)
      }
    }
  } catch {
    throw .geometry(error)
  }
  return best?.index
}

/// Distance between two boxes, 0 when they meet.
private func boxDistance(_ a: BoundingBox, _ b: BoundingBox) -> Double {
  let dx = max(0, max(a.minX - b.maxX, b.minX - a.maxX))
  let dy = max(0, max(a.minY - b.maxY, b.minY - a.maxY))
  return (dx * dx + dy * dy).squareRoot()
}
