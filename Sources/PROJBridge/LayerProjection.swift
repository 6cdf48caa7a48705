public import Geometry

/// A layer after a projection, and the vertices that failed.
public struct ProjectedLayer<Layer: Sendable>: Sendable {
  public var layer: Layer
  /// Vertex indices, ascending; their coordinates in `layer` are NaN.
  public var failedVertices: [Int]
}

extension ProjectedLayer: Equatable where Layer: Equatable {}

extension LonLatPolygons {
  /// The layer in the metres of a local frame.
  public func projected(to frame: LocalFrame) throws(PROJError) -> ProjectedLayer<LocalPolygons> {
    let projection = try Projection(to: frame)
    let (set, failed) = reprojected(planar) { projection.forward(x: &$0, y: &$1) }
    return ProjectedLayer(layer: LocalPolygons(set, frame: frame), failedVertices: failed)
  }

  /// Polygons of any reference system in WGS 84 degrees.
  public static func unprojecting(
    _ set: PolygonSet, from source: CoordinateReference
  ) throws(PROJError) -> ProjectedLayer<LonLatPolygons> {
    let projection = try Projection(from: source)
    let (degrees, failed) = reprojected(set) { projection.forward(x: &$0, y: &$1) }
    return ProjectedLayer(layer: LonLatPolygons(degrees), failedVertices: failed)
  }
}

extension LocalPolygons {
  /// The layer in WGS 84 degrees.
  public func unprojected() throws(PROJError) -> ProjectedLayer<LonLatPolygons> {
    let projection = try Projection(to: frame)
    let (set, failed) = reprojected(planar) { projection.inverse(x: &$0, y: &$1) }
    return ProjectedLayer(layer: LonLatPolygons(set), failedVertices: failed)
  }
}

private func reprojected(
  _ set: PolygonSet, _ transform: (inout [Double], inout [Double]) -> [Int]
) -> (PolygonSet, [Int]) {
  var x = set.x
  var y = set.y
  let failed = transform(&x, &y)
  return (set.replacingCoordinates(x: x, y: y) ?? set, failed)
}
