internal import Analysis
internal import Foundation
internal import Geometry
internal import Parallel
internal import Project
internal import Stunting

/// What an analysis is made of. The result does not depend on `threads`.
struct AnalysisTask {
  var data: RegionData
  var parameters: Parameters
  var catalogue: IndicatorCatalogue
  var services: ServiceCatalogue
  /// Name of the regency, by which a location may mean all villages.
  var placeName = ""
  var parts = AnalysisParts.all
  var testsSensitivity = false
  /// GAL or GWT file with the neighbours, in the place of the rule.
  var weightsFile: URL?
  /// Coverage that prevalence is held against (bivariate klaster): a name, and a value a village.
  var against: (name: String, values: [Double?])?
  /// Who measured where, when a file says so.
  var areas: MeasuringAreas?
  var threads: Int

  var villages: Int { data.edition.villages.count }
  var isPooled: Bool { parameters.average == .pooled }
}

/// The whole analysis of a region with its parameters.
func analyse(_ task: AnalysisTask, progress: (String) -> Void) async throws -> RegionResult {
  let headlines = try task.headlines()
  let columns = task.coverage()
  var result = RegionResult(
    edition: task.data.edition, facilities: task.data.facilities, lokus: task.lokus(headlines.main, columns))
  result.headline = headlines.main
  result.coverage = columns
  if let headline = headlines.main {
    try await addHotspots(&result, headline, task)
    if task.parts.contains(.klaster) { try await addKlaster(&result, headline, task, progress) }
    if task.parts.contains(.measurement) { try await addMeasurement(&result, headline, task) }
    if task.parts.contains(.relation) {
      result.relation = try await relationTable(
        headline: headline, columns: columns, edition: task.data.edition, hotspots: result.hotspots,
        average: task.isPooled ? headline.pooled : headline.meanOfUnits, options: task.relationOptions,
        threads: task.threads)
    }
    if task.parts.contains(.time) { try addTime(&result, headlines.all, columns, task) }
  }
  if task.parts.contains(.access) {
    progress("akses / access")
    try await addAccess(&result, task)
    try await addSupply(&result, task)
    addProgrammes(&result, task)
  }
  return result
}

extension AnalysisTask {
  /// The lokus decision; without a headline by the coverage alone.
  func lokus(_ headline: HeadlineTable?, _ columns: [CoverageColumn]) -> LokusTable {
    lokusTable(
      edition: data.edition, headline: headline, columns: columns, reading: parameters.reading,
      number: parameters.number, isPooled: isPooled)
  }

  func coverage() -> [CoverageColumn] {
    coverageColumns(
      data.values, catalogue: catalogue.all, mainIndicators: parameters.mainIndicators,
      headline: parameters.headline.indicator, period: parameters.coveragePeriod, villages: villages)
  }

  /// The headline of the period asked for, or of the latest one with a value, and those of all periods, oldest first.
  func headlines() throws -> (main: HeadlineTable?, all: [HeadlineTable]) {
    let wanted = parameters.headline
    guard let definition = catalogue[wanted.indicator] else { return (nil, []) }
    let own = data.values.filter {
      $0.level == .village && $0.sex == .all && $0.indicator == wanted.indicator && $0.ageGroup == wanted.ageGroup
        && $0.kind == .ratio
    }
    let byPeriod = Dictionary(grouping: own, by: \.period)
    let periods = byPeriod.keys.filter { p in byPeriod[p]?.contains { $0.state == .value } ?? false }.sorted()
    func table(_ period: Period) throws -> HeadlineTable? {
      guard let values = byPeriod[period], !values.isEmpty else { return nil }
      return try headlineTable(
        values, definition: definition, ageGroup: wanted.ageGroup, period: period, isStandIn: wanted.isStandIn,
        villages: villages, minimumMeasured: parameters.minimumMeasured)
    }
    guard let chosen = wanted.period ?? periods.last else { return (nil, []) }
    let others = parts.contains(.time) ? periods.filter { $0 <= chosen } : []
    return (try table(chosen), try others.compactMap(table))
  }

  var relationOptions: RelationOptions { RelationOptions(alpha: parameters.alpha) }
}

/// A point inside each village.
func surfacePoints(_ edition: BoundaryEdition, threads: Int) async throws -> [LonLat] {
  let chunks = try await mapChunks(count: edition.villages.count, chunkSize: 500, threads: threads) { range in
    try pointsOnSurface(edition, range: range)
  }
  return chunks.flatMap { $0 }
}
