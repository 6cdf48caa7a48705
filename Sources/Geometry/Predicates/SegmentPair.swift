/// A straight piece of border in planar units.
struct Segment {
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  var isFinite: Bool { ax.isFinite && ay.isFinite && bx.isFinite && by.isFinite }
  var length: Double { ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot() }

  /// Whether the boxes of two segments come within `reach` of each other on both axes.
  @inline(__always)
  func isNear(_ o: Segment, reach: Double) -> Bool {
    min(ax, bx) - reach <= max(o.ax, o.bx) && min(o.ax, o.bx) - reach <= max(ax, bx)
      && min(ay, by) - reach <= max(o.ay, o.by) && min(o.ay, o.by) - reach <= max(ay, by)
  }

  /// Whether two segments have a point in common: crossing, touching or overlapping. Exact (see `orientation`).
  func meets(_ o: Segment) -> Bool {
    guard isNear(o, reach: 0) else { return false }
    let a = orientation(ax: o.ax, ay: o.ay, bx: o.bx, by: o.by, cx: ax, cy: ay)
    let b = orientation(ax: o.ax, ay: o.ay, bx: o.bx, by: o.by, cx: bx, cy: by)
    if a * b > 0 { return false }
    let c = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: o.ax, cy: o.ay)
    let d = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: o.bx, cy: o.by)
    return c * d <= 0
  }

  /// Whether two segments come within `tolerance` of each other; at 0 exactly `meets`.
  @inline(__always)
  func isWithin(_ tolerance: Double, of o: Segment) -> Bool {
    guard isNear(o, reach: tolerance) else { return false }
    if tolerance > 0 {
      let limit = tolerance * tolerance
      if squaredDistance(px: o.ax, py: o.ay) <= limit || squaredDistance(px: o.bx, py: o.by) <= limit
        || o.squaredDistance(px: ax, py: ay) <= limit || o.squaredDistance(px: bx, py: by) <= limit
      {
        return true
      }
    }
    return meets(o)
  }

  /// Squared distance from a point to the segment.
  @inline(__always)
  func squaredDistance(px: Double, py: Double) -> Double {
    squaredDistanceToSegment(px: px, py: py, ax: ax, ay: ay, bx: bx, by: by)
  }
}
