internal import Analysis
internal import Cartography
internal import Foundation
internal import GDALBridge
internal import Geometry
internal import Project
internal import Publish
internal import Stunting

/// Where to build next: chooses sites for a service, existing facilities fixed.
///
/// - Throws: Errors that are `UserFacing`.
public func findSites(_ request: SitingRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> StatisticsOutcome
{
  do {
    let isFile = !["settlements", "villages"].contains(request.candidates)
    try checkOutputs(request.reach, inputs: isFile ? [URL(fileURLWithPath: request.candidates)] : [])
    if let sites = request.sites { _ = try inside(sites, 0...100_000, "sites", "0 - 100000") }
    if let budget = request.budget { _ = try inside(budget, 0...1e15, "budget", "0 - 1e15") }
    let objective = try choice(request.objective, SitingObjective.self, "objective")
    var region = try await ReachRegion(request.reach)
    try checkGround(region)
    progress("akses / access")
    let analysis = try await accessAnalysis(region.task.accessQuestion, threads: region.task.threads)
    let candidates = try await SitingCandidates(request, &region, analysis)
    progress("lokasi / sites")
    let ground = try await SitingGround(request, region, analysis, candidates, objective)
    let plan = try ground.solve(objective, request)
    let output = SitingOutput(region: region, plan: plan, request: request)
    let files = try await output.write()
    return StatisticsOutcome(
      text: output.document.plainText() + closingLine(files, request.reach.language), json: output.json,
      csv: SitingRows(plan).csv)
  } catch {
    throw userFacing(error)
  }
}

/// The problem with the places it is about.
struct SitingGround {
  var problem: SitingProblem
  var places: [SitingPlace]
  var pointVillage: [Int]
  /// All ways are measured; else only those within the threshold.
  let measuresAll: Bool
  let region: ReachRegion
  let access: ServiceAccess
  let counts: DemandCounts
  let candidates: SitingCandidates

  /// Most pairs of people's places and sites that all ways between are measured for.
  static let mostPairs = 20_000_000

  init(
    _ request: SitingRequest, _ region: ReachRegion, _ analysis: AccessAnalysis, _ candidates: SitingCandidates,
    _ objective: SitingObjective
  ) async throws {
    guard let access = analysis.services.first, let counts = analysis.counts.first else {
      throw ReachProblem.noService(known: region.task.services.all.map(\.key))
    }
    guard analysis.demand.count > 0 else { throw ReachProblem.noDemand }
    let existing = ServiceDestinations(access.service, facilities: region.task.data.facilities)
    let own = existing.facilities.map { region.task.data.facilities[$0] }
    places =
      own.map {
        SitingPlace(
          name: $0.name, position: $0.position ?? LonLat(longitude: .nan, latitude: .nan), village: $0.village)
      }
      + candidates.places
    let villageOfPoint = (0..<analysis.demand.villages).flatMap { v in analysis.demand.slots(v).map { _ in v } }
    let needsAll = objective == .leastTravel || objective == .leastWorst
    let (pairs, overflow) = analysis.demand.count.multipliedReportingOverflow(by: places.count)
    if needsAll, overflow || pairs > SitingGround.mostPairs {
      throw ReachProblem.tooManyPairs(most: SitingGround.mostPairs)
    }
    measuresAll = !overflow && pairs <= SitingGround.mostPairs
    let costs = try await analysis.engine.costs(
      origins: analysis.demand.positions, targets: places.map(\.position), isMinutes: access.method.isMinutes,
      nearest: measuresAll ? places.count : 1, within: access.norm.value, threads: region.task.threads)
    let weights = villageOfPoint.enumerated().map { point, village in
      SitingGround.people(counts, village) * analysis.demand.weights[point]
    }
    problem = SitingProblem(
      weights: weights,
      costs: try SitingCosts(table: costs.table, siteCount: places.count), existing: Array(own.indices),
      threshold: access.norm.value,
      siteCosts: candidates.costs.map { [Double](repeating: 0, count: own.count) + $0 }, countsEmptyPoints: false)
    pointVillage = villageOfPoint
    self.region = region
    self.access = access
    self.counts = counts
    self.candidates = candidates
  }

  /// People of a village; where no village has a number each counts as one.
  private static func people(_ counts: DemandCounts, _ village: Int) -> Double {
    counts.source == nil ? 1 : counts.people[village] ?? 0
  }

  func solve(_ objective: SitingObjective, _ request: SitingRequest) throws -> SitingPlan {
    let end = ContinuousClock.now + .seconds(request.timeLimitSeconds)
    let limit: SitingLimit =
      objective == .fewestSites ? .none : request.budget.map { .budget($0) } ?? .sites(request.sites ?? 1)
    let result = try solveSiting(
      problem, objective: objective, limit: limit, options: SitingOptions(makesCurve: request.makesCurve)
    ) { (end - ContinuousClock.now) / .seconds(1) }
    return SitingPlan(
      edition: region.task.data.edition, service: access.service, norm: access.norm, method: access.method,
      places: places, pointVillage: pointVillage, weights: problem.weights, demandSource: counts.source,
      rungs: access.rung, candidates: candidates.name, measuresAll: measuresAll,
      existing: problem.existing.count, unplaced: access.unplaced.count, result: result)
  }
}
