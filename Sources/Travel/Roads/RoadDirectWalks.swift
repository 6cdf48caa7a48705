extension RoadCostTask {
  /// Straight walks between origins and targets, up to the snap limit of the origins and not across a barrier, where
  /// they can still matter. A place may itself lie on a barrier.
  mutating func walkDirectly(_ barriers: BarrierIndex) {
    let limit = origins.limitMetres
    let usable = range.filter { SegmentGrid.isUsable(targets.x[$0], targets.y[$0]) }
    let xs = usable.map { targets.x[$0] }
    let ys = usable.map { targets.y[$0] }
    let grid = SegmentGrid(ax: xs, ay: ys, bx: xs, by: ys)
    for i in 0..<origins.count where origins.states[i] != .unusable {
      let x = origins.x[i]
      let y = origins.y[i]
      let reach = min(limit, mostCost(i) / walkCost * (1 + 1e-9))
      for item in grid.candidates(west: x - reach, south: y - reach, east: x + reach, north: y + reach) {
        let metres = roadDistance(x, y, xs[Int(item)], ys[Int(item)])
        let cost = metres * walkCost
        guard metres <= limit, cost <= mostCost(i) else { continue }
        if barriers.stopsWalk(fromX: x, fromY: y, toX: xs[Int(item)], toY: ys[Int(item)], endIsPlace: true) { continue }
        entries.append(origin: i, target: Int32(clamping: usable[Int(item)]), cost: cost, walk: -1)
      }
    }
  }

  /// A cost that no entry of the origin which still matters is above.
  private func mostCost(_ origin: Int) -> Double { max(ceiling[origin], options.withinBound) }
}
