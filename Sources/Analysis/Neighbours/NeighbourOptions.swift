/// How neighbours are looked for.
public struct NeighbourOptions: Sendable, Equatable, Codable {
  public var rule: NeighbourRule
  /// Borders this close touch. At 0 contact is exact, in the degrees of the edition, and meant for clean borders.
  public var toleranceMetres: Double
  /// Rook neighbours share more than this; nil is ten tolerances, so that two corners that meet do not count.
  public var minimumSharedMetres: Double?
  /// Join a village without neighbours to the nearest one, or leave it alone.
  public var joinsIslands: Bool
  /// The point that stands for a village where the rule uses points.
  public var point: NeighbourPoint

  public init(
    rule: NeighbourRule = .queen, toleranceMetres: Double = 1, minimumSharedMetres: Double? = nil,
    joinsIslands: Bool = true, point: NeighbourPoint = .centroid
  ) {
    self.rule = rule
    self.toleranceMetres = toleranceMetres
    self.minimumSharedMetres = minimumSharedMetres
    self.joinsIslands = joinsIslands
    self.point = point
  }
}

/// The point that stands for a village.
public enum NeighbourPoint: String, Sendable, Equatable, Codable {
  /// Centre of area: the convention of GeoDa and spdep. It may lie outside a crescent or between islands.
  case centroid
  /// A point inside the village (GEOS).
  case pointOnSurface = "point_on_surface"
}
