/// Cells a unit of length for a stretch cut into `cells`; 0 for a stretch without length or beyond all measure.
@inline(__always)
func gridScale(_ length: Double, cells: Int) -> Double {
  guard length > 0, length.isFinite else { return 0 }
  let scale = Double(cells) / length
  return scale.isFinite ? scale : 0
}

/// The cell of a value, 0..<count: never traps, and never falls as the value rises, so that a value between two others
/// has a cell between theirs.
@inline(__always)
func gridCell(_ value: Double, origin: Double, scale: Double, count: Int) -> Int {
  let t = (value - origin) * scale
  guard t > 0 else { return 0 }
  return t < Double(count) ? Int(t) : count - 1
}

extension PolygonSet {
  /// The feature of each polygon.
  func featureOfPolygon() -> [Int32] {
    var result = [Int32](repeating: 0, count: polygonCount)
    for feature in 0..<featureCount {
      for polygon in polygons(ofFeature: feature) { result[polygon] = Int32(feature) }
    }
    return result
  }

  /// The box of a polygon's rings; nil without vertices or when a coordinate is not finite: such a polygon takes no
  /// part in joins and contiguity.
  func finiteBox(ofPolygon polygon: Int) -> BoundingBox? {
    let rings = rings(ofPolygon: polygon)
    let range = Int(ringStart[rings.lowerBound])..<Int(ringStart[rings.upperBound])
    let x = self.x.span
    let y = self.y.span
    var box = BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    for v in range {
      guard x[v].isFinite, y[v].isFinite else { return nil }
      box.minX = min(box.minX, x[v])
      box.minY = min(box.minY, y[v])
      box.maxX = max(box.maxX, x[v])
      box.maxY = max(box.maxY, y[v])
    }
    return range.isEmpty ? nil : box
  }
}
