extension Weights {
  /// Every row divided by its sum. A row without links, or whose values are all 0, stays as it is: an island.
  public func rowStandardised() -> Weights {
    var scaled = values
    for unit in 0..<count {
      let sum = rowSum(unit)
      guard sum > 0 else { continue }
      for position in links(of: unit) { scaled[position] = values[position] / sum }
    }
    return Weights(unchecked: start, neighbours, scaled, .rowStandardised)
  }

  /// Each unit linked to itself with this value, as Gi* and the spatial rates need it. Existing links to itself are
  /// replaced. Row-standardised weights: standardise after this call, not before; the result is `general`.
  public func withSelf(_ value: Double = 1) -> Weights {
    var newStart: [Int32] = [0]
    var newNeighbours: [Int32] = []
    var newValues: [Double] = []
    newNeighbours.reserveCapacity(neighbours.count + count)
    newValues.reserveCapacity(neighbours.count + count)
    for unit in 0..<count {
      let own = Int32(unit)
      var isDone = false
      for position in links(of: unit) {
        if !isDone, neighbours[position] >= own {
          newNeighbours.append(own)
          newValues.append(value)
          isDone = true
        }
        if neighbours[position] == own { continue }
        newNeighbours.append(neighbours[position])
        newValues.append(values[position])
      }
      if !isDone {
        newNeighbours.append(own)
        newValues.append(value)
      }
      newStart.append(Int32(newNeighbours.count))
    }
    let isBinary = style == .binary && value == 1
    return Weights(unchecked: newStart, newNeighbours, newValues, isBinary ? .binary : .general)
  }

  /// The weights without links of units to themselves, as files of kernels have them. Row-standardised weights are
  /// standardised again.
  public func withoutSelf() -> Weights {
    var newStart: [Int32] = [0]
    var newNeighbours: [Int32] = []
    var newValues: [Double] = []
    for unit in 0..<count {
      for position in links(of: unit) where Int(neighbours[position]) != unit {
        newNeighbours.append(neighbours[position])
        newValues.append(values[position])
      }
      newStart.append(Int32(newNeighbours.count))
    }
    let result = Weights(unchecked: newStart, newNeighbours, newValues, style)
    return style == .rowStandardised ? result.rowStandardised() : result
  }

  /// The weights among the units to keep, renumbered in order. Row-standardised weights are standardised again, so a
  /// unit without a value leaves as if it had never been there; one left without neighbours is an island.
  /// - Returns: The weights and, for each unit in them, its index in `self`.
  public func keeping(_ isKept: [Bool]) throws(StatisticsError) -> (weights: Weights, units: [Int]) {
    guard isKept.count == count else { throw .lengthMismatch(expected: count, found: isKept.count) }
    let units = isKept.indices.filter { isKept[$0] }
    var newIndex = [Int32](repeating: -1, count: count)
    for (new, old) in units.enumerated() { newIndex[old] = Int32(new) }
    var newStart: [Int32] = [0]
    var newNeighbours: [Int32] = []
    var newValues: [Double] = []
    for unit in units {
      for position in links(of: unit) where newIndex[Int(neighbours[position])] >= 0 {
        newNeighbours.append(newIndex[Int(neighbours[position])])
        newValues.append(values[position])
      }
      newStart.append(Int32(newNeighbours.count))
    }
    let reduced = Weights(unchecked: newStart, newNeighbours, newValues, style)
    return (style == .rowStandardised ? reduced.rowStandardised() : reduced, units)
  }

  /// Sum of a row, links to itself included.
  func rowSum(_ unit: Int) -> Double {
    var sum = 0.0
    for position in links(of: unit) { sum += values[position] }
    return sum
  }
}
