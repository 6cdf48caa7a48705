import Geometry
import PROJBridge
import Stunting

/// The villages of an edition in metres of a frame centred on them.
func localPolygons(_ edition: BoundaryEdition) throws(AnalysisError) -> PolygonSet {
  try projectedPolygons(edition.polygons.planar, centredOn: edition.polygons.planar.bounds)
}

/// Polygons in degrees, in metres of a frame centred on a box.
func projectedPolygons(_ set: PolygonSet, centredOn box: BoundingBox?) throws(AnalysisError) -> PolygonSet {
  guard let box else { return set }
  do { return try LonLatPolygons(set).projected(to: LocalFrame(centredOn: box)).layer.planar } catch {
    throw .projection(error)
  }
}
