public import Geometry
public import Travel

/// Places that people start from, made ready for an engine: on a road network each is snapped once.
public struct CostOrigins: Sendable {
  public let positions: [LonLat]
  let snaps: RoadSnaps?

  init(positions: [LonLat], snaps: RoadSnaps? = nil) {
    self.positions = positions
    self.snaps = snaps
  }
}

/// Costs from places to facilities, and what became of the facilities on the way to the network.
public struct TravelCosts: Sendable, Equatable {
  /// Metres, or minutes where they were asked for.
  public var table: CostTable
  /// How each target got on: a facility that stands on a barrier, or too far from any road, is nobody's target.
  public var targetStates: [OriginState]
  /// Metres from each target to the network; 0 where there is no snapping.
  public var targetSnapMetres: [Double]

  public init(table: CostTable, targetStates: [OriginState], targetSnapMetres: [Double]) {
    self.table = table
    self.targetStates = targetStates
    self.targetSnapMetres = targetSnapMetres
  }

  func isReached(target: Int) -> Bool { target < targetStates.count && targetStates[target] == .reached }
}
