public import Analysis
public import Stunting

/// How people and facilities are brought together.
public struct TravelParameters: Sendable, Equatable {
  public var model = CostModel.geodesic
  /// Geodesic metres are multiplied by it.
  public var detourFactor = 1.0
  public var walkingKilometresPerHour = 5.0
  public var snapLimitMetres = 2000.0
  /// Rungs of the demand ladder that may be used; nil for all of them: points spread by seed where no source has places.
  public var rungs: [DemandRung]?
  /// Points a village, where they are spread by seed.
  public var spreadPoints = 16
  /// Side of a cell of the terrain grid.
  public var cellMetres = 100.0

  public init() {}
}
