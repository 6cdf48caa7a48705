extension PolygonSet {
  /// Signed area of a ring in squared units: positive counter-clockwise, negative clockwise, 0 without area. Summed from
  /// the first vertex, so that large coordinates cost no digits.
  public func signedArea(ofRing ring: Int) -> Double {
    let vertices = vertices(ofRing: ring)
    guard vertices.count >= 4 else { return 0 }
    let x0 = x[vertices.lowerBound]
    let y0 = y[vertices.lowerBound]
    var twice = 0.0
    for v in vertices.dropLast() {
      twice += (x[v] - x0) * (y[v + 1] - y0) - (x[v + 1] - x0) * (y[v] - y0)
    }
    return twice / 2
  }

  /// Area of a polygon in squared units: its shell less its holes, whatever their directions.
  public func area(ofPolygon polygon: Int) -> Double {
    let rings = rings(ofPolygon: polygon)
    return rings.reduce(0) { sum, ring in
      let area = abs(signedArea(ofRing: ring))
      return ring == rings.lowerBound ? area : sum - area
    }
  }

  /// Area of a feature in squared units; 0 for an empty one.
  public func area(ofFeature feature: Int) -> Double {
    polygons(ofFeature: feature).reduce(0) { $0 + area(ofPolygon: $1) }
  }

  /// Whether a ring runs counter-clockwise; nil when it encloses no area.
  public func isCounterClockwise(ring: Int) -> Bool? {
    let area = signedArea(ofRing: ring)
    return area > 0 ? true : area < 0 ? false : nil
  }

  /// The same set with every shell counter-clockwise and every hole clockwise (right-hand rule, RFC 7946 section
  /// 3.1.6). Rings without area stay as they are.
  public func rightHanded() -> PolygonSet {
    var newX = x
    var newY = y
    for polygon in 0..<polygonCount {
      let rings = rings(ofPolygon: polygon)
      for ring in rings where isCounterClockwise(ring: ring) == (ring != rings.lowerBound) {
        let vertices = vertices(ofRing: ring)
        newX[vertices].reverse()
        newY[vertices].reverse()
      }
    }
    return replacingCoordinates(x: newX, y: newY) ?? self
  }
}
