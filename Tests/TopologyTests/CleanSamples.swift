import Geometry
import TestSupport
import Topology

/// Layers drawn in steps of the cleaning grid, from a place on the equator where one step is 15 cm.
enum CleanSamples {
  typealias Ring = [(Int, Int)]
  static let bits = 28
  static let origin = 1 << 27

  static func layer(_ features: [[[Ring]]], bits: Int = bits) -> LonLatPolygons {
    var set = PolygonSet()
    for feature in features {
      for polygon in feature {
        for ring in polygon {
          for (x, y) in ring { append(x, y, bits: bits, to: &set) }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return LonLatPolygons(set)
  }

  /// A layer of features of one ring each.
  static func rings(_ rings: [Ring]) -> LonLatPolygons { layer(rings.map { [[$0]] }) }

  static func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Ring {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
  }

  private static func append(_ x: Int, _ y: Int, bits: Int, to set: inout PolygonSet) {
    let side = Double(1 << bits)
    let place = WebMercator.lonLat(
      unitX: 0.5 + Double(x) / side, unitY: 0.5 + Double(y) / side)
    set.appendVertex(place.longitude, place.latitude)
  }
}

/// What must hold of any coverage, found out edge by edge and without the code under test.
struct CoverageCheck {
  struct Edge {
    var ax, ay, bx, by: Int
    var left, right: Int32
  }

  let coverage: ArcCoverage
  let origin: Int
  let edges: [Edge]

  init(_ coverage: ArcCoverage, origin: Int = CleanSamples.origin) {
    self.coverage = coverage
    self.origin = origin
    edges = (0..<coverage.arcCount).flatMap { arc in
      let places = coverage.places(ofArc: arc)
      return places.dropLast().map { k in
        Edge(
          ax: Int(coverage.x[k]) - origin, ay: Int(coverage.y[k]) - origin, bx: Int(coverage.x[k + 1]) - origin,
          by: Int(coverage.y[k + 1]) - origin, left: coverage.left[arc], right: coverage.right[arc])
      }
    }
  }

  /// Square steps of each owner. With y down a line with its area at the right has a positive shoelace sum.
  var areas: [Double] {
    var twice = [Int](repeating: 0, count: coverage.ownerCount)
    for edge in edges {
      let sum = edge.ax * edge.by - edge.bx * edge.ay
      if edge.left >= 0 { twice[Int(edge.left)] -= sum }
      if edge.right >= 0 { twice[Int(edge.right)] += sum }
    }
    return twice.map { Double($0) / 2 }
  }

  /// Owners whose lines go around a place, by a ray; the place must not be level with a vertex.
  func owners(atX x: Double, _ y: Double) -> [Int32] {
    var inside: Set<Int32> = []
    for edge in edges where (Double(edge.ay) > y) != (Double(edge.by) > y) {
      let share = (y - Double(edge.ay)) / Double(edge.by - edge.ay)
      guard x < Double(edge.ax) + share * Double(edge.bx - edge.ax) else { continue }
      for owner in [edge.left, edge.right] where owner >= 0 { inside.formSymmetricDifference([owner]) }
    }
    return inside.sorted()
  }

  /// Whether arcs meet at their ends only, have two sides and no edge without length.
  func isPlanar() -> Bool {
    let sorted = edges.sorted { min($0.ax, $0.bx) < min($1.ax, $1.bx) }
    for (i, e) in sorted.enumerated() {
      if e.left == e.right || (e.ax == e.bx && e.ay == e.by) { return false }
      for f in sorted[(i + 1)...] {
        if min(f.ax, f.bx) > max(e.ax, e.bx) { break }
        if touchesWrongly(e, f) { return false }
      }
    }
    return true
  }

  private func touchesWrongly(_ e: Edge, _ f: Edge) -> Bool {
    guard max(e.ax, e.bx) >= min(f.ax, f.bx), max(f.ax, f.bx) >= min(e.ax, e.bx), max(e.ay, e.by) >= min(f.ay, f.by),
      max(f.ay, f.by) >= min(e.ay, e.by)
    else { return false }
    let sides = [
      side(e, f.ax, f.ay), side(e, f.bx, f.by), side(f, e.ax, e.ay), side(f, e.bx, e.by),
    ]
    if sides[0] * sides[1] < 0, sides[2] * sides[3] < 0 { return true }
    let ends = [(e.ax, e.ay), (e.bx, e.by)]
    let others = [(f.ax, f.ay), (f.bx, f.by)]
    let common = ends.filter { end in others.contains { $0 == end } }.count
    if common == 2 { return true }
    let touching =
      (sides[0] == 0 && holds(e, others[0])) || (sides[1] == 0 && holds(e, others[1]))
      || (sides[2] == 0 && holds(f, ends[0])) || (sides[3] == 0 && holds(f, ends[1]))
    return touching
  }

  private func side(_ e: Edge, _ x: Int, _ y: Int) -> Int {
    ((e.bx - e.ax) * (y - e.ay) - (e.by - e.ay) * (x - e.ax)).signum()
  }

  /// Whether a place on the line of an edge lies within it, its ends not counted.
  private func holds(_ e: Edge, _ place: (Int, Int)) -> Bool {
    if place == (e.ax, e.ay) || place == (e.bx, e.by) { return false }
    return place.0 >= min(e.ax, e.bx) && place.0 <= max(e.ax, e.bx) && place.1 >= min(e.ay, e.by)
      && place.1 <= max(e.ay, e.by)
  }
}
