extension ContiguityIndex {
  /// The smallest distance between two features in planar units: 0 when they touch or overlap. Nil when it is above
  /// `limit`, or when a feature has no finite polygon.
  public func gap(between first: Int, and second: Int, atMost limit: Double) -> Double? {
    guard first >= 0, first < featureCount, second >= 0, second < featureCount, limit >= 0 else { return nil }
    var scratch = ContactScratch()
    var best: Double?
    for a in polygons.polygons(ofFeature: first) {
      for b in polygons.polygons(ofFeature: second) {
        if touches(a, b, tolerance: 0, scratch: &scratch) { return 0 }
        let reach = best ?? limit
        if let distance = borderDistance(a, b, atMost: reach, scratch: &scratch) { best = min(reach, distance) }
      }
    }
    return best
  }

  /// The border that two features share, as `rookNeighbours` measures it, in planar units.
  public func sharedLength(_ first: Int, _ second: Int, tolerance: Double) -> Double {
    guard first >= 0, first < featureCount, second >= 0, second < featureCount, tolerance >= 0 else { return 0 }
    var scratch = ContactScratch()
    var ours = 0.0
    var theirs = 0.0
    for a in polygons.polygons(ofFeature: first) {
      for b in polygons.polygons(ofFeature: second)
      where touches(a, b, tolerance: tolerance, scratch: &scratch) {
        ours += nearLength(of: a, to: b, tolerance: tolerance, enough: .infinity, scratch: &scratch)
        theirs += nearLength(of: b, to: a, tolerance: tolerance, enough: .infinity, scratch: &scratch)
      }
    }
    return max(ours, theirs)
  }

  /// The smallest distance between the borders of two polygons that do not meet; nil above `limit`.
  private func borderDistance(
    _ polygon: Int, _ other: Int, atMost limit: Double, scratch: inout ContactScratch
  ) -> Double? {
    guard let box = polygonBoxes[polygon], let otherBox = polygonBoxes[other] else { return nil }
    scratch.ours.removeAll(keepingCapacity: true)
    scratch.theirs.removeAll(keepingCapacity: true)
    blocks(ofPolygon: polygon, near: otherBox.expanded(by: limit), into: &scratch.ours)
    blocks(ofPolygon: other, near: box.expanded(by: limit), into: &scratch.theirs)
    var squared = limit * limit
    var isFound = false
    for ours in scratch.ours {
      for theirs in scratch.theirs {
        let near = blockBoxes[ours].expanded(by: squared.squareRoot()).intersects(blockBoxes[theirs])
        guard near, let found = smallestSquare(ours, theirs, atMost: squared) else { continue }
        squared = found
        isFound = true
      }
    }
    return isFound ? squared.squareRoot() : nil
  }

  private func smallestSquare(_ ours: Int, _ theirs: Int, atMost limit: Double) -> Double? {
    var best = limit
    var isFound = false
    for v in segments(ofBlock: ours) {
      let s = segment(v)
      for w in segments(ofBlock: theirs) {
        let o = segment(w)
        let found = min(
          s.squaredDistance(px: o.ax, py: o.ay), s.squaredDistance(px: o.bx, py: o.by),
          o.squaredDistance(px: s.ax, py: s.ay), o.squaredDistance(px: s.bx, py: s.by))
        if found <= best {
          best = found
          isFound = true
        }
      }
    }
    return isFound ? best : nil
  }
}
