extension EdgeBands {
  /// `PolygonSet.containment(x:y:inPolygon:)` through the bands.
  func containment(x px: Double, y py: Double, polygon: Int, of polygons: PolygonSet) -> Containment {
    bandContainment(
      px, py, polygon, x: polygons.x.span, y: polygons.y.span, bandStart: bandStart.span,
      edgeStart: edgeStart.span, edges: edges.span, origin: origin.span, scale: scale.span)
  }
}

/// Where a finite point lies in a polygon, by the edges of its band. The caller has seen to the polygon's box.
@inline(__always)
func bandContainment(
  _ px: Double, _ py: Double, _ polygon: Int, x: Span<Double>, y: Span<Double>, bandStart: Span<Int32>,
  edgeStart: Span<Int32>, edges: Span<Int32>, origin: Span<Double>, scale: Span<Double>
) -> Containment {
  let first = Int(bandStart[polygon])
  let count = Int(bandStart[polygon + 1]) - first
  guard count > 0 else { return .outside }
  let band = first + gridCell(py, origin: origin[polygon], scale: scale[polygon], count: count)
  var isInside = false
  var e = Int(edgeStart[band])
  let end = Int(edgeStart[band + 1])
  while e < end {
    let v = Int(edges[e])
    switch relation(ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1], px: px, py: py) {
    case .misses: break
    case .crosses: isInside.toggle()
    case .touches: return .onBoundary
    }
    e += 1
  }
  return isInside ? .inside : .outside
}
