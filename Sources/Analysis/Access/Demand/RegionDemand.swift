public import Geometry
public import Stunting

/// Where the people of every village are, in flat arrays: the places of village v are the slots
/// `start[v]..<start[v + 1]`. A village without any usable place has none, and stays in every output.
public struct RegionDemand: Sendable, Equatable {
  /// The rung that the places of each village come from.
  public var rung: [DemandRung]
  public var start: [Int32]
  public var positions: [LonLat]
  /// Share of the village's people at each place; those of a village sum to 1.
  public var weights: [Double]

  public init(
    rung: [DemandRung] = [], start: [Int32] = [0], positions: [LonLat] = [], weights: [Double] = []
  ) {
    self.rung = rung
    self.start = start
    self.positions = positions
    self.weights = weights
  }

  public var villages: Int { start.count - 1 }
  public var count: Int { positions.count }

  /// The places of a village.
  public func slots(_ village: Int) -> Range<Int> { Int(start[village])..<Int(start[village + 1]) }
}
