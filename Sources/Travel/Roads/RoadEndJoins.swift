extension RoadNoding {
  /// Ends of lines, each vertex once, ascending.
  var ends: [Int32] {
    var isEnd = [Bool](repeating: false, count: chains.vertexX.count)
    for c in 0..<chains.count {
      let positions = chains.positions(c)
      isEnd[Int(chains.ids[positions.lowerBound])] = true
      isEnd[Int(chains.ids[positions.upperBound - 1])] = true
    }
    return isEnd.indices.filter { isEnd[$0] }.map { Int32($0) }
  }

  /// T-junctions: every end is joined to each line that it comes within the tolerance of, at the nearest place.
  mutating func joinEnds() {
    var joins: [(end: Int32, hit: EndHit)] = []
    for end in ends { joins += hits(of: end).map { (end, $0) } }
    for (end, hit) in joins where join(end, toSegment: hit.segment, share: hit.share) { report.endJoins += 1 }
  }

  /// The nearest place of each line near an end, in the order of the lines.
  private func hits(of end: Int32) -> [EndHit] {
    let x = vertexX[Int(end)]
    let y = vertexY[Int(end)]
    var found: [EndHit] = []
    for item in grid.candidates(west: x - tolerance, south: y - tolerance, east: x + tolerance, north: y + tolerance) {
      let s = Int(item)
      let own = segment(s)
      let share = own.share(nearestTo: x, y)
      let place = own.point(at: share)
      let distance = roadDistance(x, y, place.x, place.y)
      guard distance <= tolerance, !isAlongside(end, segment: s, share: share) else { continue }
      let hit = EndHit(segment: s, share: share, distance: distance)
      if let last = found.last, segmentChain[last.segment] == segmentChain[s] {
        if distance < last.distance { found[found.count - 1] = hit }
      } else {
        found.append(hit)
      }
    }
    return found
  }

  /// Whether the vertex is met within four tolerances along the chain from a place on it: the place is then near
  /// because the chain passes the vertex, not because another part of it comes back. Always so on the vertex's own
  /// segments.
  private func isAlongside(_ vertex: Int32, segment s: Int, share: Double) -> Bool {
    let positions = chains.positions(Int(segmentChain[s]))
    let p = Int(segmentPosition[s])
    let length = segment(s).length
    return meets(vertex, from: p, step: -1, in: positions, gone: share * length)
      || meets(vertex, from: p + 1, step: 1, in: positions, gone: (1 - share) * length)
  }

  private func meets(_ vertex: Int32, from first: Int, step: Int, in positions: Range<Int>, gone: Double) -> Bool {
    var p = first
    var gone = gone
    // Segments that hold the vertex are alongside however long they are.
    if chains.ids[p] == vertex { return true }
    while gone <= 4 * tolerance, positions.contains(p + step) {
      let a = Int(chains.ids[p])
      let b = Int(chains.ids[p + step])
      gone += roadDistance(vertexX[a], vertexY[a], vertexX[b], vertexY[b])
      p += step
      if chains.ids[p] == vertex { return gone <= 4 * tolerance }
    }
    return false
  }
}

/// A place on a segment that an end comes near to.
private struct EndHit {
  var segment: Int
  var share: Double
  var distance: Double
}
