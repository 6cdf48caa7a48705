/// Where a point lies with respect to an area. A border belongs to neither side: the caller decides.
public enum Containment: Sendable, Equatable {
  case outside, onBoundary, inside
}

/// What one edge says about a point and the ray from it towards +x.
enum EdgeRelation {
  case misses, crosses, touches
}

/// Whether the ray from the point towards +x crosses the edge, or the point lies exactly on it. An edge holds its lower
/// end and not its upper one, so that a ray through a vertex counts once.
@inline(__always)
func relation(ax: Double, ay: Double, bx: Double, by: Double, px: Double, py: Double) -> EdgeRelation {
  if (ay > py) != (by > py) {
    if px > max(ax, bx) { return .misses }
    if px < min(ax, bx) { return .crosses }
    let side = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: px, cy: py)
    if side == 0 { return .touches }
    return (side > 0) == (by > ay) ? .crosses : .misses
  }
  if ay == py {
    if ax == px { return .touches }
    if by == py, (ax < px) != (bx < px) { return .touches }
  }
  if by == py, bx == px { return .touches }
  return .misses
}

extension PolygonSet {
  /// Where a point lies in one polygon: rings by the even-odd rule, exact on borders (see `orientation`). Holes are
  /// outside, their rings are border. A point that is not finite is outside.
  public func containment(x px: Double, y py: Double, inPolygon polygon: Int) -> Containment {
    guard px.isFinite, py.isFinite else { return .outside }
    let x = self.x.span
    let y = self.y.span
    var isInside = false
    for ring in rings(ofPolygon: polygon) {
      let vertices = vertices(ofRing: ring)
      var v = vertices.lowerBound
      while v + 1 < vertices.upperBound {
        switch relation(ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1], px: px, py: py) {
        case .misses: break
        case .crosses: isInside.toggle()
        case .touches: return .onBoundary
        }
        v += 1
      }
    }
    return isInside ? .inside : .outside
  }

  /// Where a point lies in a feature: inside when some polygon holds it, else on the boundary when it is on that of
  /// some polygon. Parts that overlap, though invalid, still count as area.
  public func containment(x px: Double, y py: Double, inFeature feature: Int) -> Containment {
    var result = Containment.outside
    for polygon in polygons(ofFeature: feature) {
      switch containment(x: px, y: py, inPolygon: polygon) {
      case .inside: return .inside
      case .onBoundary: result = .onBoundary
      case .outside: break
      }
    }
    return result
  }
}
