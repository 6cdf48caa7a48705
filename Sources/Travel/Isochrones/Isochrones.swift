public import Geometry

/// Areas within thresholds of a grid of minutes, as polygons in the planar units of the frame: one set a threshold, of
/// one feature, which is empty when no cell lies within.
///
/// The border runs where the minutes, linear between the centres of neighbouring cells, equal the threshold; towards a
/// cell that is not reached (infinite or NaN) and at the border of the grid it runs half way to the next centre, along
/// the side of the cell. A cell whose minutes equal the threshold lies within. Rings neither touch nor cross, shells
/// run counter-clockwise, holes clockwise. Source: Lorensen and Cline 1987, "Marching cubes", Computer Graphics 21(4),
/// p. 163-169, in two dimensions; where two opposite corners lie within, they are joined when the mean of all four
/// does.
///
/// - Parameter minutes: row by row, one a cell of the frame.
/// - Throws: `TerrainError` when the frame is not sound, has more than 2^29 cells or the count does not fit.
public func isochrones(
  minutes: [Double], frame: RasterGrid, thresholds: [Double]
) throws(TerrainError) -> [PolygonSet] {
  let count = try checkedCellCount(frame)
  guard count <= 1 << 29 else { throw .invalidSize(rows: frame.rows, columns: frame.columns) }
  guard minutes.count == count else { throw .countMismatch(expected: count, found: minutes.count) }
  let padded = PaddedMinutes(minutes, frame)
  return thresholds.map { polygons(ContourRings(padded, threshold: $0), padded) }
}

/// Rings sorted into polygons: each area of joined cells has one shell, the other rings along it are its holes.
private func polygons(_ contour: ContourRings, _ grid: PaddedMinutes) -> PolygonSet {
  var order = Array(0..<contour.ringCount)
  order.sort { a, b in
    let left = (contour.area[a], contour.isShell[a] ? 0 : 1, a)
    return left < (contour.area[b], contour.isShell[b] ? 0 : 1, b)
  }
  var result = PolygonSet()
  result.reserve(vertices: contour.edges.count + contour.ringCount, features: 1)
  for (index, ring) in order.enumerated() {
    if index > 0, contour.area[order[index - 1]] != contour.area[ring] { result.endPolygon() }
    let edges = contour.edges[contour.ringStart[ring]..<contour.ringStart[ring + 1]]
    for edge in grid.runsUpward ? Array(edges) : edges.reversed() {
      let point = grid.crossing(edge, threshold: contour.threshold)
      result.appendVertex(point.x, point.y)
    }
    result.endRing()
  }
  result.endPolygon()
  result.endFeature()
  return result
}
