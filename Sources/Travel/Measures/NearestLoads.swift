/// The catchments of targets: whom each is the nearest to.
public struct NearestLoads: Sendable, Equatable {
  /// People for whom it is the nearest, one a target.
  public var demand: [Double]
  /// Share of all people, 0...1, one a target; 0 where there are no people at all.
  public var share: [Double]
  /// Places for which it is the nearest, with people or without, one a target.
  public var origins: [Int]
  /// People who reach none.
  public var unassigned: Double
  /// The target of each origin, -1 where none is reached.
  public var nearest: [Int32]
}

extension CostTable {
  /// Gives each origin to its nearest target, of equal costs to the one of the lower index.
  ///
  /// - Parameters:
  ///   - demand: People, one an origin; not usable counts 0.
  ///   - targets: Number of targets; every one is in the result.
  ///   - limit: Origins whose nearest costs more are given to none; included.
  public func nearestLoads(demand: [Double], targets count: Int, within limit: Double = .infinity) -> NearestLoads {
    let places = max(0, count)
    var loads = NearestLoads(
      demand: [Double](repeating: 0, count: places), share: [], origins: [Int](repeating: 0, count: places),
      unassigned: 0, nearest: [])
    var total = 0.0
    for origin in 0..<self.count {
      let people = demand.usable(origin)
      total += people
      let slot = safeSlots(origin).first { isReached($0) && Int(targets[$0]) < places }
      guard let slot, costs[slot] <= limit else {
        loads.unassigned += people
        loads.nearest.append(-1)
        continue
      }
      loads.demand[Int(targets[slot])] += people
      loads.origins[Int(targets[slot])] += 1
      loads.nearest.append(targets[slot])
    }
    loads.share = loads.demand.map { total > 0 ? $0 / total : 0 }
    return loads
  }
}
