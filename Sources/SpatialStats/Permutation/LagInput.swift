/// Values and weights as permutation needs them.
struct LagInput: Sendable {
  let deviations: [Double]
  let grid: GridValues
  let weights: Weights
  /// Largest absolute deviation.
  let largest: Double
  var count: Int { deviations.count }

  init(values: [Double], weights: Weights) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    self.deviations = deviations.d
    grid = GridValues(deviations)
    self.weights = weights
    largest = deviations.d.reduce(0) { max($0, abs($1)) }
  }

  /// Units that can share draws, by neighbour count, and units that cannot; both ascending. Islands are in neither.
  func grouped() -> ([SharedGroup], [Int32]) {
    var members: [Int: [Int32]] = [:]
    var own: [Int32] = []
    for unit in 0..<count {
      let degree = weights.neighbourCount(of: unit)
      if degree == 0 { continue }
      if hasEqualWeights(unit), 2 * degree <= count {
        members[degree, default: []].append(Int32(unit))
      } else {
        own.append(Int32(unit))
      }
    }
    let groups = members.keys.sorted().map { degree in
      SharedGroup(degree: degree, units: members[degree] ?? [])
    }
    return (groups, own)
  }

  func isLinked(_ unit: Int) -> Bool { weights.neighbourCount(of: unit) > 0 }

  /// True when all links of a unit to others have the same value.
  private func hasEqualWeights(_ unit: Int) -> Bool {
    var first: Double?
    for position in weights.links(of: unit) where Int(weights.neighbours[position]) != unit {
      if let first, first != weights.values[position] { return false }
      first = weights.values[position]
    }
    return true
  }

  /// Sum of the neighbours' values in grid steps.
  func observedSum(_ unit: Int) -> Int64 {
    var sum: Int64 = 0
    for position in weights.links(of: unit) where Int(weights.neighbours[position]) != unit {
      sum &+= grid.q[Int(weights.neighbours[position])]
    }
    return sum
  }
}
