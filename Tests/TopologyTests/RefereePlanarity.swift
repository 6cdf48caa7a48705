import Glibc
import Topology

/// Looks for everything that a coverage must not have, by brute force.
struct RefereePlanarity {
  private struct Edge {
    var ax: Int, ay: Int, bx: Int, by: Int
    var arc: Int
    /// Places of the coverage.
    var from: Int, to: Int
  }
  private let coverage: ArcCoverage
  private var edges: [Edge] = []
  private(set) var faults: [String] = []

  init(_ coverage: ArcCoverage) {
    self.coverage = coverage
    for arc in 0..<coverage.arcCount { addEdges(ofArc: arc) }
    checkPlaces()
    checkCrossings()
    checkFaces()
  }

  private mutating func addEdges(ofArc arc: Int) {
    let places = coverage.places(ofArc: arc)
    if coverage.left[arc] == coverage.right[arc] { faults.append("arc \(arc) has one owner on both sides") }
    if places.count < 2 { faults.append("arc \(arc) is too short") }
    for i in places.dropLast() {
      let edge = Edge(
        ax: Int(coverage.x[i]), ay: Int(coverage.y[i]), bx: Int(coverage.x[i + 1]), by: Int(coverage.y[i + 1]),
        arc: arc, from: i, to: i + 1)
      if edge.ax == edge.bx, edge.ay == edge.by { faults.append("arc \(arc) repeats a place") }
      edges.append(edge)
    }
  }

  /// A place belongs to one arc's inside, or is an end of all arcs that have it.
  private mutating func checkPlaces() {
    var inner: [SIMD2<Int32>: Int] = [:]
    var ends: Set<SIMD2<Int32>> = []
    for arc in 0..<coverage.arcCount {
      let places = coverage.places(ofArc: arc)
      for i in places {
        let place = SIMD2(coverage.x[i], coverage.y[i])
        if i == places.lowerBound || i == places.upperBound - 1 {
          ends.insert(place)
        } else {
          inner[place, default: 0] += 1
        }
      }
    }
    for (place, count) in inner where count > 1 || ends.contains(place) { faults.append("contact at \(place)") }
  }

  private mutating func checkCrossings() {
    edges.sort { min($0.ax, $0.bx) < min($1.ax, $1.bx) }
    for i in edges.indices {
      let a = edges[i]
      for j in i + 1..<max(i + 1, edges.count) {
        let b = edges[j]
        if min(b.ax, b.bx) > max(a.ax, a.bx) { break }
        if min(b.ay, b.by) > max(a.ay, a.by) || max(b.ay, b.by) < min(a.ay, a.by) { continue }
        if meets(a, b) { faults.append("arcs \(a.arc) and \(b.arc) meet near \(a.ax) \(a.ay)") }
      }
    }
  }

  private func meets(_ a: Edge, _ b: Edge) -> Bool {
    let shared = [(a.ax, a.ay), (a.bx, a.by)].filter {
      ($0.0 == b.ax && $0.1 == b.ay) || ($0.0 == b.bx && $0.1 == b.by)
    }
    func turn(_ px: Int, _ py: Int, _ qx: Int, _ qy: Int, _ rx: Int, _ ry: Int) -> Int {
      ((qx - px) * (ry - py) - (qy - py) * (rx - px)).signum()
    }
    func isOn(_ e: Edge, _ x: Int, _ y: Int) -> Bool {
      turn(e.ax, e.ay, e.bx, e.by, x, y) == 0 && min(e.ax, e.bx) <= x && x <= max(e.ax, e.bx) && min(e.ay, e.by) <= y
        && y <= max(e.ay, e.by)
    }
    if shared.count == 2 { return true }
    func isShared(_ x: Int, _ y: Int) -> Bool { shared.contains { $0.0 == x && $0.1 == y } }
    for (x, y) in [(b.ax, b.ay), (b.bx, b.by)] where !isShared(x, y) && isOn(a, x, y) { return true }
    for (x, y) in [(a.ax, a.ay), (a.bx, a.by)] where !isShared(x, y) && isOn(b, x, y) { return true }
    return turn(a.ax, a.ay, a.bx, a.by, b.ax, b.ay) * turn(a.ax, a.ay, a.bx, a.by, b.bx, b.by) < 0
      && turn(b.ax, b.ay, b.bx, b.by, a.ax, a.ay) * turn(b.ax, b.ay, b.bx, b.by, a.bx, a.by) < 0
  }

  /// Every walk around a face has one owner.
  private mutating func checkFaces() {
    var outgoing: [SIMD2<Int32>: [Int]] = [:]
    for step in 0..<2 * coverage.arcCount { outgoing[place(step, 0), default: []].append(step) }
    for step in 0..<2 * coverage.arcCount {
      let end = place(step ^ 1, 0)
      let back = angle(step ^ 1)
      guard let next = (outgoing[end] ?? []).min(by: { turned(angle($0), back) < turned(angle($1), back) }) else {
        continue
      }
      if rightOwner(step) != rightOwner(next) { faults.append("owner changes from arc \(step / 2) to \(next / 2)") }
    }
  }

  private func place(_ step: Int, _ offset: Int) -> SIMD2<Int32> {
    let places = coverage.places(ofArc: step / 2)
    let i = step & 1 == 0 ? places.lowerBound + offset : places.upperBound - 1 - offset
    return SIMD2(coverage.x[i], coverage.y[i])
  }

  private func angle(_ step: Int) -> Double {
    let (a, b) = (place(step, 0), place(step, 1))
    return atan2(-Double(b.y - a.y), Double(b.x - a.x))
  }

  /// Anticlockwise turn on the screen from `back`, in (0, 2 pi].
  private func turned(_ angle: Double, _ back: Double) -> Double {
    var turn = angle - back
    while turn <= 1e-12 { turn += 2 * .pi }
    while turn > 2 * .pi + 1e-12 { turn -= 2 * .pi }
    return turn
  }

  private func rightOwner(_ step: Int) -> Int32 {
    step & 1 == 0 ? coverage.right[step / 2] : coverage.left[step / 2]
  }
}
