/// Cost between every node and its nearest targets. Node v has the slots `v * width ..< v * width + held[v]`.
public struct RoadNodeCosts: Sendable, Equatable {
  public let width: Int
  public let held: [Int32]
  /// Cheapest first, of equal costs the lower target; infinite in slots not held.
  public let costs: [Double]
  /// Index of the target; -1 in slots not held.
  public let targets: [Int32]

  /// Cost to the nearest target; infinite when none is reached within the bound.
  public func cost(_ node: Int) -> Double { costs[node * width] }
}

extension RoadNetwork {
  /// The nearest targets of every node, in one search from all targets at once. Walks off the network to the targets
  /// are part of the cost; nothing is walked at the node's end.
  ///
  /// - Parameter options: `nearest` (at most 64 here), `unit`, `direction`, `maxCost` and the walking speed are used.
  public func nodeCosts(targets: RoadSnaps, options: RoadCostOptions = RoadCostOptions()) -> RoadNodeCosts {
    var search = makeSearch(width: min(options.kept, max(1, targets.count), 64), options)
    for target in 0..<targets.count { seed(&search, target, targets, options) }
    search.run()
    return RoadNodeCosts(width: search.width, held: search.held, costs: search.costs, targets: search.targets)
  }

  /// The nearest targets of every node, where the targets are nodes themselves.
  public func nodeCosts(targetNodes: [Int32], options: RoadCostOptions = RoadCostOptions()) -> RoadNodeCosts {
    var search = makeSearch(width: min(options.kept, max(1, targetNodes.count), 64), options)
    for (target, node) in targetNodes.enumerated() where (0..<nodeCount).contains(Int(node)) {
      search.seed(node: node, cost: 0, target: Int32(clamping: target))
    }
    search.run()
    return RoadNodeCosts(width: search.width, held: search.held, costs: search.costs, targets: search.targets)
  }

  func makeSearch(width: Int, _ options: RoadCostOptions, bound: Double? = nil) -> RoadSearch {
    RoadSearch(
      arcs: options.direction == .toTargets ? arriving : leaving, unit: options.unit, nodes: nodeCount, width: width,
      bound: bound ?? options.searchBound)
  }

  /// Starts a search at the ends of the edges that a target is reached from.
  func seed(_ search: inout RoadSearch, _ target: Int, _ targets: RoadSnaps, _ options: RoadCostOptions) {
    for c in targets.candidates(target) {
      let edge = Int(targets.edge[c])
      let walk = targets.walkMetres[c] * options.costPerWalkedMetre
      let ends = endCosts(
        edge: edge, fraction: targets.fraction[c], unit: options.unit, isLeaving: options.direction == .fromTargets)
      search.seed(node: edgeFrom[edge], cost: walk + ends.from, target: Int32(clamping: target))
      search.seed(node: edgeTo[edge], cost: walk + ends.to, target: Int32(clamping: target))
    }
  }
}
