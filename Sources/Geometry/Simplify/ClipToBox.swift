extension PolygonSet {
  /// The features cut to a box, for drawing: Sutherland and Hodgman 1974 ("Reentrant polygon clipping", Communications
  /// of the ACM 17(1), p. 32-42), ring by ring. Pieces of one ring stay joined by lines along the box's border, so cut a
  /// little outside what is seen. A feature wholly outside becomes an empty one: indices stay.
  public func clipped(to box: BoundingBox) -> PolygonSet {
    var result = PolygonSet()
    for feature in 0..<featureCount {
      if let bounds = bounds(ofFeature: feature), bounds.intersects(box) {
        let isWhole = box.contains(bounds.minX, bounds.minY) && box.contains(bounds.maxX, bounds.maxY)
        if isWhole { result.append(feature: feature, of: self) } else { result.append(feature, of: self, cutTo: box) }
      } else {
        result.endFeature()
      }
    }
    return result
  }

  private mutating func append(_ feature: Int, of other: PolygonSet, cutTo box: BoundingBox) {
    for polygon in other.polygons(ofFeature: feature) {
      let rings = other.rings(ofPolygon: polygon)
      for ring in rings {
        let points = cut(
          other.vertices(ofRing: ring).dropLast().map { PlanarPoint(x: other.x[$0], y: other.y[$0]) }, box)
        // Without its shell the polygon is gone, holes and all.
        if points.count < 3, ring == rings.lowerBound { break }
        guard points.count >= 3 else { continue }
        for point in points { appendVertex(point.x, point.y) }
        endRing()
      }
      endPolygon()
    }
    endFeature()
  }

  /// An open ring cut at the four sides in turn.
  private func cut(_ ring: [PlanarPoint], _ box: BoundingBox) -> [PlanarPoint] {
    var points = ring
    points = cut(points, depth: { $0.x - box.minX }, fix: { $0.x = box.minX })
    points = cut(points, depth: { box.maxX - $0.x }, fix: { $0.x = box.maxX })
    points = cut(points, depth: { $0.y - box.minY }, fix: { $0.y = box.minY })
    return cut(points, depth: { box.maxY - $0.y }, fix: { $0.y = box.maxY })
  }

  /// Keeps what lies at a depth of 0 or more behind one side; `fix` puts a crossing exactly on it.
  private func cut(
    _ ring: [PlanarPoint], depth: (PlanarPoint) -> Double, fix: (inout PlanarPoint) -> Void
  ) -> [PlanarPoint] {
    guard var previous = ring.last else { return [] }
    var result: [PlanarPoint] = []
    for point in ring {
      let (a, b) = (depth(previous), depth(point))
      if (a < 0) != (b < 0) {
        let t = a / (a - b)
        var crossing = PlanarPoint(
          x: previous.x + t * (point.x - previous.x), y: previous.y + t * (point.y - previous.y))
        fix(&crossing)
        result.append(crossing)
      }
      if b >= 0 { result.append(point) }
      previous = point
    }
    return result
  }
}
