import Geometry

/// A directed border segment in millionths of a degree.
struct Segment: Hashable, Comparable {
  var x1: Int
  var y1: Int
  var x2: Int
  var y2: Int

  var reversed: Segment { Segment(x1: x2, y1: y2, x2: x1, y2: y1) }
  var undirected: Segment { min(self, reversed) }

  static func < (a: Segment, b: Segment) -> Bool { (a.x1, a.y1, a.x2, a.y2) < (b.x1, b.y1, b.x2, b.y2) }

  /// True when the two cross at one inner point. Exact: the products stay far below 2^63.
  func crosses(_ o: Segment) -> Bool {
    let a = Segment.turn(x1, y1, x2, y2, o.x1, o.y1)
    let b = Segment.turn(x1, y1, x2, y2, o.x2, o.y2)
    let c = Segment.turn(o.x1, o.y1, o.x2, o.y2, x1, y1)
    let d = Segment.turn(o.x1, o.y1, o.x2, o.y2, x2, y2)
    return a * b < 0 && c * d < 0
  }

  private static func turn(_ ax: Int, _ ay: Int, _ bx: Int, _ by: Int, _ cx: Int, _ cy: Int) -> Int {
    ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)).signum()
  }
}

func segments(of feature: Int, _ planar: PolygonSet) -> [Segment] {
  func micro(_ degrees: Double) -> Int { Int((degrees * 1_000_000).rounded()) }
  return planar.rings(ofFeature: feature).flatMap { ring in
    planar.vertices(ofRing: ring).dropLast().map { v in
      Segment(x1: micro(planar.x[v]), y1: micro(planar.y[v]), x2: micro(planar.x[v + 1]), y2: micro(planar.y[v + 1]))
    }
  }
}

/// Pairs of segments that cross, swept from west to east. The segments are sorted by their western end.
func crossingPairs(_ sorted: [Segment]) -> Int {
  var count = 0
  for (i, a) in sorted.enumerated() {
    for b in sorted[(i + 1)...] {
      if b.x1 > a.x2 { break }
      if min(b.y1, b.y2) <= max(a.y1, a.y2), max(b.y1, b.y2) >= min(a.y1, a.y2), a.crosses(b) { count += 1 }
    }
  }
  return count
}
