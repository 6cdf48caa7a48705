extension PreparedSiting {
  /// The demand left uncovered, as a savings problem: points that are within reach already or cannot be brought within it
  /// are left out, points with the same sites within reach are put together, dominated sites are dropped.
  func coveringSavings(threshold: Double) -> SavingsProblem {
    let columns = columnOfSite
    var order: [[Int32]: Int] = [:]
    var sets: [[Int32]] = []
    var weights: [Double] = []
    for point in 0..<pointCount where problem.weights[point] > 0 && !(existingCost(point) <= threshold) {
      let set = columnsWithin(threshold, of: point, columns)
      if set.isEmpty { continue }
      if let known = order[set] {
        weights[known] += problem.weights[point]
      } else {
        order[set] = sets.count
        sets.append(set)
        weights.append(problem.weights[point])
      }
    }
    let kept = undominatedColumns(rows: sets, prices: prices)
    return savings(keeping: kept, rows: sets, weights: weights)
  }

  /// Columns of the sites within the threshold of a point, ascending.
  func columnsWithin(_ threshold: Double, of point: Int, _ columns: [Int32]) -> [Int32] {
    var set: [Int32] = []
    for slot in costs.slots(point) {
      if costs.costs[slot] > threshold { break }
      let column = columns[Int(costs.sites[slot])]
      if column >= 0 { set.append(column) }
    }
    return set.sorted()
  }

  private func savings(keeping kept: [Int], rows: [[Int32]], weights: [Double]) -> SavingsProblem {
    var newColumn = [Int32](repeating: -1, count: candidates.count)
    for (new, old) in kept.enumerated() { newColumn[old] = Int32(truncatingIfNeeded: new) }
    var result = SavingsProblem(sites: kept.map { candidates[$0] }, prices: kept.map { prices[$0] }, limit: limit)
    for (row, weight) in zip(rows, weights) {
      let entries = row.compactMap { newColumn[Int($0)] >= 0 ? (column: newColumn[Int($0)], cost: 0.0) : nil }
      result.appendRow(weight: weight, base: 1, entries)
    }
    result.indexColumns()
    return result
  }

  /// Total travel as a savings problem: points that no site reaches are left out.
  func travelSavings() -> SavingsProblem {
    let columns = columnOfSite
    var result = SavingsProblem(sites: candidates, prices: prices, limit: limit)
    for point in 0..<pointCount where problem.weights[point] > 0 && !costs.slots(point).isEmpty {
      let base = min(existingCost(point), unreachedCost)
      var entries: [(column: Int32, cost: Double)] = []
      for slot in costs.slots(point) {
        if costs.costs[slot] >= base { break }
        let column = columns[Int(costs.sites[slot])]
        if column >= 0 { entries.append((column, costs.costs[slot])) }
      }
      result.appendRow(weight: problem.weights[point], base: base, entries)
    }
    result.indexColumns()
    return result
  }
}

/// Columns that no other column makes needless: one that covers all the same rows at no higher price. Of equals the first
/// stays. A column without rows is needless.
func undominatedColumns(rows: [[Int32]], prices: [Double]) -> [Int] {
  var rowsOf = [[Int32]](repeating: [], count: prices.count)
  for (row, columns) in rows.enumerated() {
    for column in columns { rowsOf[Int(column)].append(Int32(truncatingIfNeeded: row)) }
  }
  return rowsOf.indices.filter { column in
    guard let rarest = rowsOf[column].min(by: { rows[Int($0)].count < rows[Int($1)].count }) else { return false }
    return !rows[Int(rarest)].contains { dominates(Int($0), column, rowsOf, prices) }
  }
}

private func dominates(_ a: Int, _ b: Int, _ rowsOf: [[Int32]], _ prices: [Double]) -> Bool {
  guard a != b, prices[a] <= prices[b], rowsOf[a].count >= rowsOf[b].count else { return false }
  if rowsOf[a].count == rowsOf[b].count && prices[a] == prices[b] && a > b { return false }
  return isSubset(rowsOf[b], of: rowsOf[a])
}

/// Whether every element of `small` is in `large`; both ascending.
func isSubset(_ small: [Int32], of large: [Int32]) -> Bool {
  var next = 0
  for element in small {
    while next < large.count && large[next] < element { next += 1 }
    if next == large.count || large[next] != element { return false }
    next += 1
  }
  return true
}
