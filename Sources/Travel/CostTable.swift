/// How a place that people start from got on.
public enum OriginState: UInt8, Sendable, CaseIterable {
  /// At least one target is reached.
  case reached
  /// On the network or grid, but no target can be reached at any cost.
  case unreachable
  /// Nothing to travel along within the snap limit.
  case tooFarToSnap
  /// Something to travel along is within the snap limit, but a barrier lies between.
  case cutOffByBarrier
  /// The place itself is not usable (not finite, or on a barrier cell).
  case unusable
}

/// Costs from origins to targets, in flat arrays. Every origin has an entry, reached or not.
public struct CostTable: Sendable, Equatable {
  /// Targets of origin i are the slots `start[i]..<start[i + 1]`, cheapest first, of equal costs the lower index first.
  public var start: [Int32]
  public var targets: [Int32]
  /// Minutes or metres, as the maker says.
  public var costs: [Double]
  /// One an origin.
  public var states: [OriginState]
  /// Metres walked off the network to get on it; 0 where there is no snapping. One an origin.
  public var snapMetres: [Double]

  public init(
    start: [Int32] = [0], targets: [Int32] = [], costs: [Double] = [], states: [OriginState] = [],
    snapMetres: [Double] = []
  ) {
    self.start = start
    self.targets = targets
    self.costs = costs
    self.states = states
    self.snapMetres = snapMetres
  }

  public var count: Int { states.count }

  /// The slots of an origin.
  public func slots(_ origin: Int) -> Range<Int> { Int(start[origin])..<Int(start[origin + 1]) }

  /// The cheapest target of an origin; nil when none is reached.
  public func nearest(_ origin: Int) -> (target: Int, cost: Double)? {
    let own = slots(origin)
    return own.isEmpty ? nil : (Int(targets[own.lowerBound]), costs[own.lowerBound])
  }
}
