internal import Analysis
internal import Geometry
internal import Parallel
internal import Project
internal import Stunting

/// The whole analysis of a region with the parameters of its project. Does not depend on `threads`.
func analyse(_ data: RegionData, project: ProjectFile, threads: Int, progress: (String) -> Void) async throws
  -> RegionResult
{
  let p = project.parameters
  let headline = try buildHeadline(data, project)
  let isPooled = p.average == .pooled
  var hotspots: HotspotTable?
  var klasterTable: KlasterTable?
  if let headline {
    hotspots = try juknisHotspots(headline, alpha: p.alpha, isPooled: isPooled)
    progress("tetangga / neighbours")
    let neighbours = try await villageNeighbours(
      data.edition, toleranceMetres: p.contiguityToleranceMetres, threads: threads)
    progress("klaster")
    klasterTable = try await klaster(
      headline, edition: data.edition, neighbours: neighbours,
      options: KlasterOptions(
        alpha: p.alpha, permutations: p.permutations, seed: p.seed, toleranceMetres: p.contiguityToleranceMetres,
        joinsIslands: p.islands == .nearest), threads: threads)
  }
  progress("akses / access")
  let accessTables = try await accessTables(data, project, threads: threads)
  let columns = coverageColumns(
    data.values, catalogue: project.catalogue.all, mainIndicators: p.mainIndicators, headline: p.headline.indicator,
    period: p.coveragePeriod, villages: data.edition.villages.count)
  let lokus = lokusTable(
    edition: data.edition, headline: headline, columns: columns, reading: p.reading, number: p.number,
    isPooled: isPooled)
  return RegionResult(
    edition: data.edition, facilities: data.facilities, headline: headline, hotspots: hotspots, klaster: klasterTable,
    access: accessTables, coverage: columns, lokus: lokus)
}

/// The headline of the period asked for, or of the latest one with a value; nil without any data.
private func buildHeadline(_ data: RegionData, _ project: ProjectFile) throws -> HeadlineTable? {
  let wanted = project.parameters.headline
  guard let definition = project.catalogue[wanted.indicator] else { return nil }
  let own = data.values.filter {
    $0.level == .village && $0.sex == .all && $0.indicator == wanted.indicator && $0.ageGroup == wanted.ageGroup
      && $0.kind == .ratio
  }
  guard let period = wanted.period ?? own.filter({ $0.state == .value }).map(\.period).max() else { return nil }
  let values = own.filter { $0.period == period }
  guard !values.isEmpty else { return nil }
  return try headlineTable(
    values, definition: definition, ageGroup: wanted.ageGroup, period: period, isStandIn: wanted.isStandIn,
    villages: data.edition.villages.count, minimumMeasured: project.parameters.minimumMeasured)
}

private func accessTables(_ data: RegionData, _ project: ProjectFile, threads: Int) async throws -> [AccessTable] {
  guard !project.parameters.access.isEmpty else { return [] }
  let edition = data.edition
  let chunks = try await mapChunks(count: edition.villages.count, chunkSize: 500, threads: threads) { range in
    try pointsOnSurface(edition, range: range)
  }
  let origins = chunks.flatMap { $0 }
  return project.parameters.access.map { threshold in
    access(
      AccessQuestion(
        kind: threshold.kind, thresholdMetres: threshold.thresholdMetres, source: threshold.source,
        status: threshold.status),
      villages: edition.villages.count, origins: origins, facilities: data.facilities, counts: data.counts)
  }
}
