import Geometry
import Glibc

/// What a stretch of border separates.
enum BorderKind: UInt8, Sendable, CaseIterable {
  /// Nothing: both sides are the same village.
  case none
  case village
  case district
  /// The region ends here.
  case outer
}

/// The kind of each edge. An edge with one owner is still an inner border when another village's border runs within
/// `toleranceMetres` of its middle, or when its middle lies inside another village: borders that were drawn twice.
func borderKinds(
  _ rings: CoverageRings, _ edges: EdgeTable, _ bands: EdgeBands, districtOf: [Int], toleranceMetres: Double = 50
) -> [BorderKind] {
  let tolerance = toleranceMetres / metresPerGridStep(rings)
  return (0..<edges.count).map { edge in
    let owner = edges.ownerA[edge]
    if edges.ownerB[edge] >= 0 { return kind(owner, edges.ownerB[edge], districtOf) }
    let x = (Double(rings.x[Int(edges.low[edge])]) + Double(rings.x[Int(edges.high[edge])])) / 2
    let y = (Double(rings.y[Int(edges.low[edge])]) + Double(rings.y[Int(edges.high[edge])])) / 2
    if let other = bands.neighbour(of: owner, x: x, y: y, within: tolerance) { return kind(owner, other, districtOf) }
    guard let other = bands.features(containing: x, y).first(where: { $0 != owner }) else { return .outer }
    return kind(owner, other, districtOf)
  }
}

private func kind(_ a: Int32, _ b: Int32, _ districtOf: [Int]) -> BorderKind {
  if a == b { return .none }
  return districtOf[Int(a)] == districtOf[Int(b)] ? .village : .district
}

private func metresPerGridStep(_ rings: CoverageRings) -> Double {
  let middle = (Double(rings.y.min() ?? 0) + Double(rings.y.max() ?? 0)) / 2 / CoverageRings.gridSize
  let latitude = WebMercator.lonLat(unitX: 0.5, unitY: middle).latitude
  return max(1e-4, WebMercator.equatorMetres * cos(latitude * .pi / 180) / CoverageRings.gridSize)
}
