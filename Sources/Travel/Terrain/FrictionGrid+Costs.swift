extension FrictionGrid {
  /// Minutes from origins to targets over the grid. Every origin has an entry: placed and with a target (`reached`),
  /// placed and with none (`unreachable`), or not placed (as `places(x:y:snapLimitMetres:)` says).
  ///
  /// Points in the same cell are 0 minutes apart. Costs are rounded to 2^-27 minutes, limits are inclusive.
  /// The one nearest target takes one search; several take one search that keeps as many labels a cell; all, or labels
  /// that would need more than 2^26 slots, take one search a target.
  /// - Throws: `TerrainError.countMismatch` when `x` and `y` of the origins or the targets differ in count.
  public func costs(
    originX: [Double], originY: [Double], targetX: [Double], targetY: [Double],
    options: TerrainCostOptions = TerrainCostOptions()
  ) throws(TerrainError) -> TerrainCosts {
    let origins = try places(x: originX, y: originY, snapLimitMetres: options.snapLimitMetres)
    let targets = try places(x: targetX, y: targetY, snapLimitMetres: options.snapLimitMetres)
    let reach = TerrainReach(
      field: TerrainField(self, direction: options.direction), cells: origins.cells, seeds: seeds(targets))
    let walks = (0..<origins.count).map { origins.cells[$0] < 0 ? 0 : snapMinutes(origins, $0) }
    let limit = options.limitMinutes
    var found = reach.quickest(options.nearestCount, limit: limit, walks: walks)
    if options.keptBeyondLimit > 0, limit < .infinity {
      let kept = reach.quickest(options.keptBeyondLimit, limit: .infinity, walks: walks)
      for origin in found.indices { found[origin] = merged(found[origin], kept[origin]) }
    }
    return TerrainCosts(table: table(origins, found), targets: targets)
  }

  /// Both lists without doubles, quickest first.
  private func merged(_ a: [TerrainReach.Target], _ b: [TerrainReach.Target]) -> [TerrainReach.Target] {
    a + b.filter { new in !a.contains { $0.index == new.index } }
  }

  private func table(_ origins: TerrainPlaces, _ found: [[TerrainReach.Target]]) -> CostTable {
    var table = CostTable(states: origins.states, snapMetres: origins.snapMetres)
    for (origin, own) in found.enumerated() {
      table.targets.append(contentsOf: own.map(\.index))
      table.costs.append(contentsOf: own.map(\.minutes))
      if own.isEmpty, origins.cells[origin] >= 0 { table.states[origin] = .unreachable }
      table.start.append(Int32(clamping: table.targets.count))
    }
    return table
  }
}
