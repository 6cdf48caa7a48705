/// Working memory of one chunk, reused from pair to pair.
struct ContactScratch {
  var ours: [Int] = []
  var theirs: [Int] = []
  var near: [Int] = []
  var stretches: [Stretch] = []
}

extension ContiguityIndex {
  /// Whether two polygons come within `tolerance` of each other or overlap.
  func touches(_ polygon: Int, _ other: Int, tolerance: Double, scratch: inout ContactScratch) -> Bool {
    guard let box = polygonBoxes[polygon], let otherBox = polygonBoxes[other] else { return false }
    if bordersMeet(polygon, other, box, otherBox, tolerance: tolerance, scratch: &scratch) { return true }
    return holds(polygon, box, firstVertexOf: other, otherBox) || holds(other, otherBox, firstVertexOf: polygon, box)
  }

  private func bordersMeet(
    _ polygon: Int, _ other: Int, _ box: BoundingBox, _ otherBox: BoundingBox, tolerance: Double,
    scratch: inout ContactScratch
  ) -> Bool {
    scratch.ours.removeAll(keepingCapacity: true)
    scratch.theirs.removeAll(keepingCapacity: true)
    blocks(ofPolygon: polygon, near: otherBox.expanded(by: tolerance), into: &scratch.ours)
    guard !scratch.ours.isEmpty else { return false }
    blocks(ofPolygon: other, near: box.expanded(by: tolerance), into: &scratch.theirs)
    for ours in scratch.ours {
      let reach = blockBoxes[ours].expanded(by: tolerance)
      for theirs in scratch.theirs where blockBoxes[theirs].intersects(reach) {
        if blocksMeet(ours, theirs, tolerance: tolerance) { return true }
      }
    }
    return false
  }

  private func blocksMeet(_ ours: Int, _ theirs: Int, tolerance: Double) -> Bool {
    let reach = blockBoxes[theirs].expanded(by: tolerance)
    let x = polygons.x.span
    let y = polygons.y.span
    for v in segments(ofBlock: ours) {
      let s = Segment(ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1])
      guard
        min(s.ax, s.bx) <= reach.maxX, max(s.ax, s.bx) >= reach.minX, min(s.ay, s.by) <= reach.maxY,
        max(s.ay, s.by) >= reach.minY
      else { continue }
      for w in segments(ofBlock: theirs) {
        if s.isWithin(tolerance, of: Segment(ax: x[w], ay: y[w], bx: x[w + 1], by: y[w + 1])) { return true }
      }
    }
    return false
  }

  /// Whether a polygon holds another whose border it does not meet: one vertex decides.
  private func holds(_ polygon: Int, _ box: BoundingBox, firstVertexOf other: Int, _ otherBox: BoundingBox) -> Bool {
    guard
      box.minX <= otherBox.minX, box.minY <= otherBox.minY, box.maxX >= otherBox.maxX, box.maxY >= otherBox.maxY
    else { return false }
    let v = Int(polygons.ringStart[Int(polygons.polygonStart[other])])
    return polygons.containment(x: polygons.x[v], y: polygons.y[v], inPolygon: polygon) == .inside
  }
}
