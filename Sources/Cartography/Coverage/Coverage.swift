import Geometry

/// A coverage taken apart once: rings, edges, arcs with their kinds, and how much each place matters.
struct Coverage: Sendable {
  let rings: CoverageRings
  let bands: EdgeBands
  let arcs: ArcTable
  let significance: [Double]

  init(_ villages: LonLatPolygons, districtOf: [Int]) {
    rings = CoverageRings(villages)
    let edges = EdgeTable(rings)
    bands = EdgeBands(rings, edges)
    arcs = ArcTable(rings, edges, kinds: borderKinds(rings, edges, bands, districtOf: districtOf))
    significance = Cartography.significance(rings, arcs)
  }
}
