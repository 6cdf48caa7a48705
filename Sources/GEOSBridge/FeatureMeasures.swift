import CGEOS
public import Geometry

extension GEOSContext {
  /// A point inside a feature, also where its centroid is not: GEOS' point on surface. Nil for an empty feature.
  public func pointOnSurface(_ set: PolygonSet, feature: Int) throws(GEOSError) -> PlanarPoint? {
    guard !set.polygons(ofFeature: feature).isEmpty else { return nil }
    let point = try handle(set, feature: feature).derive("pointOnSurface") { GEOSPointOnSurface_r($0, $1) }
    if point.read({ GEOSisEmpty_r($0, $1) }) != 0 { return nil }
    return PlanarPoint(
      x: try point.measure("x") { GEOSGeomGetX_r($0, $1, &$2) > 0 ? 1 : 0 },
      y: try point.measure("y") { GEOSGeomGetY_r($0, $1, &$2) > 0 ? 1 : 0 })
  }

  /// Area of a feature in squared planar units, by GEOS.
  public func area(_ set: PolygonSet, feature: Int) throws(GEOSError) -> Double {
    try handle(set, feature: feature).measure("area") { GEOSArea_r($0, $1, &$2) }
  }

  /// Planar distance between two features: 0 when they touch or overlap. GEOS gives 0 when one is empty.
  public func distance(_ set: PolygonSet, from feature: Int, to other: Int) throws(GEOSError) -> Double {
    try handle(set, feature: feature).distance(to: handle(set, feature: other))
  }

  /// Planar distance from a point to a feature.
  public func distance(_ set: PolygonSet, feature: Int, toX x: Double, y: Double) throws(GEOSError) -> Double {
    try handle(set, feature: feature).distance(to: point(x, y))
  }

  /// Whether a feature holds a point, its border included.
  public func covers(_ set: PolygonSet, feature: Int, x: Double, y: Double) throws(GEOSError) -> Bool {
    try distance(set, feature: feature, toX: x, y: y) == 0
  }

  func point(_ x: Double, _ y: Double) throws(GEOSError) -> GEOSHandle {
    try GEOSHandle(GEOSGeom_createPointFromXY_r(raw, x, y), by: "createPoint", in: self)
  }
}
