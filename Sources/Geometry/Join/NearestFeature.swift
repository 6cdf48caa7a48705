/// The feature nearest to a point.
public struct NearestFeature: Sendable, Equatable {
  public var feature: Int32
  /// In the set's planar units; 0 inside and on the border.
  public var distance: Double

  public init(feature: Int32, distance: Double) {
    self.feature = feature
    self.distance = distance
  }
}

extension PointLocator {
  /// The feature nearest to a point by planar distance (0 in a feature that holds it); the lowest index of equal ones.
  /// Nil without any finite polygon and for a point that is not finite.
  ///
  /// Looks at the boxes of all polygons: meant for the few points that no feature holds.
  public func nearest(x px: Double, y py: Double) -> NearestFeature? {
    guard px.isFinite, py.isFinite else { return nil }
    let holder = locate(x: px, y: py)
    if holder >= 0 { return NearestFeature(feature: holder, distance: 0) }
    let bounds = boxes.map { $0.map { squaredDistance(px, py, to: $0) } ?? .infinity }
    guard let first = bounds.indices.min(by: { bounds[$0] < bounds[$1] }), boxes[first] != nil else { return nil }
    var best = (squared: border(first, px, py), polygon: first)
    for polygon in bounds.indices where bounds[polygon] <= best.squared && boxes[polygon] != nil {
      let squared = border(polygon, px, py)
      if squared < best.squared || (squared == best.squared && polygon < best.polygon) { best = (squared, polygon) }
    }
    return NearestFeature(feature: featureOfPolygon[best.polygon], distance: best.squared.squareRoot())
  }

  private func border(_ polygon: Int, _ px: Double, _ py: Double) -> Double {
    polygons.rings(ofPolygon: polygon).reduce(.infinity) {
      min($0, polygons.squaredDistance(x: px, y: py, toRing: $1))
    }
  }

  private func squaredDistance(_ px: Double, _ py: Double, to box: BoundingBox) -> Double {
    let dx = max(0, box.minX - px, px - box.maxX)
    let dy = max(0, box.minY - py, py - box.maxY)
    return dx * dx + dy * dy
  }
}
