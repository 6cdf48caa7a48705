import SpatialStats

/// Links while they are put together: one list of neighbours and values a unit, neighbours ascending, no unit its own.
struct LinkRows {
  var neighbours: [[Int32]]
  var values: [[Double]]

  /// `count` rows without links.
  init(count: Int) {
    neighbours = [[Int32]](repeating: [], count: count)
    values = [[Double]](repeating: [], count: count)
  }

  /// Rows of weights whose unit i is member `members[i]` of `count`. Links to itself and links that weigh nothing go.
  init(_ weights: Weights, members: [Int], count: Int) {
    self.init(count: count)
    for unit in 0..<weights.count {
      for position in weights.links(of: unit) where weights.values[position] > 0 {
        let other = Int(weights.neighbours[position])
        guard other != unit else { continue }
        neighbours[members[unit]].append(Int32(members[other]))
        values[members[unit]].append(weights.values[position])
      }
    }
  }

  func hasLinks(_ unit: Int) -> Bool { !neighbours[unit].isEmpty }

  /// Takes the links of the units from `first` on away.
  mutating func clearRows(from first: Int) {
    for unit in first..<max(first, neighbours.count) {
      neighbours[unit] = []
      values[unit] = []
    }
  }

  /// Adds a link, unless it is there.
  mutating func link(_ unit: Int, to other: Int, value: Double) {
    let place = neighbours[unit].firstIndex { Int($0) >= other } ?? neighbours[unit].count
    if place < neighbours[unit].count, Int(neighbours[unit][place]) == other { return }
    neighbours[unit].insert(Int32(other), at: place)
    values[unit].insert(value, at: place)
  }

  /// Drops the units from `first` on that nobody is linked to and renumbers the others.
  /// - Returns: The old numbers of those that stay.
  mutating func keepLinkedTail(from first: Int) -> [Int] {
    var isLinked = [Bool](repeating: false, count: neighbours.count)
    for row in neighbours { for other in row { isLinked[Int(other)] = true } }
    let kept = (first..<max(first, neighbours.count)).filter { isLinked[$0] }
    var number = [Int32](0..<Int32(neighbours.count))
    for (new, old) in kept.enumerated() { number[old] = Int32(first + new) }
    for unit in 0..<min(first, neighbours.count) { neighbours[unit] = neighbours[unit].map { number[Int($0)] } }
    neighbours.removeLast(neighbours.count - first - kept.count)
    values.removeLast(values.count - first - kept.count)
    return kept
  }

  func weights(isBinary: Bool) throws(AnalysisError) -> Weights {
    var start: [Int32] = [0]
    do throws(StatisticsError) {
      for (unit, row) in neighbours.enumerated() {
        guard let end = Int32(exactly: Int(start[unit]) + row.count) else {
          throw StatisticsError.badOffsets(unit: unit)
        }
        start.append(end)
      }
      let items = neighbours.flatMap { $0 }
      return isBinary
        ? try Weights(start: start, neighbours: items)
        : try Weights(start: start, neighbours: items, values: values.flatMap { $0 })
    } catch {
      throw .statistics(error)
    }
  }
}
