import Geometry
public import Stunting

/// The polygons that neighbours are looked for in, projected once for any number of rules: the villages of an edition,
/// then those of a context edition (adjacent regencies).
public struct NeighbourGround: Sendable {
  /// Villages of the edition: features `0..<villageCount`.
  public let villageCount: Int
  /// Villages of the context: the features behind them.
  public let contextCount: Int
  /// All of them in degrees, as the editions have them.
  let degrees: PolygonSet
  /// All of them in metres of a frame centred on the edition.
  let metres: PolygonSet

  /// - Parameter context: Its villages must not be in `edition` as well. They are projected in the edition's frame, so
  ///   they should lie around it.
  public init(_ edition: BoundaryEdition, context: BoundaryEdition? = nil) throws(AnalysisError) {
    var all = edition.polygons.planar
    villageCount = all.featureCount
    contextCount = context?.polygons.planar.featureCount ?? 0
    if let context {
      for feature in 0..<contextCount { all.append(feature: feature, of: context.polygons.planar) }
    }
    degrees = all
    metres = try projectedPolygons(all, centredOn: edition.polygons.planar.bounds ?? all.bounds)
  }
}
