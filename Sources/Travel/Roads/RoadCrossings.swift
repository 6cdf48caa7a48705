extension RoadNoding {
  /// Places where two roads cross or touch though they have no vertex in common there; joined only when asked.
  mutating func joinCrossings(joins: Bool) {
    report.crossingsJoined = joins
    var met: [(s: Int, t: Int)] = []
    let cuts = CutRoots(&self)
    for s in 0..<grid.count {
      let own = segment(s)
      for item in grid.near(own.ax, own.ay, own.bx, own.by) where Int(item) > s {
        let t = Int(item)
        if !areJoined(s, t, cuts), own.meets(segment(t)) { met.append((s, t)) }
      }
    }
    report.plainCrossings = met.count
    guard joins else { return }
    for (s, t) in met { joinCrossing(s, t) }
  }

  /// Whether the two have a node in common, as an end or in a cut.
  private mutating func areJoined(_ s: Int, _ t: Int, _ cuts: CutRoots) -> Bool {
    let first = nodes(of: s, cuts)
    let second = nodes(of: t, cuts)
    return first.contains { second.contains($0) }
  }

  private mutating func nodes(of s: Int, _ cuts: CutRoots) -> [Int32] {
    let p = Int(segmentPosition[s])
    return [sets.root(chains.ids[p]), sets.root(chains.ids[p + 1])] + cuts.roots(ofPosition: Int32(p))
  }

  private mutating func joinCrossing(_ s: Int, _ t: Int) {
    let own = segment(s)
    let other = segment(t)
    guard let shares = own.crossing(with: other) else {
      joinOverlap(s, t)
      joinOverlap(t, s)
      return
    }
    let place = own.point(at: shares.own)
    let first = meetingVertex(onSegment: s, share: shares.own, near: place)
    let second = meetingVertex(onSegment: t, share: shares.others, near: place)
    sets.join(first, second)
  }

  /// Ends of `s` that lie on `t`, for segments on one line.
  private mutating func joinOverlap(_ s: Int, _ t: Int) {
    let other = segment(t)
    let p = Int(segmentPosition[s])
    for end in [chains.ids[p], chains.ids[p + 1]] {
      let x = vertexX[Int(end)]
      let y = vertexY[Int(end)]
      if other.holds(x, y) { join(end, toSegment: t, share: other.share(nearestTo: x, y)) }
    }
  }
}

/// The cuts made so far by the position of their segment.
private struct CutRoots {
  private var positions: [Int32]
  private var roots: [Int32]

  init(_ noding: inout RoadNoding) {
    let order = noding.cutPosition.indices.sorted { (noding.cutPosition[$0], $0) < (noding.cutPosition[$1], $1) }
    positions = order.map { noding.cutPosition[$0] }
    roots = []
    for cut in order { roots.append(noding.sets.root(noding.cutVertex[cut])) }
  }

  func roots(ofPosition position: Int32) -> ArraySlice<Int32> {
    let first = roadLowerBound(positions, position)
    return roots[first..<roadLowerBound(positions, position + 1)]
  }
}

/// Where the first value that is not below `value` stands in an ascending array.
func roadLowerBound(_ ascending: [Int32], _ value: Int32) -> Int {
  var low = 0
  var high = ascending.count
  while low < high {
    let middle = (low + high) / 2
    if ascending[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
