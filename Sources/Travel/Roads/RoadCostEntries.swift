/// Costs between origins and targets as a search found them, in no promised order: the raw material of a `CostTable`.
/// A pair may occur more than once; the least cost counts.
public struct RoadCostEntries: Sendable, Equatable {
  public private(set) var origins: [Int32] = []
  public private(set) var targets: [Int32] = []
  public private(set) var costs: [Double] = []
  /// Metres from the origin to the network on this way; negative for a walk straight to the target.
  public private(set) var walkMetres: [Double] = []

  init() {}

  public var count: Int { origins.count }

  mutating func append(origin: Int, target: Int32, cost: Double, walk: Double) {
    origins.append(Int32(clamping: origin))
    targets.append(target)
    costs.append(cost)
    walkMetres.append(walk)
  }

  /// Drops what can't be among the nearest or within any more.
  mutating func keepBest(origins: Int, _ options: RoadCostOptions) {
    let sorted = OriginEntries([self], origins: origins)
    self = RoadCostEntries()
    for i in 0..<origins {
      for entry in sorted.best(of: i, options) {
        append(origin: i, target: entry.target, cost: entry.cost, walk: entry.walk)
      }
    }
  }
}

extension CostTable {
  /// Puts the entries of chunks of targets together. The chunks may be cut anyhow and come in any order.
  public init(merging parts: [RoadCostEntries], origins: RoadSnaps, options: RoadCostOptions) {
    self.init(states: origins.states, snapMetres: origins.snapMetres)
    let sorted = OriginEntries(parts, origins: origins.count)
    start.reserveCapacity(origins.count + 1)
    for i in 0..<origins.count {
      let kept = sorted.best(of: i, options)
      for entry in kept {
        targets.append(entry.target)
        costs.append(min(entry.cost, options.maxCost.isNaN ? .infinity : options.maxCost))
      }
      if states[i] == .reached, kept.isEmpty { states[i] = .unreachable }
      if let first = kept.first {
        states[i] = .reached
        if first.walk >= 0 { snapMetres[i] = first.walk }
      }
      start.append(Int32(clamping: targets.count))
    }
  }
}

private struct OriginEntry {
  var target: Int32
  var cost: Double
  var walk: Double
}

/// Entries by origin, by counting.
private struct OriginEntries {
  private var start: [Int32]
  private var entries: [OriginEntry]

  init(_ parts: [RoadCostEntries], origins: Int) {
    start = [Int32](repeating: 0, count: origins + 1)
    for part in parts { for o in part.origins { start[Int(o) + 1] += 1 } }
    for i in 0..<origins { start[i + 1] += start[i] }
    var next = start
    entries = [OriginEntry](
      repeating: OriginEntry(target: 0, cost: 0, walk: 0), count: parts.reduce(0) { $0 + $1.count })
    for part in parts {
      for e in 0..<part.count {
        let o = Int(part.origins[e])
        entries[Int(next[o])] = OriginEntry(target: part.targets[e], cost: part.costs[e], walk: part.walkMetres[e])
        next[o] += 1
      }
    }
  }

  /// The cheapest entry of each target, cheapest first: the nearest ones and those within.
  func best(of origin: Int, _ options: RoadCostOptions) -> [OriginEntry] {
    let own = entries[Int(start[origin])..<Int(start[origin + 1])].sorted {
      ($0.target, $0.cost, $0.walk) < ($1.target, $1.cost, $1.walk)
    }
    var once: [OriginEntry] = []
    for entry in own where once.last?.target != entry.target { once.append(entry) }
    once.sort { ($0.cost, $0.target) < ($1.cost, $1.target) }
    let within = once.lastIndex { $0.cost <= options.withinBound } ?? -1
    return Array(once.prefix(max(options.kept, within + 1)))
  }
}
