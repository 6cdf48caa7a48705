internal import Analysis
internal import Geometry
internal import Project
internal import Stunting

extension AnalysisTask {
  /// What access is asked of this region.
  var accessQuestion: AccessQuestion {
    let t = parameters.travel
    let method = TravelMethod(
      model: t.model, detourFactor: t.detourFactor, walkingKilometresPerHour: t.walkingKilometresPerHour,
      snapLimitMetres: t.snapLimitMetres)
    var demand = DemandOptions(spreadPoints: t.spreadPoints, seed: parameters.klaster.seed)
    if let rungs = t.rungs { demand.rungs = Set(rungs) }
    return AccessQuestion(
      edition: data.edition, facilities: data.facilities, facilityCounts: data.counts, values: data.values,
      inputs: data.access, services: parameters.access, travel: method,
      options: AccessOptions(demand: demand, cellMetres: t.cellMetres))
  }

  /// People of all ages, for norms that are about all people.
  var population: [Double?] {
    demandCounts(.people, values: data.values, points: data.access.points, villages: villages).people
  }

  /// Cells of an indicator in its latest period; empty where there are none.
  func cells(_ indicator: String?) -> [IndicatorCell] {
    guard let indicator, let definition = catalogue[indicator] else { return [] }
    let own = data.values.filter { $0.level == .village && $0.indicator == indicator }
    guard let latest = own.filter({ $0.state == .value }).map(\.period).max() else { return [] }
    return coverageColumns(
      own, catalogue: [definition], mainIndicators: [indicator], headline: "", period: latest, villages: villages
    ).first?.cells ?? []
  }
}

/// Access to every service with its gaps.
///
/// - Returns: What siting and isochrones go on from; nil when no service was asked for.
@discardableResult
func addAccess(_ result: inout RegionResult, _ task: AnalysisTask) async throws -> AccessAnalysis? {
  guard !task.parameters.access.isEmpty else { return nil }
  let analysis = try await accessAnalysis(task.accessQuestion, threads: task.threads)
  let districts = task.data.edition.villages.map(\.districtLabel)
  let population = task.population
  result.access = analysis.services
  result.gaps = analysis.services.map { access in
    gapTable(
      access, coverage: task.cells(access.service.coverageIndicator), population: population, districts: districts,
      facilities: task.data.facilities)
  }
  return analysis
}

/// Supply or management behind low coverage, for the indicators that the catalogue pairs with a supply.
func addSupply(_ result: inout RegionResult, _ task: AnalysisTask) async throws {
  let paired = result.coverage.filter { !$0.definition.supply.isEmpty }
  guard !paired.isEmpty else { return }
  let neighbours = try await task.allNeighbours(result) ?? NeighbourLists(start: [0], items: [])
  result.supply = supplyTable(
    SupplyInput(
      villages: task.data.edition.villages, columns: paired, services: task.services.all,
      facilities: task.data.facilities, access: result.access, neighbours: neighbours, population: task.population))
}

/// Interventions that are absent in most villages, or where they are needed.
func addProgrammes(_ result: inout RegionResult, _ task: AnalysisTask) {
  guard !task.data.programmes.isEmpty else { return }
  let isLokus = result.lokus.decisions.map(\.selected)
  let isHotspot = result.hotspots?.isRateHotspot ?? []
  result.programmes = programmeGapTable(
    ProgrammeGapInput(
      programmes: task.data.programmes, villages: task.data.edition.villages, columns: result.coverage,
      catalogue: task.catalogue.all, regencyName: task.placeName,
      needsAttention: isLokus.indices.map { isLokus[$0] || ($0 < isHotspot.count && isHotspot[$0]) },
      isLokus: isLokus))
}
