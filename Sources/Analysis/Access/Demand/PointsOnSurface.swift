import GEOSBridge
public import Geometry
public import Stunting

/// A point inside each village (GEOS point on surface), in degrees; NaN for a village without polygons.
public func pointsOnSurface(_ edition: BoundaryEdition, range: Range<Int>) throws(AnalysisError) -> [LonLat] {
  do {
    let geos = try GEOSContext()
    var points: [LonLat] = []
    for village in range {
      let point = try geos.pointOnSurface(edition.polygons.planar, feature: village)
      points.append(LonLat(longitude: point?.x ?? .nan, latitude: point?.y ?? .nan))
    }
    return points
  } catch {
    throw .geometry(error)
  }
}
