import Analysis
import Foundation
import TestSupport
import Testing

/// Optima proven by another program: every file of the folder, every case.
@Suite(.enabled(if: SharedFolder.isPresent, "the folder of golden files is not there (LOKUS_SHARED)"))
struct SitingGoldenTests {
  @Test func everyCaseReachesTheProvenOptimum() throws {
    let files = SharedFolder.goldenFiles("siting")
    try #require(!files.isEmpty)
    for file in files { try check(file) }
  }

  private func check(_ url: URL) throws {
    let name = url.lastPathComponent
    let file = try #require(try JSONValue(contentsOf: url).object)
    let known: Set = ["meta", "demand_xy", "facility_xy", "demand_weight", "cost", "cases"]
    #expect(Set(file.keys).isSubset(of: known), "\(name): unknown key")
    try #require(file["cost"]?.string == "euclidean", "\(name): unknown cost")
    let demand = try points(file["demand_xy"])
    let sites = try points(file["facility_xy"])
    let weights = try #require(file["demand_weight"]?.numbers).compactMap { $0 }
    let dense = demand.flatMap { from in sites.map { distance(from, $0) } }
    let costs = try SitingCosts(siteCount: sites.count, pointCount: demand.count, dense: dense)
    let cases = try #require(file["cases"]?.array)
    try #require(!cases.isEmpty)
    for (index, one) in cases.enumerated() {
      try check(GoldenCase(one, weights: weights, costs: costs, dense: dense, name: "\(name) case \(index)"))
    }
  }

  private func check(_ golden: GoldenCase) throws {
    let result = try solveSiting(
      golden.problem, objective: golden.objective, limit: golden.limit, remainingSeconds: { 60 })
    let chosen = golden.fixed + result.chosen.map(\.site)
    #expect(result.assignments.count == golden.weights.count)
    if let lost = golden.outOfReach {
      #expect(result.status == .infeasible, "\(golden.name)")
      #expect(result.explanation.outOfReach == lost, "\(golden.name)")
      return
    }
    #expect(result.status == .optimal, "\(golden.name)")
    #expect(isClose(golden.attained(by: chosen), golden.optimum, relative: 1e-6), "\(golden.name)")
    #expect(isClose(try #require(result.value), golden.optimum, relative: 1e-6), "\(golden.name)")
    if let most = golden.sites { #expect(chosen.count <= most, "\(golden.name)") }
    if let share = golden.share {
      #expect(isClose(result.after.covered / golden.weights.reduce(0, +), share, relative: 1e-6), "\(golden.name)")
    }
    if let mean = golden.meanCost {
      #expect(isClose(result.after.travel / golden.weights.reduce(0, +), mean, relative: 1e-6), "\(golden.name)")
    }
  }

  private func points(_ value: JSONValue?) throws -> [(Double, Double)] {
    try #require(value?.array).map { point in (try #require(point[0]?.number), try #require(point[1]?.number)) }
  }

  private func distance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
    let (x, y) = (a.0 - b.0, a.1 - b.1)
    return (x * x + y * y).squareRoot()
  }
}

/// A case of a file: its keys are all known, or it fails.
private struct GoldenCase {
  let name: String
  let objective: SitingObjective
  let fixed: [Int]
  let sites: Int?
  let radius: Double?
  let optimum: Double
  let outOfReach: [Int]?
  let share: Double?
  let meanCost: Double?
  let weights: [Double]
  let costs: SitingCosts
  let dense: [Double]

  init(_ value: JSONValue, weights: [Double], costs: SitingCosts, dense: [Double], name: String) throws {
    let known: Set = [
      "model", "p", "radius", "fixed", "objective", "mean_cost", "share", "one_optimal_set", "infeasible",
      "demand_out_of_reach",
    ]
    #expect(Set(try #require(value.object).keys).isSubset(of: known), "\(name): unknown key")
    self.name = name
    objective = try #require(SitingObjective(rawValue: value["model"]?.string ?? ""), "\(name): unknown model")
    fixed = value["fixed"]?.ints ?? []
    sites = value["p"]?.int
    radius = value["radius"]?.number
    outOfReach = value["infeasible"]?.bool == true ? try #require(value["demand_out_of_reach"]?.ints) : nil
    optimum = outOfReach == nil ? try #require(value["objective"]?.number, "\(name): no objective") : 0
    share = value["share"]?.number
    meanCost = value["mean_cost"]?.number
    self.weights = weights
    self.costs = costs
    self.dense = dense
  }

  var problem: SitingProblem {
    SitingProblem(weights: weights, costs: costs, existing: fixed, threshold: radius ?? .infinity)
  }

  /// The files count the fixed sites among the sites of a case; here the limit is of new ones.
  var limit: SitingLimit {
    objective == .fewestSites ? .none : .sites((sites ?? 0) - fixed.count)
  }

  /// The objective of a set, worked out anew from the full table.
  func attained(by open: [Int]) -> Double {
    let nearest = weights.indices.map { point in open.map { dense[point * costs.siteCount + $0] }.min() ?? .infinity }
    switch objective {
    case .leastTravel: return zip(weights, nearest).reduce(0) { $0 + $1.0 * $1.1 }
    case .leastWorst: return nearest.max() ?? 0
    case .mostCovered: return zip(weights, nearest).reduce(0) { $1.1 <= (radius ?? 0) ? $0 + $1.0 : $0 }
    case .fewestSites: return nearest.allSatisfy { $0 <= (radius ?? 0) } ? Double(open.count) : .infinity
    }
  }
}
