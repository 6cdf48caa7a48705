import CBCBridge

extension PreparedSiting {
  func result(
    of choice: SitingChoice, _ objective: SitingObjective, _ limit: SitingLimit, _ options: SitingOptions
  ) -> SitingResult {
    let assignments = assignments(with: choice.sites)
    let value = choice.hasValue ? value(objective, of: choice.sites) : nil
    return SitingResult(
      objective: objective, limit: limit, status: choice.status, value: value, bound: choice.bound,
      gap: gap(value, choice.bound), chosen: inOrder(choice.sites, objective, assignments), assignments: assignments,
      before: coverage(with: [], threshold: threshold),
      after: coverage(with: choice.sites, threshold: threshold),
      explanation: explanation(objective, assignments),
      unreachedCost: objective == .leastTravel ? unreachedCost : nil, curve: [],
      solver: SitingSolver(
        version: MIPSolver.version, seed: options.seed, stoppedByTime: choice.stoppedByTime))
  }

  /// What the objective comes to with these new sites; nil where it cannot be had.
  func value(_ objective: SitingObjective, of sites: [Int]) -> Double? {
    let coverage = coverage(with: sites, threshold: threshold)
    switch objective {
    case .mostCovered: return coverage.covered
    case .fewestSites: return Double(sites.count)
    case .leastTravel:
      let reachable = (0..<pointCount).reduce(0) { costs.slots($1).isEmpty ? $0 : $0 + problem.weights[$1] }
      return coverage.travel + max(0, reachable - coverage.reached) * unreachedCost
    case .leastWorst: return worstOfDemanding(with: sites)
    }
  }

  private func worstOfDemanding(with sites: [Int]) -> Double? {
    let slots = openSlots(with: sites)
    var worst = 0.0
    for point in demanding where !costs.slots(point).isEmpty {
      if slots[point] < 0 { return nil }
      worst = max(worst, costs.costs[slots[point]])
    }
    return worst
  }

  private func gap(_ value: Double?, _ bound: Double?) -> Double? {
    guard let value, let bound else { return nil }
    let size = max(abs(value), abs(bound))
    return size == 0 ? 0 : abs(value - bound) / size
  }

  /// Slot of the nearest open site of each point; -1 for none.
  func openSlots(with sites: [Int]) -> [Int] {
    var isOpen = isExisting
    for site in sites { isOpen[site] = true }
    return (0..<pointCount).map { point in
      costs.slots(point).first { isOpen[Int(costs.sites[$0])] } ?? -1
    }
  }

  func coverage(with sites: [Int], threshold: Double) -> SitingCoverage {
    let slots = openSlots(with: sites)
    var coverage = SitingCoverage(covered: 0, pointsCovered: 0, reached: 0, travel: 0, worst: nil)
    for point in 0..<pointCount where slots[point] >= 0 {
      let cost = costs.costs[slots[point]]
      let weight = problem.weights[point]
      coverage.reached += weight
      coverage.travel += weight * cost
      coverage.worst = max(coverage.worst ?? 0, cost)
      if cost <= threshold {
        coverage.covered += weight
        coverage.pointsCovered += 1
      }
    }
    return coverage
  }

  private func assignments(with sites: [Int]) -> [SitingAssignment] {
    let after = openSlots(with: sites)
    func site(_ slot: Int) -> Int? { slot < 0 ? nil : Int(costs.sites[slot]) }
    func cost(_ slot: Int) -> Double? { slot < 0 ? nil : costs.costs[slot] }
    func isWithin(_ slot: Int) -> Bool { slot >= 0 && costs.costs[slot] <= threshold }
    return (0..<pointCount).map { point in
      let before = existingSlot[point]
      return SitingAssignment(
        siteBefore: site(before), costBefore: cost(before), siteAfter: site(after[point]),
        costAfter: cost(after[point]), isWithinBefore: isWithin(before), isWithinAfter: isWithin(after[point]))
    }
  }

  private func explanation(_ objective: SitingObjective, _ assignments: [SitingAssignment]) -> SitingExplanation {
    let isCovering = objective == .mostCovered || objective == .fewestSites
    let points = objective == .fewestSites || objective == .leastWorst ? demanding : Array(0..<pointCount)
    var result = SitingExplanation()
    for point in points {
      let served = isCovering ? assignments[point].isWithinAfter : assignments[point].siteAfter != nil
      if served { continue }
      let nearest = costs.slots(point).first.map { costs.costs[$0] } ?? .infinity
      if nearest.isFinite && (!isCovering || nearest <= threshold) {
        result.leftOut.append(point)
        result.peopleLeftOut += problem.weights[point]
      } else {
        result.outOfReach.append(point)
        result.peopleOutOfReach += problem.weights[point]
      }
    }
    return result
  }
}
