extension PolygonSet {
  /// The set with fewer vertices: each arc between two nodes (places where borders meet or part) by Douglas and Peucker
  /// 1973 ("Algorithms for the reduction of the number of points", The Canadian Cartographer 10(2), p. 112-122).
  ///
  /// An arc that two features share vertex by vertex is simplified the same way for both, so no gap opens between
  /// them. Rings that keep fewer than three places go, and so may small features: indices stay, a feature may become
  /// empty. Borders may cross one another afterwards: for drawing, not for analysis.
  /// - Parameter tolerance: Greatest distance of a dropped vertex from the new line, in planar units. Not positive or not
  ///   finite: the set as it is.
  public func simplified(tolerance: Double) -> PolygonSet {
    guard tolerance > 0, tolerance.isFinite else { return self }
    let topology = VertexTopology(self)
    var simplifier = ArcSimplifier(set: self, squaredTolerance: tolerance * tolerance)
    return rebuilt { ring, points in
      let vertices = vertices(ofRing: ring)
      guard vertices.count >= 4 else { return }
      let open = vertices.dropLast()
      let nodes = open.filter { topology.isNode[Int(topology.place[$0])] }
      let anchors = nodes.isEmpty ? anchors(ofFreeRing: open) : nodes
      for (i, anchor) in anchors.enumerated() {
        let next = i + 1 < anchors.count ? anchors[i + 1] : anchors[0] + open.count
        points.append(PlanarPoint(x: x[anchor], y: y[anchor]))
        let arc = (anchor...next).map { open.lowerBound + ($0 - open.lowerBound) % open.count }
        simplifier.appendInner(of: arc, to: &points)
      }
    }
  }

  /// Two vertices of a ring without nodes that do not depend on where it starts or which way it runs: the lowest, and
  /// the one farthest from it.
  private func anchors(ofFreeRing open: Range<Int>) -> [Int] {
    guard let low = open.min(by: { isBefore($0, $1) }) else { return [] }
    let far = open.max {
      let (a, b) = (squaredGap($0, low), squaredGap($1, low))
      return a < b || (a == b && isBefore($0, $1))
    }
    return [low, far ?? low].sorted()
  }

  private func squaredGap(_ v: Int, _ w: Int) -> Double {
    (x[v] - x[w]) * (x[v] - x[w]) + (y[v] - y[w]) * (y[v] - y[w])
  }

  fileprivate func isBefore(_ v: Int, _ w: Int) -> Bool { (x[v], y[v]) < (x[w], y[w]) }
}

/// Douglas-Peucker on arcs, each in one canonical direction, without recursion.
private struct ArcSimplifier {
  let set: PolygonSet
  let squaredTolerance: Double
  private var keep: [Bool] = []
  private var open: [(Int, Int)] = []

  init(set: PolygonSet, squaredTolerance: Double) {
    self.set = set
    self.squaredTolerance = squaredTolerance
  }

  /// Appends the vertices kept between the ends of an arc.
  mutating func appendInner(of arc: [Int], to points: inout [PlanarPoint]) {
    guard arc.count > 2 else { return }
    let isReversed = runsBackwards(arc)
    let canonical = isReversed ? arc.reversed() : arc
    markKept(canonical)
    for i in 1..<arc.count - 1 where keep[isReversed ? arc.count - 1 - i : i] {
      points.append(PlanarPoint(x: set.x[arc[i]], y: set.y[arc[i]]))
    }
  }

  private func runsBackwards(_ arc: [Int]) -> Bool {
    for (a, b) in zip(arc, arc.reversed()) {
      if set.isBefore(b, a) { return true }
      if set.isBefore(a, b) { return false }
    }
    return false
  }

  private mutating func markKept(_ arc: [Int]) {
    keep = [Bool](repeating: false, count: arc.count)
    open = [(0, arc.count - 1)]
    while let (first, last) = open.popLast() {
      guard last - first > 1 else { continue }
      let (a, b) = (arc[first], arc[last])
      var farthest = (squared: squaredTolerance, at: -1)
      for i in first + 1..<last {
        let squared = squaredDistanceToSegment(
          px: set.x[arc[i]], py: set.y[arc[i]], ax: set.x[a], ay: set.y[a], bx: set.x[b], by: set.y[b])
        if squared > farthest.squared { farthest = (squared, i) }
      }
      guard farthest.at > 0 else { continue }
      keep[farthest.at] = true
      open.append((first, farthest.at))
      open.append((farthest.at, last))
    }
  }
}
