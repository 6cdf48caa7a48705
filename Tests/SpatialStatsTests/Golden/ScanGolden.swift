import SpatialStats
import TestSupport
import Testing

// Needs LOKUS_SHARED.
@Suite("scan, golden", .enabled(if: SharedFolder.isPresent))
struct ScanGolden {
  @Test func everyFile() throws {
    for file in try GoldenFile.all("scan") {
      file.expectKeys(file.json, ["meta", "xy", "cases", "population", "expected_input", "runs", "published"])
      let map = try Map(file.json)
      let runs = try #require(file.json["runs"]?.array)
      try #require(!runs.isEmpty)
      for (index, run) in runs.enumerated() { try check(file, "\(file) run \(index)", run, map) }
      for (index, tool) in (file.json["published"]?.array ?? []).enumerated() {
        try checkPublished(file, "\(file) published \(index)", tool, map)
      }
    }
  }

  private struct Map {
    let x: [Double]
    let y: [Double]
    let cases: [Double]
    let population: [Double]
    let expected: [Double]?

    init(_ json: JSONValue) throws {
      let places = try #require(json["xy"]?.array)
      x = try places.map { try #require($0[0]?.number) }
      y = try places.map { try #require($0[1]?.number) }
      cases = try #require(json["cases"]?.numbers).map { try #require($0) }
      population = try #require(json["population"]?.numbers).map { try #require($0) }
      expected = try json["expected_input"]?.numbers?.map { try #require($0) }
      try #require(x.count == cases.count && x.count == population.count)
    }

    func run(_ settings: ScanSettings, metric: ScanMetric) throws -> ScanResult {
      let base = settings.model == .poisson ? expected ?? population : population
      return try ScanPlan(x: x, y: y, cases: cases, base: base, metric: metric, settings: settings).runAll()
    }
  }

  private func model(_ text: String?) throws -> ScanModel {
    switch text {
    case "poisson": .poisson
    case "bernoulli", "bernoulli (binomial)": .binomial
    default: try #require(nil as ScanModel?, "unknown model \(text ?? "")")
    }
  }

  private func metric(_ text: String?) throws -> ScanMetric {
    switch text {
    case "cartesian": .planar
    case "great_circle", "great_circle (kilometres in its report)": .greatCircle
    default: try #require(nil as ScanMetric?, "unknown metric \(text ?? "")")
    }
  }

  private func check(_ file: GoldenFile, _ place: String, _ run: JSONValue, _ map: Map) throws {
    file.expectKeys(run, ["params", "result"], place)
    let parameters = try #require(run["params"])
    let golden = try #require(run["result"])
    file.expectKeys(parameters, ["model", "ub", "nsim", "metric", "kmax", "hl"], place)
    file.expectKeys(golden, ["total_cases", "total_population", "zones", "clusters", "monte_carlo"], place)
    let clusters = try #require(golden["clusters"]?.array)
    let metric = try metric(parameters["metric"]?.string)
    var settings = ScanSettings(
      model: try model(parameters["model"]?.string), limitShare: try #require(parameters["ub"]?.number),
      mostMembers: parameters["kmax"]?.int, simulations: try #require(parameters["nsim"]?.int), stopsEarly: false,
      seed: 2025, mostClusters: clusters.count)
    if let direction = parameters["hl"] { settings.direction = try #require(.init(rawValue: direction.string ?? "")) }
    let result = try map.run(settings, metric: metric)
    #expect(map.cases.reduce(0, +) == golden["total_cases"]?.number, "\(place)")
    #expect(map.population.reduce(0, +) == golden["total_population"]?.number, "\(place)")
    #expect(result.circles == golden["zones"]?.int, "\(place)")
    try #require(result.clusters.count == clusters.count, "\(place)")
    for (found, expected) in zip(result.clusters, clusters) {
      checkCluster(file, "\(place) centre \(found.centre)", found, expected, result, metric)
    }
    try checkCritical(file, place, golden["monte_carlo"], result)
  }

  private func checkCluster(
    _ file: GoldenFile, _ place: String, _ found: ScanCluster, _ golden: JSONValue, _ result: ScanResult,
    _ metric: ScanMetric
  ) {
    file.expectKeys(
      golden,
      [
        "center", "radius", "members", "llr", "cases", "expected", "population", "relative_risk", "obs_over_exp",
        "equal_llr_circles", "p_value",
      ], place)
    #expect(found.members == golden["members"]?.ints, "\(place)")
    #expect(found.centre == golden["center"]?.int, "\(place)")
    #expect(found.equalCircles == golden["equal_llr_circles"]?.int, "\(place)")
    #expect(found.cases == golden["cases"]?.number, "\(place)")
    #expect(found.base == golden["population"]?.number, "\(place)")
    let radius = metric == .planar ? found.radius : found.radius / 1000
    let numbers: [(String, Double?, Double)] = [
      ("radius", radius, 1e-9), ("expected", found.expected, 1e-9), ("relative_risk", found.relativeRisk, 1e-9),
      ("obs_over_exp", found.cases / found.expected, 1e-9),
    ]
    for (key, number, relative) in numbers {
      let expected = golden[key]?.number
      #expect(isClose(number ?? .nan, expected ?? .nan, relative: relative, absolute: 1e-12), "\(place) \(key)")
    }
    let ratio = golden["llr"]?.number ?? .nan
    #expect(isClose(found.logLikelihoodRatio, ratio, relative: 0, absolute: 1e-6), "\(place)")
    // The file's p is of as many maps as ours.
    let p = golden["p_value"]?.number ?? .nan
    let bound = permutationBound(
      p, replicates: Double(result.simulationsUsed), permutations: Double(result.simulationsUsed))
    #expect(abs((found.p ?? .nan) - p) <= bound, "\(place) p \(found.p ?? .nan) expected \(p)")
  }

  /// The share of our maps at or above their critical ratio has the error of both simulations.
  private func checkCritical(_ file: GoldenFile, _ place: String, _ golden: JSONValue?, _ result: ScanResult) throws {
    file.expectKeys(golden, ["simulations", "critical_llr"], place)
    let simulations = try #require(golden?["simulations"]?.number)
    #expect(result.simulationsUsed == Int(simulations))
    for (level, ratio) in try #require(golden?["critical_llr"]?.object) {
      let (p, critical) = (try #require(Double(level)), try #require(ratio.number))
      let reached = Double(result.maxima.count { $0 >= critical } + 1) / (simulations + 1)
      let bound = permutationBound(p, replicates: simulations, permutations: simulations)
      #expect(abs(reached - p) <= bound, "\(place) critical \(level): \(reached)")
    }
  }

  /// What SaTScan and FleXScan printed, to the digits they printed.
  private func checkPublished(_ file: GoldenFile, _ place: String, _ golden: JSONValue, _ map: Map) throws {
    file.expectKeys(golden, ["tool", "model", "metric", "max_population_share", "max_locations", "clusters"], place)
    let clusters = try #require(golden["clusters"]?.array)
    let settings = ScanSettings(
      model: try model(golden["model"]?.string), limitShare: golden["max_population_share"]?.number ?? 1,
      mostMembers: golden["max_locations"]?.int, simulations: 999, stopsEarly: false, seed: 11,
      mostClusters: clusters.count)
    let result = try map.run(settings, metric: try metric(golden["metric"]?.string))
    try #require(result.clusters.count == clusters.count, "\(place)")
    for (found, expected) in zip(result.clusters, clusters) {
      file.expectKeys(expected, ["llr", "cases", "expected", "population", "rr", "p", "members_1based"], place)
      let ratio = expected["llr"]?.number ?? .nan
      #expect(isClose(found.logLikelihoodRatio, ratio, relative: 0, absolute: 6e-6), "\(place)")
      #expect(found.cases == expected["cases"]?.number, "\(place)")
      if let members = expected["members_1based"]?.ints { #expect(found.members == members.map { $0 - 1 }.sorted()) }
      if let base = expected["population"]?.number { #expect(found.base == base, "\(place)") }
      if let number = expected["expected"]?.number { #expect(abs(found.expected - number) <= 0.00501, "\(place)") }
      if let risk = expected["rr"]?.number { #expect(abs((found.relativeRisk ?? .nan) - risk) <= 0.00501, "\(place)") }
      if let p = expected["p"]?.number {
        let bound = permutationBound(p, replicates: 999, permutations: 999)
        #expect(abs((found.p ?? .nan) - p) <= bound, "\(place) p \(found.p ?? .nan) expected \(p)")
      }
    }
  }
}
