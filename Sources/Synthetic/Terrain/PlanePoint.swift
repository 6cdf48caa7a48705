/// A point of the generator's plane: metres east and north of the region's origin.
struct PlanePoint: Sendable, Equatable {
  var x: Double
  var y: Double

  static func + (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: PlanePoint, k: Double) -> PlanePoint { PlanePoint(x: a.x * k, y: a.y * k) }

  /// Metres between two points.
  func distance(to other: PlanePoint) -> Double {
    let d = self - other
    return (d.x * d.x + d.y * d.y).squareRoot()
  }

  /// The point a share `t` of the way to `other`.
  func mixed(with other: PlanePoint, _ t: Double) -> PlanePoint { self + (other - self) * t }
}

/// Twice the signed area of triangle a, b, c: above 0 when it turns left.
func turn(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) -> Double {
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// True when the open segments ab and cd cross at one inner point.
func properlyCross(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint, _ d: PlanePoint) -> Bool {
  (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0)
}

/// Signed area of an open or closed ring in square metres: above 0 when counter-clockwise.
func signedArea(_ ring: [PlanePoint]) -> Double {
  guard let last = ring.last else { return 0 }
  var sum = 0.0
  var previous = last
  for point in ring {
    sum += previous.x * point.y - point.x * previous.y
    previous = point
  }
  return sum / 2
}

/// Even-odd test of a point against a ring; points on the border may fall either way.
func ring(_ ring: [PlanePoint], contains p: PlanePoint) -> Bool {
  guard var a = ring.last else { return false }
  var inside = false
  for b in ring {
    if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x { inside.toggle() }
    a = b
  }
  return inside
}
