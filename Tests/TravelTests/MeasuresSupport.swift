import TestSupport
import Travel

/// A cost table from a full matrix, origins by targets; not finite is not reached.
func measuresTable(_ costs: [[Double]], states: [OriginState]? = nil) -> CostTable {
  var table = CostTable()
  for row in costs {
    let order = row.indices.filter { row[$0].isFinite }.sorted { (row[$0], $0) < (row[$1], $1) }
    table.targets += order.map(Int32.init)
    table.costs += order.map { row[$0] }
    table.start.append(Int32(table.targets.count))
    table.states.append(order.isEmpty ? .unreachable : .reached)
    table.snapMetres.append(0)
  }
  if let states { table.states = states }
  return table
}

/// Euclidean costs between random places of the unit square; a share of them is cut.
func measuresCosts(
  _ random: inout SeededGenerator, origins: Int, targets: Int, cut: Double = 0.2
) -> [[Double]] {
  let places = (0..<targets).map { _ in (random.uniform(), random.uniform()) }
  return (0..<origins).map { _ in
    let (x, y) = (random.uniform(), random.uniform())
    return places.map { place in
      let (dx, dy) = (place.0 - x, place.1 - y)
      return random.uniform() < cut ? .infinity : (dx * dx + dy * dy).squareRoot()
    }
  }
}
