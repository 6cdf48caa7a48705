extension PreparedSiting {
  /// What 0, 1, 2 ... new sites bring, up to those of the result. Each step is solved anew while time allows; steps
  /// after that, and all steps of a budget, take the sites of the result in their order.
  func curve(
    to result: SitingResult, _ options: SitingOptions, _ remainingSeconds: () -> Double
  ) throws(SitingError) -> [SitingCurvePoint] {
    let objective = result.objective
    let last = result.chosen.count
    var points: [SitingCurvePoint] = []
    var best: [Int] = []
    for count in 0...last {
      var step = (sites: result.chosen.prefix(count).map(\.site), isOptimal: count == 0)
      if count == last {
        step.isOptimal = result.status == .optimal || (result.status == .infeasible && result.gap == 0)
      } else if count > 0 && !isBudget(result.limit) && remainingSeconds() > 0 {
        let share = remainingSeconds() / Double(last - count)
        let end = remainingSeconds() - share
        step = try solveStep(objective, count, options, greedy: step.sites) { remainingSeconds() - end }
      }
      if count < last && isWorse(step.sites, best, objective) { step.sites = best }
      best = step.sites
      points.append(curvePoint(step.sites, count, step.isOptimal, objective, after: points.last))
    }
    return points
  }

  private func isBudget(_ limit: SitingLimit) -> Bool { if case .budget = limit { true } else { false } }

  private func solveStep(
    _ objective: SitingObjective, _ count: Int, _ options: SitingOptions, greedy: [Int],
    remainingSeconds: () -> Double
  ) throws(SitingError) -> (sites: [Int], isOptimal: Bool) {
    let step = try PreparedSiting(problem, .sites(count))
    let stepObjective: SitingObjective = objective == .fewestSites ? .mostCovered : objective
    let choice = try step.choose(stepObjective, options, remainingSeconds)
    let isBetter = choice.status == .optimal || !isWorse(choice.sites, greedy, objective)
    return (isBetter ? choice.sites : greedy, choice.status == .optimal)
  }

  private func isWorse(_ sites: [Int], _ other: [Int], _ objective: SitingObjective) -> Bool {
    switch objective {
    case .mostCovered, .fewestSites: covered(sites) < covered(other)
    case .leastTravel, .leastWorst:
      (value(objective, of: sites) ?? .infinity) > (value(objective, of: other) ?? .infinity)
    }
  }

  private func covered(_ sites: [Int]) -> Double { coverage(with: sites, threshold: threshold).covered }

  private func curvePoint(
    _ sites: [Int], _ count: Int, _ isOptimal: Bool, _ objective: SitingObjective, after former: SitingCurvePoint?
  ) -> SitingCurvePoint {
    let covered = covered(sites)
    return SitingCurvePoint(
      sites: count, cost: problem.siteCosts.map { prices in sites.reduce(0) { $0 + prices[$1] } },
      value: objective == .fewestSites ? covered : value(objective, of: sites), covered: covered,
      gained: covered - (former?.covered ?? covered), status: isOptimal ? .optimal : .bestFound)
  }
}
