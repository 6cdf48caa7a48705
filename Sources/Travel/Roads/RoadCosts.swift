extension RoadNetwork {
  /// Costs between places: for every origin its nearest targets, and all within a cost where that is asked.
  ///
  /// Off the network people walk (`RoadSnaps`); two places on one edge go directly between them; a walk straight to the
  /// target counts where it is cheaper. Bounds are inclusive.
  public func costs(
    origins: RoadSnaps, targets: RoadSnaps, options: RoadCostOptions = RoadCostOptions(),
    barriers: BarrierIndex = BarrierIndex()
  ) -> CostTable {
    let entries = costEntries(
      origins: origins, targets: targets, targetRange: 0..<targets.count, options: options, barriers: barriers)
    return CostTable(merging: [entries], origins: origins, options: options)
  }

  /// Costs to some of the targets only, for running chunks side by side; `CostTable(merging:)` puts them together.
  /// With only the nearest asked for (up to 16) a chunk is one search, else one search a target.
  public func costEntries(
    origins: RoadSnaps, targets: RoadSnaps, targetRange: Range<Int>, options: RoadCostOptions = RoadCostOptions(),
    barriers: BarrierIndex = BarrierIndex()
  ) -> RoadCostEntries {
    let range = targetRange.clamped(to: 0..<targets.count)
    var task = RoadCostTask(network: self, origins: origins, targets: targets, range: range, options: options)
    if options.kept <= RoadCostTask.mostKeptAtOnce {
      task.searchAllAtOnce()
      if options.within != nil { task.searchOneByOne(bound: options.withinBound) }
    } else {
      task.searchOneByOne(bound: options.searchBound)
    }
    if options.walksDirectly { task.walkDirectly(barriers) }
    return task.entries
  }
}

/// One chunk of targets.
struct RoadCostTask {
  /// Above this a search with that many targets at each node costs more memory than single searches are worth.
  static let mostKeptAtOnce = 16

  let network: RoadNetwork
  let origins: RoadSnaps
  let targets: RoadSnaps
  let range: Range<Int>
  let options: RoadCostOptions
  var entries = RoadCostEntries()
  /// Of each origin: a cost beyond which nothing can still matter.
  var ceiling: [Double]
  let bound: Double
  let walkCost: Double
  private let sameEdge: EdgeTargets

  init(network: RoadNetwork, origins: RoadSnaps, targets: RoadSnaps, range: Range<Int>, options: RoadCostOptions) {
    self.network = network
    self.origins = origins
    self.targets = targets
    self.range = range
    self.options = options
    bound = options.searchBound
    walkCost = options.costPerWalkedMetre
    ceiling = [Double](repeating: bound, count: origins.count)
    sameEdge = EdgeTargets(targets, range)
  }

  // MARK: - One search from all targets

  /// The nearest of each origin, by one search that keeps several targets at each node.
  mutating func searchAllAtOnce() {
    let width = min(options.kept, max(1, range.count))
    var search = network.makeSearch(width: width, options)
    for target in range { network.seed(&search, target, targets, options) }
    search.run()
    for origin in 0..<origins.count { collect(origin, search) }
  }

  private mutating func collect(_ origin: Int, _ search: RoadSearch) {
    var best = NearestFew(limit: search.width)
    for c in origins.candidates(origin) {
      let walk = origins.walkMetres[c]
      for end in ends(c) where end.cost <= bound {
        for slot in search.slots(end.node) {
          best.offer(target: search.targets[slot], cost: end.cost + search.costs[slot], walk: walk)
        }
      }
      forEachOnSameEdge(c) { best.offer(target: $0, cost: $1, walk: walk) }
    }
    for item in best.items where item.cost <= bound {
      entries.append(origin: origin, target: item.target, cost: item.cost, walk: item.walk)
    }
    if best.items.count == search.width, let last = best.items.last { ceiling[origin] = min(bound, last.cost) }
  }

  /// The ends of a candidate's edge with the cost between the origin and them, the walk included.
  private func ends(_ c: Int) -> [(node: Int, cost: Double)] {
    let edge = Int(origins.edge[c])
    let costs = network.endCosts(
      edge: edge, fraction: origins.fraction[c], unit: options.unit, isLeaving: options.direction == .toTargets)
    let walk = origins.walkMetres[c] * walkCost
    return [(Int(network.edgeFrom[edge]), walk + costs.from), (Int(network.edgeTo[edge]), walk + costs.to)]
  }

  private func forEachOnSameEdge(_ c: Int, _ body: (_ target: Int32, _ cost: Double) -> Void) {
    let edge = Int(origins.edge[c])
    for t in sameEdge.candidates(on: edge) {
      let cost = sameEdgeCost(origin: c, target: t.candidate)
      if cost <= bound { body(t.target, cost) }
    }
  }

  /// Cost between two candidates on one edge, without its ends.
  private func sameEdgeCost(origin c: Int, target t: Int) -> Double {
    let isForward = options.direction == .toTargets
    let own = origins.fraction[c]
    let other = targets.fraction[t]
    let along = network.costAlong(
      edge: Int(origins.edge[c]), from: isForward ? own : other, to: isForward ? other : own, unit: options.unit)
    return (origins.walkMetres[c] + targets.walkMetres[t]) * walkCost + along
  }

  // MARK: - One search a target

  /// All pairs within a bound.
  mutating func searchOneByOne(bound: Double) {
    var search = network.makeSearch(width: 1, options, bound: bound)
    let exits = OriginExits(nodes: network.nodeCount, origins: origins, ends: origins.edge.indices.map(ends))
    var best = BestOfOrigins(origins.count, bound: bound)
    for target in range {
      search.reset()
      network.seed(&search, target, targets, options)
      search.run()
      for node in search.touched {
        let base = search.costs[Int(node)]
        for exit in exits.range(node) { best.offer(exits.owner[exit], exits.cost[exit] + base, exits.walk[exit]) }
      }
      offerSameEdge(target, exits, &best)
      best.take { entries.append(origin: $0, target: Int32(clamping: target), cost: $1, walk: $2) }
      // Each origin keeps its nearest only, so this stays a small part of the work.
      if options.within == nil, entries.count > 1 << 20, entries.count > 4 * options.kept * origins.count {
        entries.keepBest(origins: origins.count, options)
      }
    }
  }

  private func offerSameEdge(_ target: Int, _ exits: OriginExits, _ best: inout BestOfOrigins) {
    for t in targets.candidates(target) {
      for c in exits.candidates(onEdge: targets.edge[t]) {
        let cost = sameEdgeCost(origin: c, target: t)
        best.offer(exits.ownerOfCandidate[c], cost, origins.walkMetres[c])
      }
    }
  }
}
