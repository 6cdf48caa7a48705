import Geometry

/// A straight piece in planar metres.
struct RoadSegment: Sendable {
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  var length: Double { roadDistance(ax, ay, bx, by) }

  /// The point at a share of the way, exact at both ends.
  func point(at t: Double) -> (x: Double, y: Double) {
    if t <= 0 { return (ax, ay) }
    if t >= 1 { return (bx, by) }
    return (ax + (bx - ax) * t, ay + (by - ay) * t)
  }

  /// The share of the way (0...1) of the point nearest to (px, py).
  func share(nearestTo px: Double, _ py: Double) -> Double {
    let dx = bx - ax
    let dy = by - ay
    let squared = dx * dx + dy * dy
    guard squared > 0 else { return 0 }
    return min(1, max(0, ((px - ax) * dx + (py - ay) * dy) / squared))
  }

  /// Sides of the ends of `other` as seen from this segment.
  func sides(of other: RoadSegment) -> (Int, Int) {
    (
      orientation(ax: ax, ay: ay, bx: bx, by: by, cx: other.ax, cy: other.ay),
      orientation(ax: ax, ay: ay, bx: bx, by: by, cx: other.bx, cy: other.by)
    )
  }

  func boxMeets(_ o: RoadSegment) -> Bool {
    min(ax, bx) <= max(o.ax, o.bx) && min(o.ax, o.bx) <= max(ax, bx) && min(ay, by) <= max(o.ay, o.by)
      && min(o.ay, o.by) <= max(ay, by)
  }

  /// Whether the two have a point in common: crossing, touching or overlapping. Exact.
  func meets(_ o: RoadSegment) -> Bool {
    guard boxMeets(o) else { return false }
    let (a, b) = o.sides(of: self)
    if a * b > 0 { return false }
    let (c, d) = sides(of: o)
    return c * d <= 0
  }

  /// Whether the point lies exactly on the segment.
  func holds(_ px: Double, _ py: Double) -> Bool {
    px >= min(ax, bx) && px <= max(ax, bx) && py >= min(ay, by) && py <= max(ay, by)
      && orientation(ax: ax, ay: ay, bx: bx, by: by, cx: px, cy: py) == 0
  }

  /// Shares of the way, on this segment and on the other, of the point where their lines cross; nil for parallels.
  func crossing(with o: RoadSegment) -> (own: Double, others: Double)? {
    let dx = bx - ax
    let dy = by - ay
    let ex = o.bx - o.ax
    let ey = o.by - o.ay
    let determinant = dx * ey - dy * ex
    guard determinant != 0 else { return nil }
    let own = ((o.ax - ax) * ey - (o.ay - ay) * ex) / determinant
    let others = ((o.ax - ax) * dy - (o.ay - ay) * dx) / determinant
    guard own.isFinite, others.isFinite else { return nil }
    return (min(1, max(0, own)), min(1, max(0, others)))
  }
}

func roadDistance(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Double {
  ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot()
}
