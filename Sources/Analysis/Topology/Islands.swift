import Geometry

/// Features without any other one within a tolerance, ascending; features without geometry are none.
///
/// - Parameters:
///   - polygons: In degrees.
///   - touching: Features known to have a vertex in common with another one.
///   - overlapping: Features known to overlap another one.
func islands(_ polygons: PolygonSet, touching: [Bool], overlapping: Set<Int>, toleranceMetres: Double)
  throws(AnalysisError) -> [Int]
{
  let open = polygons.featureCount.indices.filter {
    !touching[$0] && !overlapping.contains($0) && !polygons.polygons(ofFeature: $0).isEmpty
  }
  guard !open.isEmpty else { return [] }
  let tree = BoxTree(polygons.featureCount.indices.map { polygons.bounds(ofFeature: $0) })
  var result: [Int] = []
  for feature in open where try isAlone(feature, polygons, tree, toleranceMetres) { result.append(feature) }
  return result
}

private func isAlone(_ feature: Int, _ polygons: PolygonSet, _ tree: BoxTree, _ toleranceMetres: Double)
  throws(AnalysisError) -> Bool
{
  guard let box = polygons.bounds(ofFeature: feature) else { return true }
  let scale = DegreeScale(latitude: box.midY)
  var near: [Int32] = []
  tree.search(box.expanded(by: toleranceMetres / min(scale.metresPerLongitude, scale.metresPerLatitude)), into: &near)
  let others = near.map(Int.init).filter { $0 != feature }.sorted()
  guard !others.isEmpty else { return true }
  let set = polygons.selecting([feature] + others)
  let metres = set.replacingCoordinates(
    x: set.x.map { ($0 - box.midX) * scale.metresPerLongitude },
    y: set.y.map { ($0 - box.midY) * scale.metresPerLatitude })
  guard let metres else { return true }
  do throws(GeometryError) {
    return try ContiguityIndex(metres).queenPairs(inFeatures: 0..<1, tolerance: toleranceMetres).isEmpty
  } catch {
    throw .contiguity(error)
  }
}

extension Int {
  fileprivate var indices: Range<Int> { 0..<self }
}
