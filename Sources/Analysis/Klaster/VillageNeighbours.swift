import GEOSBridge
public import Geometry
import PROJBridge
import Parallel
public import Stunting

/// Neighbours of the villages of an edition: queen contiguity within a tolerance, in metres of a frame centred on the
/// edition.
public func villageNeighbours(_ edition: BoundaryEdition, toleranceMetres: Double, threads: Int) async throws
  -> NeighbourLists
{
  let local = try localPolygons(edition)
  let index = ContiguityIndex(local)
  let pairs = try await mapChunks(count: local.featureCount, chunkSize: 2000, threads: threads) { range in
    do throws(GeometryError) { return try index.queenPairs(inFeatures: range, tolerance: toleranceMetres) } catch {
      throw AnalysisError.contiguity(error)
    }
  }
  return NeighbourLists(count: local.featureCount, pairs: pairs.flatMap { $0 })
}

/// The villages of an edition in metres of a frame centred on them.
func localPolygons(_ edition: BoundaryEdition) throws(AnalysisError) -> PolygonSet {
  guard let bounds = edition.polygons.planar.bounds else { return edition.polygons.planar }
  do { return try edition.polygons.projected(to: LocalFrame(centredOn: bounds)).layer.planar } catch {
    throw .projection(error)
  }
}

/// Links each unit without neighbours to the unit whose border is nearest, both ways.
///
/// - Parameters:
///   - neighbours: Neighbours among the units of `polygons`, metres.
/// - Returns: The new lists and which units were joined.
func joiningIslands(_ neighbours: NeighbourLists, polygons: PolygonSet) throws(AnalysisError) -> (
  NeighbourLists, [Bool]
) {
  let count = neighbours.count
  var lists = (0..<count).map { neighbours.neighbours(of: $0).map(Int.init) }
  let islands = lists.indices.filter { lists[$0].isEmpty && !polygons.polygons(ofFeature: $0).isEmpty }
  var joined = [Bool](repeating: false, count: count)
  let boxes = (0..<count).map { polygons.bounds(ofFeature: $0) }
  for island in islands {
    guard let other = try nearestFeature(to: island, in: polygons, boxes: boxes) else { continue }
    lists[island].append(other)
    if !lists[other].contains(island) { lists[other].append(island) }
    joined[island] = true
  }
  return (NeighbourLists(lists: lists.map { Array(Set($0)).sorted() }), joined)
}

/// The other feature with the smallest distance between borders; of equal ones the lowest index.
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
