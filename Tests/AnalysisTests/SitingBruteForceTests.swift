import Analysis
import TestSupport
import Testing

/// Small problems against all choices tried one by one.
@Suite struct SitingBruteForceTests {
  @Test(arguments: 0..<120) func everyObjectiveEqualsTryingAllChoices(seed: Int) throws {
    let twin = try SitingTwin(seed: UInt64(seed))
    for objective in SitingObjective.allCases {
      for limit in twin.limits(for: objective) { try check(twin, objective, limit) }
    }
  }

  private func check(_ twin: SitingTwin, _ objective: SitingObjective, _ limit: SitingLimit) throws {
    let result = try solveSiting(twin.problem, objective: objective, limit: limit, remainingSeconds: { 60 })
    let best = twin.best(objective, limit)
    let chosen = result.chosen.map(\.site)
    #expect(twin.fits(chosen, limit))
    #expect(same(result.value, best), "\(objective) \(limit): \(result.value ?? -1) instead of \(best ?? -1)")
    #expect(same(twin.value(objective, chosen), best) || objective == .fewestSites)
    #expect(result.status == twin.status(objective, hasValue: best != nil))
    if result.status == .optimal { #expect(try #require(result.gap) < 1e-9) }
    checkShape(result, twin)
    try checkCurve(result, twin)
    #expect(
      try solveSiting(twin.problem, objective: objective, limit: limit, remainingSeconds: { 60 }) == result)
  }

  private func checkShape(_ result: SitingResult, _ twin: SitingTwin) {
    let chosen = result.chosen.map(\.site)
    #expect(result.assignments.count == twin.problem.weights.count)
    for (point, assignment) in result.assignments.enumerated() {
      #expect(assignment.costAfter ?? .infinity == twin.nearest(point, chosen))
      #expect(assignment.costBefore ?? .infinity == twin.nearest(point, []))
      #expect(assignment.isWithinAfter == (twin.nearest(point, chosen) <= twin.problem.threshold))
    }
    let gained = result.chosen.reduce(0) { $0 + $1.newlyCovered }
    #expect(isClose(gained, result.after.covered - result.before.covered, relative: 1e-9, absolute: 1e-9))
    #expect(Set(chosen).count == chosen.count)
    #expect(Set(chosen).isDisjoint(with: twin.problem.existing))
    #expect(Set(result.explanation.outOfReach).isDisjoint(with: result.explanation.leftOut))
  }

  private func checkCurve(_ result: SitingResult, _ twin: SitingTwin) throws {
    #expect(result.curve.map(\.sites) == Array(0...result.chosen.count))
    #expect(result.curve.last?.covered == result.after.covered)
    for step in result.curve where step.status == .optimal && step.sites < result.chosen.count {
      let objective: SitingObjective = result.objective == .fewestSites ? .mostCovered : result.objective
      #expect(same(step.value, twin.best(objective, .sites(step.sites))))
    }
  }

  private func same(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return isClose(a, b, relative: 1e-9, absolute: 1e-9)
  }
}

/// A small problem with what it takes to try every choice.
private struct SitingTwin {
  var problem: SitingProblem
  let dense: [Double]
  let siteCount: Int
  let prices: [Double]

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pointCount = 1 + random.index(below: 9)
    siteCount = 1 + random.index(below: 8)
    let hasTies = random.index(below: 2) == 0
    let unreachable = [0.0, 0.2, 0.6][random.index(below: 3)]
    dense = (0..<pointCount * siteCount).map { _ in
      if random.uniform() < unreachable { return .infinity }
      return hasTies ? Double(random.index(below: 10)) : random.uniform(in: 0...10)
    }
    let weights = (0..<pointCount).map { _ in Double(random.index(below: 12)) * (hasTies ? 1 : 0.37) }
    prices = (0..<siteCount).map { _ in Double(random.index(below: 6)) }
    let existing = (0..<siteCount).filter { _ in random.index(below: 5) == 0 }
    problem = SitingProblem(
      weights: weights, costs: try SitingCosts(siteCount: siteCount, pointCount: pointCount, dense: dense),
      existing: existing, threshold: Double(random.index(below: 8)), siteCosts: prices,
      unreachedCost: random.index(below: 2) == 0 ? 25 : nil, countsEmptyPoints: random.index(below: 2) == 0)
  }

  func limits(for objective: SitingObjective) -> [SitingLimit] {
    objective == .fewestSites ? [.none] : [0, 1, 2, 3, 20].map { .sites($0) } + [.budget(0), .budget(4), .budget(7.5)]
  }

  func fits(_ chosen: [Int], _ limit: SitingLimit) -> Bool {
    switch limit {
    case .none: true
    case .sites(let count): chosen.count <= count
    case .budget(let amount): chosen.reduce(0) { $0 + prices[$1] } <= amount
    }
  }

  func nearest(_ point: Int, _ chosen: [Int]) -> Double {
    (problem.existing + chosen).map { dense[point * siteCount + $0] }.min() ?? .infinity
  }

  /// Cost of a point with every site open.
  private func nearestOfAll(_ point: Int) -> Double { nearest(point, Array(0..<siteCount)) }

  private var demanding: [Int] {
    problem.weights.indices.filter { problem.countsEmptyPoints || problem.weights[$0] > 0 }
  }

  func status(_ objective: SitingObjective, hasValue: Bool) -> SitingStatus {
    let isHopeless = demanding.contains { nearestOfAll($0) > problem.threshold }
    return !hasValue || (objective == .fewestSites && isHopeless) ? .infeasible : .optimal
  }

  func value(_ objective: SitingObjective, _ chosen: [Int]) -> Double? {
    switch objective {
    case .mostCovered:
      return problem.weights.indices.reduce(0) {
        nearest($1, chosen) <= problem.threshold ? $0 + problem.weights[$1] : $0
      }
    case .leastTravel:
      let largest = dense.filter(\.isFinite).max() ?? 0
      let unreached = problem.unreachedCost ?? (largest > 0 ? 2 * largest : 1)
      return problem.weights.indices.filter { nearestOfAll($0).isFinite }.reduce(0) {
        $0 + problem.weights[$1] * min(nearest($1, chosen), unreached)
      }
    case .leastWorst:
      let worst = demanding.filter { nearestOfAll($0).isFinite }.map { nearest($0, chosen) }.max() ?? 0
      return worst.isFinite ? worst : nil
    case .fewestSites:
      let isFull = demanding.allSatisfy {
        nearestOfAll($0) > problem.threshold || nearest($0, chosen) <= problem.threshold
      }
      return isFull ? Double(chosen.count) : nil
    }
  }

  func best(_ objective: SitingObjective, _ limit: SitingLimit) -> Double? {
    let candidates = (0..<siteCount).filter { !problem.existing.contains($0) }
    var best: Double?
    for bits in 0..<(1 << candidates.count) {
      let chosen = candidates.indices.filter { bits >> $0 & 1 == 1 }.map { candidates[$0] }
      guard fits(chosen, limit), let value = value(objective, chosen) else { continue }
      guard let former = best else {
        best = value
        continue
      }
      best = objective == .mostCovered ? max(former, value) : min(former, value)
    }
    return best
  }
}
