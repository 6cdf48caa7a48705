/// A part of a segment, by its parameter from 0 (start) to 1 (end).
struct Stretch {
  var from: Double
  var to: Double
}

extension ContiguityIndex {
  /// Whether the polygons of two features share more than `minimum` of border (see `rookNeighbours`).
  func sharesBorder(
    _ candidates: ArraySlice<Candidate>, tolerance: Double, longerThan minimum: Double,
    scratch: inout ContactScratch
  ) -> Bool {
    var ours = 0.0
    var theirs = 0.0
    for pair in candidates {
      let a = Int(pair.polygon)
      let b = Int(pair.otherPolygon)
      guard touches(a, b, tolerance: tolerance, scratch: &scratch) else { continue }
      ours += nearLength(of: a, to: b, tolerance: tolerance, enough: minimum - ours, scratch: &scratch)
      if ours > minimum { return true }
      theirs += nearLength(of: b, to: a, tolerance: tolerance, enough: minimum - theirs, scratch: &scratch)
      if theirs > minimum { return true }
    }
    return false
  }

  /// Length of a polygon's border that lies within `tolerance` of the other's border or inside the other. Stops
  /// counting above `enough`.
  func nearLength(
    of polygon: Int, to other: Int, tolerance: Double, enough: Double, scratch: inout ContactScratch
  ) -> Double {
    guard let box = polygonBoxes[polygon], let otherBox = polygonBoxes[other] else { return 0 }
    let reach = otherBox.expanded(by: tolerance)
    scratch.ours.removeAll(keepingCapacity: true)
    scratch.theirs.removeAll(keepingCapacity: true)
    blocks(ofPolygon: polygon, near: reach, into: &scratch.ours)
    blocks(ofPolygon: other, near: box.expanded(by: tolerance), into: &scratch.theirs)
    var walk = BorderWalk(other: other, otherBox: otherBox)
    var length = 0.0
    for block in scratch.ours {
      scratch.near.removeAll(keepingCapacity: true)
      let blockReach = blockBoxes[block].expanded(by: tolerance)
      for theirs in scratch.theirs where blockBoxes[theirs].intersects(blockReach) { scratch.near.append(theirs) }
      for v in segments(ofBlock: block) {
        contacts(of: segment(v), withBlocks: scratch.near, tolerance: tolerance, into: &scratch.stretches)
        length += walk.nearPart(of: v, segment(v), stretches: scratch.stretches, polygons: polygons)
        if length > enough { return length }
      }
    }
    return length
  }

  /// The stretches of a segment within `tolerance` of the segments of some blocks, ascending, overlaps joined.
  private func contacts(
    of s: Segment, withBlocks blocks: [Int], tolerance: Double, into stretches: inout [Stretch]
  ) {
    stretches.removeAll(keepingCapacity: true)
    for block in blocks {
      for w in segments(ofBlock: block) {
        let o = segment(w)
        guard s.isNear(o, reach: tolerance) else { continue }
        let contact = tolerance > 0 ? s.stretch(within: tolerance, of: o) : s.exactStretch(on: o)
        if let contact { stretches.append(contact) }
      }
    }
    guard stretches.count > 1 else { return }
    stretches.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    var last = 0
    for next in stretches.dropFirst() {
      if next.from <= stretches[last].to {
        stretches[last].to = max(stretches[last].to, next.to)
      } else {
        last += 1
        stretches[last] = next
      }
    }
    stretches.removeLast(stretches.count - last - 1)
  }
}

/// Walks along a border and measures what is near or inside another polygon. Pieces between two contacts are wholly
/// inside or wholly outside; a piece that continues without contact keeps the answer of the one before it.
private struct BorderWalk {
  let other: Int
  let otherBox: BoundingBox
  private var openEnd: (vertex: Int, isInside: Bool)?

  init(other: Int, otherBox: BoundingBox) {
    self.other = other
    self.otherBox = otherBox
  }

  mutating func nearPart(of v: Int, _ s: Segment, stretches: [Stretch], polygons: PolygonSet) -> Double {
    var known = openEnd.flatMap { $0.vertex == v ? $0.isInside : nil }
    openEnd = nil
    var position = 0.0
    var near = 0.0
    for stretch in stretches {
      if stretch.from > position {
        if known ?? isInside(s, position, stretch.from, polygons) { near += stretch.from - position }
        known = nil
      } else if stretch.from <= 0 {
        known = nil
      }
      near += stretch.to - stretch.from
      position = max(position, stretch.to)
    }
    if position < 1 {
      let isInside = known ?? isInside(s, position, 1, polygons)
      if isInside { near += 1 - position }
      openEnd = (v + 1, isInside)
    }
    return near > 0 ? near * s.length : 0
  }

  private func isInside(_ s: Segment, _ from: Double, _ to: Double, _ polygons: PolygonSet) -> Bool {
    let t = (from + to) / 2
    let px = s.ax + t * (s.bx - s.ax)
    let py = s.ay + t * (s.by - s.ay)
    return otherBox.contains(px, py) && polygons.containment(x: px, y: py, inPolygon: other) == .inside
  }
}
