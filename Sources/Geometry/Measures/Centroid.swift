/// A place in planar units.
public struct PlanarPoint: Sendable, Equatable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension PolygonSet {
  /// Centre of area of a feature. Without area: of its border by length; without length: its first vertex. Nil for an
  /// empty feature. It may lie outside the feature: use a point on surface where it must not.
  public func centroid(ofFeature feature: Int) -> PlanarPoint? {
    let vertices = vertices(ofFeature: feature)
    guard let first = vertices.first else { return nil }
    let origin = PlanarPoint(x: x[first], y: y[first])
    var sum = areaMoments(ofFeature: feature, origin: origin)
    if !(sum.weight > 0) { sum = lengthMoments(ofFeature: feature, origin: origin) }
    guard sum.weight > 0 else { return origin }
    return PlanarPoint(x: origin.x + sum.x / sum.weight, y: origin.y + sum.y / sum.weight)
  }

  private func areaMoments(ofFeature feature: Int, origin: PlanarPoint) -> Moments {
    var sum = Moments()
    for polygon in polygons(ofFeature: feature) {
      let rings = rings(ofPolygon: polygon)
      for ring in rings {
        let part = ringMoments(ring, origin: origin)
        // Positive for the shell, negative for holes, whatever their directions.
        let sign = (part.weight >= 0) == (ring == rings.lowerBound) ? 1.0 : -1.0
        sum.add(part, times: sign)
      }
    }
    return sum
  }

  private func ringMoments(_ ring: Int, origin: PlanarPoint) -> Moments {
    var sum = Moments()
    for v in vertices(ofRing: ring).dropLast() {
      let ax = x[v] - origin.x
      let ay = y[v] - origin.y
      let bx = x[v + 1] - origin.x
      let by = y[v + 1] - origin.y
      let cross = (ax * by - bx * ay) / 2
      sum.add(Moments(weight: cross, x: cross * (ax + bx) / 3, y: cross * (ay + by) / 3), times: 1)
    }
    return sum
  }

  private func lengthMoments(ofFeature feature: Int, origin: PlanarPoint) -> Moments {
    var sum = Moments()
    for ring in rings(ofFeature: feature) {
      for v in vertices(ofRing: ring).dropLast() {
        let length = Segment(ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1]).length
        let midX = (x[v] - origin.x + x[v + 1] - origin.x) / 2
        let midY = (y[v] - origin.y + y[v + 1] - origin.y) / 2
        sum.add(Moments(weight: length, x: length * midX, y: length * midY), times: 1)
      }
    }
    return sum
  }
}

/// A weight and its first moments about an origin.
private struct Moments {
  var weight = 0.0
  var x = 0.0
  var y = 0.0

  mutating func add(_ other: Moments, times factor: Double) {
    weight += factor * other.weight
    x += factor * other.x
    y += factor * other.y
  }
}
