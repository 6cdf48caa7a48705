import CGEOS
public import Geometry

extension GEOSContext {
  /// The Voronoi cells of some places, cut to a box: one feature a place, in their order. A place that repeats an
  /// earlier one, lies outside the box or is not finite has an empty feature. Places are taken as they are, without
  /// snapping.
  public func voronoi(x: [Double], y: [Double], in box: BoundingBox) throws(GEOSError) -> PolygonSet {
    var parts: [GEOSHandle] = []
    for (px, py) in zip(x, y) where px.isFinite && py.isFinite { parts.append(try point(px, py)) }
    let places = try collection(parts, type: GEOS_MULTIPOINT)
    let frame = try rectangle(box)
    let diagram = try places.derive("voronoi", with: frame) { GEOSVoronoiDiagram_r($0, $1, $2, 0, 0) }
    var cells = PolygonSet()
    try appendPolygons(of: diagram, to: &cells)
    let locator = PointLocator(GEOSContext.oneFeaturePerPolygon(cells))
    return try inOrder(locator, x: x, y: y, frame: frame, box: box)
  }

  private func inOrder(
    _ cells: PointLocator, x: [Double], y: [Double], frame: GEOSHandle, box: BoundingBox
  ) throws(GEOSError) -> PolygonSet {
    var isTaken = [Bool](repeating: false, count: cells.polygons.featureCount)
    var result = PolygonSet()
    for (px, py) in zip(x, y) {
      let cell = box.contains(px, py) ? Int(cells.locate(x: px, y: py)) : -1
      if cell >= 0, !isTaken[cell] {
        isTaken[cell] = true
        try appendPolygons(of: intersection(handle(cells.polygons, feature: cell), frame), to: &result)
      }
      result.endFeature()
    }
    return result
  }

  private func rectangle(_ box: BoundingBox) throws(GEOSError) -> GEOSHandle {
    var set = PolygonSet()
    for (px, py) in [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)] {
      set.appendVertex(px, py)
    }
    set.endRing()
    set.endPolygon()
    set.endFeature()
    return try handle(set, feature: 0)
  }

  private static func oneFeaturePerPolygon(_ set: PolygonSet) -> PolygonSet {
    var result = PolygonSet()
    for polygon in 0..<set.polygonCount {
      for ring in set.rings(ofPolygon: polygon) {
        for v in set.vertices(ofRing: ring) { result.appendVertex(set.x[v], set.y[v]) }
        result.endRing()
      }
      result.endPolygon()
      result.endFeature()
    }
    return result
  }
}
