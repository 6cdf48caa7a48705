import Travel

/// Tables of consecutive origins as one.
func joinedTables(_ parts: [CostTable]) -> CostTable {
  var all = CostTable()
  for part in parts {
    let offset = Int(all.start[all.start.count - 1])
    all.start += part.start.dropFirst().map { Int32(clamping: offset + Int($0)) }
    all.targets += part.targets
    all.costs += part.costs
    all.states += part.states
    all.snapMetres += part.snapMetres
  }
  return all
}

/// The targets of some tables over the same origins together, each once at its least cost, cheapest first. States and
/// snaps are those of the first table, but an origin that any table gets to a target is reached.
func mergedTables(_ first: CostTable, _ others: [CostTable]) -> CostTable {
  var all = CostTable(states: first.states, snapMetres: first.snapMetres)
  all.start.reserveCapacity(first.count + 1)
  for origin in 0..<first.count {
    var found: [Reach] = []
    for table in [first] + others where origin < table.count {
      found += table.slots(origin).map { Reach(target: table.targets[$0], cost: table.costs[$0]) }
    }
    found.sort { ($0.target, $0.cost) < ($1.target, $1.cost) }
    var once: [Reach] = []
    for reach in found where once.last?.target != reach.target { once.append(reach) }
    once.sort { ($0.cost, $0.target) < ($1.cost, $1.target) }
    all.append(once)
    if !once.isEmpty { all.states[origin] = .reached }
  }
  return all
}

/// A target and what it costs.
struct Reach {
  var target: Int32
  var cost: Double
}

extension CostTable {
  /// Ends an origin with these targets, in their order.
  mutating func append(_ found: [Reach]) {
    for reach in found {
      targets.append(reach.target)
      costs.append(reach.cost)
    }
    start.append(Int32(clamping: targets.count))
  }

  /// Costs rounded to a multiple of 2^-27 (of a minute or a metre): sums over many edges that meet a threshold then equal
  /// it, and sixty means sixty. Order stays, equal costs are put by target.
  func rounded() -> CostTable {
    var table = self
    for i in table.costs.indices where table.costs[i].isFinite {
      table.costs[i] = (table.costs[i] * 0x1p27).rounded() * 0x1p-27
    }
    for origin in 0..<count {
      let own = slots(origin)
      let sorted = own.map { Reach(target: table.targets[$0], cost: table.costs[$0]) }
        .sorted { ($0.cost, $0.target) < ($1.cost, $1.target) }
      for (slot, reach) in zip(own, sorted) {
        table.targets[slot] = reach.target
        table.costs[slot] = reach.cost
      }
    }
    return table
  }
}
