/// Squared planar distance from a point to the segment a-b, in squared units of the coordinates. A segment of length 0
/// is its point.
@inline(__always)
public func squaredDistanceToSegment(
  px: Double, py: Double, ax: Double, ay: Double, bx: Double, by: Double
) -> Double {
  let dx = bx - ax
  let dy = by - ay
  let squaredLength = dx * dx + dy * dy
  var t = 0.0
  if squaredLength > 0 {
    t = min(1, max(0, ((px - ax) * dx + (py - ay) * dy) / squaredLength))
  }
  // From the nearer end, so that the far end costs no digits.
  let ex = t > 0.5 ? px - bx + (1 - t) * dx : px - ax - t * dx
  let ey = t > 0.5 ? py - by + (1 - t) * dy : py - ay - t * dy
  return ex * ex + ey * ey
}

/// Planar distance from a point to the segment a-b, in units of the coordinates.
public func distanceToSegment(px: Double, py: Double, ax: Double, ay: Double, bx: Double, by: Double) -> Double {
  squaredDistanceToSegment(px: px, py: py, ax: ax, ay: ay, bx: bx, by: by).squareRoot()
}

extension PolygonSet {
  /// Planar distance from a point to the border of a feature (shells and holes), also from inside it. Infinite for a
  /// feature without vertices and for a point that is not finite.
  public func distanceToBoundary(x px: Double, y py: Double, ofFeature feature: Int) -> Double {
    rings(ofFeature: feature).reduce(.infinity) { min($0, squaredDistance(x: px, y: py, toRing: $1)) }.squareRoot()
  }

  /// Planar distance from a point to a feature as an area: 0 inside and on the border.
  public func distance(x px: Double, y py: Double, toFeature feature: Int) -> Double {
    containment(x: px, y: py, inFeature: feature) == .outside
      ? distanceToBoundary(x: px, y: py, ofFeature: feature) : 0
  }

  /// Squared distance from a point to a ring's line.
  func squaredDistance(x px: Double, y py: Double, toRing ring: Int) -> Double {
    let x = self.x.span
    let y = self.y.span
    let vertices = vertices(ofRing: ring)
    var best = Double.infinity
    var v = vertices.lowerBound
    while v + 1 < vertices.upperBound {
      let d = squaredDistanceToSegment(px: px, py: py, ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1])
      if d < best { best = d }
      v += 1
    }
    return best
  }
}
