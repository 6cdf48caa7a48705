/// The least worst case with what is known of it.
struct CentreSolution {
  /// Sites, ascending; nil when no choice within the limit reaches every point that some site reaches.
  var sites: [Int]?
  var worst: Double
  var bound: Double
  var isOptimal: Bool
  var stoppedByTime = false
}

extension PreparedSiting {
  /// Points that must be reached: those with people, or all of them.
  var demanding: [Int] { (0..<pointCount).filter { problem.countsEmptyPoints || problem.weights[$0] > 0 } }

  /// Points that must be and are not within the threshold of an existing site, split by whether a candidate has them so.
  func openPoints(threshold: Double, columns: [Int32]) -> (rows: [[Int32]], points: [Int], hopeless: [Int]) {
    var rows: [[Int32]] = []
    var points: [Int] = []
    var hopeless: [Int] = []
    for point in demanding where !(existingCost(point) <= threshold) {
      let set = columnsWithin(threshold, of: point, columns)
      if set.isEmpty {
        hopeless.append(point)
      } else {
        rows.append(set)
        points.append(point)
      }
    }
    return (rows, points, hopeless)
  }

  /// Least worst cost: halves the sorted distinct costs, asking at each whether a cover within the limit exists.
  func solveCentre(options: SitingOptions, remainingSeconds: () -> Double) throws(SitingError) -> CentreSolution {
    let columns = columnOfSite
    let points = demanding.filter { !costs.slots($0).isEmpty }
    let steps = centreSteps(points, columns)
    guard var high = steps.indices.last else {
      return CentreSolution(sites: points.isEmpty ? [] : nil, worst: 0, bound: 0, isOptimal: true)
    }
    var low = 0
    var proven = 0
    var best: [Int]?
    // At the last step every site that can be travelled to counts: without a cover there, somebody stays unreached.
    var middle = high
    while low <= high {
      // A question that takes too long is left, and the search goes on above it.
      let end = remainingSeconds() / 2
      switch try cover(at: steps[middle], points, columns, options, { remainingSeconds() - end }) {
      case .yes(let found):
        best = found
        high = min(middle, stepOf(found, points, steps)) - 1
      case .no:
        if best == nil { return CentreSolution(sites: nil, worst: .infinity, bound: .infinity, isOptimal: true) }
        low = middle + 1
        proven = low
      case .unknown:
        if best == nil { return CentreSolution(sites: nil, worst: .infinity, bound: steps[0], isOptimal: false) }
        low = middle + 1
      }
      middle = (low + high) / 2
    }
    return centre(best ?? [], points, bound: steps[min(proven, steps.count - 1)], proven == low)
  }

  private func centre(_ chosen: [Int], _ points: [Int], bound: Double, _ isKnown: Bool) -> CentreSolution {
    let worst = worstCost(chosen, points)
    return CentreSolution(
      sites: chosen.map { candidates[$0] }.sorted(), worst: worst, bound: isKnown ? worst : min(worst, bound),
      isOptimal: isKnown, stoppedByTime: !isKnown)
  }

  /// Costs that the worst case can be: at least what the worst-off point has to its nearest site of all.
  private func centreSteps(_ points: [Int], _ columns: [Int32]) -> [Double] {
    let least = points.reduce(0.0) { most, point in
      let nearest = costs.slots(point).first { isUsable($0, columns) }
      return max(most, nearest.map { costs.costs[$0] } ?? .infinity)
    }
    guard least.isFinite else { return points.isEmpty ? [] : [0] }
    var steps = [least]
    for point in points {
      for slot in costs.slots(point) where costs.costs[slot] > least && isUsable(slot, columns) {
        steps.append(costs.costs[slot])
      }
    }
    steps.sort()
    return steps.enumerated().filter { $0.offset == 0 || $0.element != steps[$0.offset - 1] }.map(\.element)
  }

  private func isUsable(_ slot: Int, _ columns: [Int32]) -> Bool {
    let site = Int(costs.sites[slot])
    return isExisting[site] || columns[site] >= 0
  }

  private func cover(
    at threshold: Double, _ points: [Int], _ columns: [Int32], _ options: SitingOptions,
    _ remainingSeconds: () -> Double
  ) throws(SitingError) -> CoverAnswer {
    var rows: [[Int32]] = []
    for point in points where !(existingCost(point) <= threshold) {
      let set = columnsWithin(threshold, of: point, columns)
      if set.isEmpty { return .no }
      rows.append(set)
    }
    return try CoverProblem(rows: rows, prices: prices)
      .covers(within: limit, options: options, remainingSeconds: remainingSeconds)
  }

  private func stepOf(_ chosen: [Int], _ points: [Int], _ steps: [Double]) -> Int {
    let worst = worstCost(chosen, points)
    return steps.partitioningIndex { $0 >= worst }
  }

  /// Worst cost over the points with the existing sites and these columns.
  private func worstCost(_ chosen: [Int], _ points: [Int]) -> Double {
    var isOpen = isExisting
    for column in chosen { isOpen[candidates[column]] = true }
    return points.reduce(0) { most, point in
      let nearest = costs.slots(point).first { isOpen[Int(costs.sites[$0])] }
      return max(most, nearest.map { costs.costs[$0] } ?? .infinity)
    }
  }
}

extension [Double] {
  /// First index for which `holds`, which is false and then true along the array.
  fileprivate func partitioningIndex(_ holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
