import Analysis
import TestSupport
import Testing
import Travel

/// Problems that are empty, contradictory or malformed, and time that is up.
@Suite struct SitingHostileTests {
  private func problem(
    _ dense: [Double], sites: Int, weights: [Double], existing: [Int] = [], threshold: Double = 5,
    prices: [Double]? = nil, unreached: Double? = nil
  ) throws -> SitingProblem {
    SitingProblem(
      weights: weights, costs: try SitingCosts(siteCount: sites, pointCount: weights.count, dense: dense),
      existing: existing, threshold: threshold, siteCosts: prices, unreachedCost: unreached)
  }

  private func solve(
    _ problem: SitingProblem, _ objective: SitingObjective, sites: Int = 1, seconds: Double = 60
  ) throws -> SitingResult {
    try solveSiting(
      problem, objective: objective, limit: objective == .fewestSites ? .none : .sites(sites),
      remainingSeconds: { seconds })
  }

  @Test func nobodyAndNothingToChooseFrom() throws {
    for objective in SitingObjective.allCases {
      let nobody = try solve(problem([], sites: 3, weights: []), objective)
      #expect(nobody.chosen.isEmpty && nobody.assignments.isEmpty)
      #expect(nobody.status == .optimal)
      let nothing = try solve(problem([], sites: 0, weights: [4, 5]), objective)
      #expect(nothing.chosen.isEmpty)
      #expect(nothing.assignments.count == 2)
      #expect(nothing.explanation.outOfReach == [0, 1])
      #expect(nothing.explanation.peopleOutOfReach == 9)
      let neither = try solve(problem([], sites: 0, weights: []), objective)
      #expect(neither.status == .optimal)
    }
  }

  @Test func noSiteAllowedAndMoreThanThereAre() throws {
    let two = try problem([0, 9, 9, 0], sites: 2, weights: [1, 2])
    for objective in [SitingObjective.mostCovered, .leastTravel, .leastWorst] {
      let none = try solve(two, objective, sites: 0)
      #expect(none.chosen.isEmpty)
      #expect(none.curve.count == 1)
      let many = try solve(two, objective, sites: .max)
      #expect(many.chosen.count == 2)
      #expect(many.status == .optimal)
    }
    #expect(try solve(two, .leastWorst, sites: 0).status == .infeasible)
  }

  @Test func allSitesExistAlready() throws {
    let open = try problem([0, 9, 9, 0], sites: 2, weights: [1, 2], existing: [1, 0, 1])
    for objective in SitingObjective.allCases {
      let result = try solve(open, objective, sites: 3)
      #expect(result.chosen.isEmpty && result.status == .optimal)
      #expect(result.after == result.before)
    }
  }

  @Test func numbersThatMakeNoSenseAreRefused() throws {
    #expect(throws: SitingError.badCost(point: 0, site: 1)) { try problem([0, .nan], sites: 2, weights: [1]) }
    #expect(throws: SitingError.badCost(point: 0, site: 0)) { try problem([-1, 2], sites: 2, weights: [1]) }
    #expect(throws: SitingError.badLayout) { try problem([1], sites: 2, weights: [1]) }
    for weight in [Double.nan, -1, .infinity] {
      let bad = try problem([0, 1], sites: 1, weights: [1, weight])
      #expect(throws: SitingError.badWeight(point: 1)) { try solve(bad, .leastTravel) }
    }
    let short = SitingProblem(
      weights: [1], costs: try SitingCosts(siteCount: 1, pointCount: 2, dense: [1, 2]), threshold: 1)
    #expect(throws: SitingError.weightCount(given: 1, needed: 2)) { try solve(short, .mostCovered) }
    let threshold = try problem([1], sites: 1, weights: [1], threshold: .nan)
    #expect(throws: SitingError.badThreshold) { try solve(threshold, .mostCovered) }
    let existing = try problem([1], sites: 1, weights: [1], existing: [1])
    #expect(throws: SitingError.unknownSite(1)) { try solve(existing, .mostCovered) }
    let unreached = try problem([7], sites: 1, weights: [1], unreached: 6)
    #expect(throws: SitingError.badUnreachedCost) { try solve(unreached, .leastTravel) }
  }

  @Test func limitsThatMakeNoSenseAreRefused() throws {
    let one = try problem([1], sites: 1, weights: [1])
    let priced = try problem([1], sites: 1, weights: [1], prices: [2])
    func error(_ problem: SitingProblem, _ objective: SitingObjective, _ limit: SitingLimit) -> SitingError? {
      do throws(SitingError) {
        _ = try solveSiting(problem, objective: objective, limit: limit, remainingSeconds: { 9 })
        return nil
      } catch { return error }
    }
    #expect(error(one, .mostCovered, .sites(-1)) == .badLimit)
    #expect(error(one, .mostCovered, .none) == .limitNotApplicable)
    #expect(error(one, .fewestSites, .sites(1)) == .limitNotApplicable)
    #expect(error(one, .mostCovered, .budget(1)) == .budgetWithoutSiteCosts)
    #expect(error(priced, .mostCovered, .budget(.nan)) == .badLimit)
    #expect(error(priced, .mostCovered, .budget(-1)) == .badLimit)
    #expect(error(try problem([1], sites: 1, weights: [1], prices: [.nan]), .mostCovered, .budget(1)) == .badSiteCosts)
    #expect(error(try problem([1], sites: 1, weights: [1], prices: []), .mostCovered, .budget(1)) == .badSiteCosts)
  }

  @Test func sparseCostsAreChecked() throws {
    #expect(throws: SitingError.badLayout) { try SitingCosts(siteCount: 2, start: [], sites: [], costs: []) }
    #expect(throws: SitingError.badLayout) { try SitingCosts(siteCount: 2, start: [0, 2, 1], sites: [0], costs: [1]) }
    #expect(throws: SitingError.badLayout) { try SitingCosts(siteCount: 2, start: [0, 1], sites: [0], costs: []) }
    #expect(throws: SitingError.unknownSite(2)) {
      try SitingCosts(siteCount: 2, start: [0, 1], sites: [2], costs: [1])
    }
    #expect(throws: SitingError.unknownSite(-1)) {
      try SitingCosts(siteCount: 2, start: [0, 1], sites: [-1], costs: [1])
    }
    #expect(throws: SitingError.repeatedSite(point: 0, site: 1)) {
      try SitingCosts(siteCount: 2, start: [0, 2], sites: [1, 1], costs: [1, 2])
    }
    #expect(throws: SitingError.badLayout) { try SitingCosts(siteCount: .max, pointCount: .max, dense: []) }
    #expect(throws: SitingError.badLayout) { try SitingCosts(siteCount: -1, pointCount: 1, dense: []) }
  }

  @Test func aCostTableIsTakenAsItIs() throws {
    let table = CostTable(
      start: [0, 2, 2], targets: [1, 0], costs: [3, 4], states: [.reached, .cutOffByBarrier], snapMetres: [0, 0])
    let costs = try SitingCosts(table: table, siteCount: 2)
    let result = try solve(SitingProblem(weights: [5, 7], costs: costs, threshold: 3), .fewestSites)
    #expect(result.status == .infeasible)
    #expect(result.chosen.map(\.site) == [1])
    #expect(result.explanation.outOfReach == [1])
    #expect(result.assignments[1].siteAfter == nil)
  }

  @Test func fullCoverThatCannotBeIsExplained() throws {
    let result = try solve(
      problem([0, 6, 9, 6, 5, 9, 9, 9, .infinity], sites: 3, weights: [10, 20, 30]), .fewestSites)
    #expect(result.status == .infeasible)
    #expect(result.explanation.outOfReach == [2])
    #expect(result.explanation.peopleOutOfReach == 30)
    #expect(result.chosen.map(\.site).sorted() == [0, 1])
    #expect(result.after.covered == 30)
  }

  @Test func aWorstCaseThatCannotBeHadIsExplained() throws {
    let apart = try problem([1, .infinity, .infinity, 1], sites: 2, weights: [10, 20])
    let result = try solve(apart, .leastWorst, sites: 1)
    #expect(result.status == .infeasible)
    #expect(result.value == nil)
    #expect(result.chosen.map(\.site) == [1])
    #expect(result.explanation.leftOut == [0])
    #expect(result.explanation.peopleLeftOut == 10)
    #expect(try solve(apart, .leastWorst, sites: 2).value == 1)
  }

  @Test func theThresholdItselfIsWithin() throws {
    let result = try solve(problem([60, 60.000001], sites: 1, weights: [1, 2], threshold: 60), .mostCovered)
    #expect(result.value == 1)
    #expect(result.chosen.map(\.site) == [0])
  }

  @Test func withoutTimeTheBestFoundIsToldWithItsBound() throws {
    var random = SeededGenerator(seed: 3)
    let count = 60
    let at = (0..<count).map { _ in (random.uniform(), random.uniform()) }
    let dense = at.flatMap { a in at.map { b in abs(a.0 - b.0) + abs(a.1 - b.1) } }
    let weights = at.map { _ in Double(1 + random.index(below: 50)) }
    let hard = try problem(dense, sites: count, weights: weights, threshold: 0.17)
    for objective in SitingObjective.allCases {
      let late = try solve(hard, objective, sites: 6, seconds: 0)
      let best = try solve(hard, objective, sites: 6)
      #expect(late.assignments.count == count)
      #expect(best.status == .optimal)
      #expect(late.status == .bestFound || late.value == best.value)
      guard let value = late.value, let optimum = best.value else { continue }
      let isMost = objective == .mostCovered
      #expect(isMost ? value <= optimum : value >= optimum)
      if let bound = late.bound { #expect(isMost ? bound >= optimum - 1e-9 : bound <= optimum + 1e-9) }
    }
  }

  @Test func sumsThatOverflowAreRefused() throws {
    for (weight, cost) in [(1e308, 10.0), (1, 1e308), (1e200, 1e200)] {
      let huge = try problem([cost, 1, 1, cost], sites: 2, weights: [weight, weight])
      #expect(throws: SitingError.tooLarge) { try solve(huge, .leastTravel) }
    }
    let prices = try problem([1, 1], sites: 2, weights: [1], prices: [1e308, 1e308])
    #expect(throws: SitingError.tooLarge) { try solve(prices, .mostCovered) }
  }

  @Test func timeWithoutEndProvesEverything() throws {
    var random = SeededGenerator(seed: 8)
    let dense = (0..<900).map { _ in Double(random.index(below: 40)) }
    let town = try problem(dense, sites: 30, weights: (0..<30).map { _ in Double(random.index(below: 9)) })
    for objective in SitingObjective.allCases {
      let result = try solve(town, objective, sites: 5, seconds: .infinity)
      #expect(result.status == .optimal || objective == .fewestSites)
      #expect(result.curve.allSatisfy { $0.status == .optimal })
      let never = try solve(town, objective, sites: 5, seconds: .nan)
      #expect(never.assignments.count == 30)
    }
  }

  @Test func weightsOfAnySizeGoTogether() throws {
    let huge = try problem(
      [0, 1e9, 1e9, 0, 5, 5], sites: 2, weights: [1e12, 1e-9, 0], threshold: 0)
    for objective in SitingObjective.allCases {
      let result = try solve(huge, objective)
      #expect(result.assignments.count == 3)
    }
    #expect(try solve(huge, .leastTravel).chosen.map(\.site) == [0])
  }
}
