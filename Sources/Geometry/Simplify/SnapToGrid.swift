import Glibc

extension PolygonSet {
  /// Every vertex moved to the nearest point of a square grid, repeated vertices left out, rings with fewer than three
  /// left out: the cheap thinning for small scales. Shared borders stay shared, whichever way they run. With a step
  /// of a quarter pixel the eye sees no difference. Indices of features stay. A step that is not positive and finite,
  /// and coordinates beyond the grid's measure, change nothing.
  public func snapped(toGrid step: Double) -> PolygonSet {
    guard step > 0, step.isFinite else { return self }
    return rebuilt { ring, result in
      var last: PlanarPoint?
      for v in vertices(ofRing: ring).dropLast() {
        let point = PlanarPoint(x: snap(x[v], step), y: snap(y[v], step))
        if point != last { result.append(point) }
        last = point
      }
      if result.count > 1, result.first == result.last { result.removeLast() }
    }
  }

  private func snap(_ value: Double, _ step: Double) -> Double {
    let snapped = (value / step).rounded() * step
    return snapped.isFinite ? snapped : value
  }

  /// The set with every ring replaced by the open ring that `replace` writes; shells under three vertices take their
  /// polygon with them, such holes go alone.
  func rebuilt(_ replace: (_ ring: Int, _ points: inout [PlanarPoint]) -> Void) -> PolygonSet {
    var result = PolygonSet()
    var points: [PlanarPoint] = []
    for feature in 0..<featureCount {
      for polygon in polygons(ofFeature: feature) {
        let rings = rings(ofPolygon: polygon)
        for ring in rings {
          points.removeAll(keepingCapacity: true)
          replace(ring, &points)
          if points.count < 3, ring == rings.lowerBound { break }
          guard points.count >= 3 else { continue }
          for point in points { result.appendVertex(point.x, point.y) }
          result.endRing()
        }
        result.endPolygon()
      }
      result.endFeature()
    }
    return result
  }
}
