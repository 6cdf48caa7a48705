import Geometry
import Stunting

/// Access to every service asked for. The places of people and the ground that costs are measured over are made once.
///
/// - Throws: `geometry` and `projection` when GEOS or PROJ can't be used; never for data.
public func accessAnalysis(_ question: AccessQuestion, threads: Int = 1) async throws(AnalysisError) -> AccessAnalysis {
  let demand = try await demandPoints(
    question.edition, inputs: question.inputs, options: question.options.demand, threads: threads)
  let engine = try CostEngine(
    question.travel, inputs: question.inputs, around: question.edition.polygons.planar.bounds,
    cellMetres: question.options.cellMetres)
  let origins = try await engine.origins(demand.positions, threads: threads)
  var result = AccessAnalysis(demand: demand, engine: engine, services: [], counts: [])
  for service in question.services {
    let counts = demandCounts(
      service.service.group, values: question.values, points: question.inputs.points, villages: demand.villages,
      notAfter: question.period)
    result.services.append(try await access(service, question, result, counts, origins, threads))
    result.counts.append(counts)
  }
  return result
}

private func access(
  _ service: ServiceQuestion, _ question: AccessQuestion, _ analysis: AccessAnalysis, _ counts: DemandCounts,
  _ origins: CostOrigins, _ threads: Int
) async throws(AnalysisError) -> ServiceAccess {
  let destinations = ServiceDestinations(service.service, facilities: question.facilities)
  let isMinutes = service.norm.measure == .travelMinutes
  let judges = isMinutes || service.norm.measure == .distanceMetres
  let costs = try await analysis.engine.costs(
    from: origins, to: destinations.positions, isMinutes: isMinutes,
    nearest: question.options.usableNearest, within: judges ? service.norm.value : nil, threads: threads)
  return assessAccess(
    service,
    AccessBasis(
      demand: analysis.demand, counts: counts, costs: costs, destinations: destinations,
      method: analysis.engine.method(isMinutes: isMinutes), facilities: question.facilities,
      facilityCounts: question.facilityCounts, reported: question.inputs.reported, period: question.period,
      options: question.options))
}
