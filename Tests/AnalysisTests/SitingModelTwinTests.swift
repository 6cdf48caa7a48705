import Analysis
import CBCBridge
import TestSupport
import Testing

/// Problems too large to try every choice, against the textbook models solved as they stand: no reductions, no bounds,
/// no starts.
@Suite struct SitingModelTwinTests {
  @Test(arguments: 0..<6) func theTextbookModelGivesTheSame(seed: Int) throws {
    let town = try Town(seed: UInt64(seed))
    for limit in [SitingLimit.sites(2), .sites(5), .budget(11.5)] {
      for objective in [SitingObjective.mostCovered, .leastTravel] {
        let result = try solveSiting(town.problem, objective: objective, limit: limit, remainingSeconds: { 60 })
        let twin = try MIPSolver.solve(town.model(objective, limit))
        #expect(result.status == .optimal)
        let optimum = try #require(twin.objective) * (objective == .mostCovered ? -1 : 1)
        let value = try #require(result.value)
        #expect(isClose(value, optimum, relative: 1e-6, absolute: 1e-9), "\(objective) \(limit)")
      }
    }
    try checkCentre(town)
    let fewest = try solveSiting(town.problem, objective: .fewestSites, limit: .none, remainingSeconds: { 60 })
    #expect(fewest.value == (try MIPSolver.solve(town.model(.fewestSites, .none)).objective))
  }

  /// A worst case is the least when a cover at it fits into the limit and none below it does.
  private func checkCentre(_ town: Town) throws {
    for limit in [SitingLimit.sites(2), .sites(5), .budget(11.5)] {
      let result = try solveSiting(town.problem, objective: .leastWorst, limit: limit, remainingSeconds: { 60 })
      #expect(result.status == .optimal)
      let worst = try #require(result.value)
      #expect(try town.canCover(within: worst, limit))
      #expect(try !town.canCover(within: worst.nextDown, limit))
    }
  }

  @Test func moreSitesNeverServeWorse() throws {
    for seed in 0..<4 {
      let town = try Town(seed: UInt64(100 + seed))
      for objective in [SitingObjective.mostCovered, .leastTravel, .leastWorst] {
        let curve = try solveSiting(
          town.problem, objective: objective, limit: .sites(8), remainingSeconds: { 60 }
        ).curve
        for (fewer, more) in zip(curve, curve.dropFirst()) {
          let (a, b) = (try #require(fewer.value), try #require(more.value))
          #expect(objective == .mostCovered ? b >= a : b <= a * (1 + 1e-12))
        }
      }
    }
  }

  @Test func aGapThatIsAskedForIsKept() throws {
    for seed in 0..<6 {
      let town = try Town(seed: UInt64(200 + seed))
      for objective in [SitingObjective.mostCovered, .leastTravel] {
        let exact = try solveSiting(town.problem, objective: objective, limit: .sites(5), remainingSeconds: { 60 })
        let near = try solveSiting(
          town.problem, objective: objective, limit: .sites(5), options: SitingOptions(relativeGap: 0.05),
          remainingSeconds: { 60 })
        #expect(near.status == .optimal)
        #expect(try #require(near.gap) <= 0.05 + 1e-9)
        #expect(isClose(try #require(near.value), try #require(exact.value), relative: 0.05 + 1e-9))
      }
    }
  }

  @Test func theUnitsOfWeightsAndCostsDoNotMatter() throws {
    let town = try Town(seed: 7)
    let plain = try solveSiting(town.problem, objective: .leastTravel, limit: .sites(4), remainingSeconds: { 60 })
    for factor in [1e-9, 1e-4, 1e6, 1e12] {
      var scaled = town.problem
      scaled.weights = scaled.weights.map { $0 * factor }
      let result = try solveSiting(scaled, objective: .leastTravel, limit: .sites(4), remainingSeconds: { 60 })
      #expect(result.status == .optimal)
      #expect(isClose(try #require(result.value), try #require(plain.value) * factor, relative: 1e-9))
    }
  }
}

/// 45 points and 30 sites in a square, two of them existing; each point reaches the sites within 60 and one more.
private struct Town {
  var problem: SitingProblem
  let dense: [Double]
  let pointCount = 45
  let siteCount = 30

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func place() -> (Double, Double) { (random.uniform(in: 0...100), random.uniform(in: 0...100)) }
    let points = (0..<45).map { _ in place() }
    let sites = (0..<30).map { _ in place() }
    dense = points.flatMap { a in
      sites.enumerated().map { index, b in
        let (x, y) = (a.0 - b.0, a.1 - b.1)
        let cost = (x * x + y * y).squareRoot()
        return cost <= 60 || index == 0 ? cost : .infinity
      }
    }
    problem = SitingProblem(
      weights: points.map { _ in Double(1 + random.index(below: 300)) },
      costs: try SitingCosts(siteCount: 30, pointCount: 45, dense: dense), existing: [0, 17], threshold: 20,
      siteCosts: sites.map { _ in Double(1 + random.index(below: 9)) / 2 })
  }

  private func cost(_ point: Int, _ site: Int) -> Double { dense[point * siteCount + site] }

  func canCover(within threshold: Double, _ limit: SitingLimit) throws -> Bool {
    var closer = self
    closer.problem.threshold = threshold
    var model = closer.model(.fewestSites, limit)
    for point in 0..<pointCount where !(0..<siteCount).contains(where: { cost(point, $0) <= threshold }) {
      model.addRow(lower: 1, [])
    }
    return try MIPSolver.solve(model).status == .optimal
  }

  /// The model with one column a site, then the columns of its own.
  func model(_ objective: SitingObjective, _ limit: SitingLimit) -> MIPModel {
    var model = MIPModel()
    for site in 0..<siteCount {
      let isNew = !problem.existing.contains(site)
      model.addColumn(
        lower: isNew ? 0 : 1, upper: 1, cost: objective == .fewestSites && isNew ? 1 : 0, isInteger: true)
    }
    let new = (0..<siteCount).filter { !problem.existing.contains($0) }
    switch limit {
    case .none: break
    case .sites(let count): model.addRow(upper: Double(count), new.map { (column: $0, coefficient: 1.0) })
    case .budget(let amount):
      model.addRow(upper: amount, new.map { (column: $0, coefficient: problem.siteCosts?[$0] ?? 0) })
    }
    switch objective {
    case .leastTravel: addAssignment(to: &model)
    case .mostCovered, .fewestSites, .leastWorst: addCover(objective, to: &model)
    }
    return model
  }

  private func addCover(_ objective: SitingObjective, to model: inout MIPModel) {
    for point in 0..<pointCount {
      var near = (0..<siteCount).filter { cost(point, $0) <= problem.threshold }.map { (column: $0, coefficient: 1.0) }
      if objective == .mostCovered {
        near.append((model.addColumn(upper: 1, cost: -problem.weights[point]), -1))
        model.addRow(lower: 0, near)
      } else if !near.isEmpty {
        model.addRow(lower: 1, near)
      }
    }
  }

  private func addAssignment(to model: inout MIPModel) {
    for point in 0..<pointCount {
      var served: [(column: Int, coefficient: Double)] = []
      for site in 0..<siteCount where cost(point, site).isFinite {
        let use = model.addColumn(upper: 1, cost: problem.weights[point] * cost(point, site))
        served.append((use, 1))
        model.addRow(upper: 0, [(use, 1), (site, -1)])
      }
      model.addRow(lower: 1, upper: 1, served)
    }
  }
}
