extension Weights {
  /// Binary weights of the units that can be reached in `order` steps along links with a weight above 0, and in no
  /// fewer; with `withLower` also of those that can be reached in fewer. A unit is never its own neighbour.
  ///
  /// As `higher_order` of libpysal and `nblag` of spdep. Directions count: a step goes from a unit to its neighbour.
  /// - Parameter order: At least 1.
  public func ofOrder(_ order: Int, withLower: Bool) throws(StatisticsError) -> Weights {
    guard order >= 1 else { throw .parameterOutOfRange(name: "order", value: Double(order)) }
    var search = StepSearch(count: count)
    var newStart: [Int32] = [0]
    var items: [Int32] = []
    for unit in 0..<count {
      items.append(contentsOf: search.units(from: unit, order: order, withLower: withLower, in: self))
      guard let end = Int32(exactly: items.count) else { throw .badOffsets(unit: unit) }
      newStart.append(end)
    }
    return try Weights(start: newStart, neighbours: items)
  }
}

/// Breadth-first search with marks that are reused from unit to unit.
private struct StepSearch {
  /// The last unit whose search met this one.
  private var mark: [Int]

  init(count: Int) { mark = [Int](repeating: -1, count: count) }

  mutating func units(from unit: Int, order: Int, withLower: Bool, in weights: Weights) -> [Int32] {
    mark[unit] = unit
    var all: [Int32] = []
    var front = [Int32(unit)]
    var step = 0
    while step < order, !front.isEmpty {
      var next: [Int32] = []
      for from in front {
        for position in weights.links(of: Int(from)) where weights.values[position] > 0 {
          let other = weights.neighbours[position]
          if mark[Int(other)] == unit { continue }
          mark[Int(other)] = unit
          next.append(other)
        }
      }
      step += 1
      if withLower { all.append(contentsOf: next) }
      front = next
    }
    return (withLower ? all : front).sorted()
  }
}
