internal import Analysis
internal import Foundation
internal import Geometry
internal import Ingest
internal import Project
internal import Publish
internal import Store
internal import Stunting

/// The juknis hotspots of a project's workspace or of a polygon file.
///
/// - Throws: Errors that are `UserFacing`.
public func findHotspots(_ request: StatisticsRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> StatisticsOutcome
{
  try await outcome(request, parts: [.hotspots, .certainty, .measurement], theme: ["hotspot"], progress) {
    $0.hotspots()
  }
}

/// Klaster by three methods, of a project's workspace or of a polygon file.
///
/// - Throws: Errors that are `UserFacing`.
public func findKlaster(_ request: StatisticsRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> StatisticsOutcome
{
  try await outcome(request, parts: [.klaster, .measurement], theme: ["klaster", "moran", "pindai"], progress) {
    $0.klaster()
  }
}

private func outcome(
  _ request: StatisticsRequest, parts: AnalysisParts, theme: [String], _ progress: (String) -> Void,
  document: (ReportBuilder) -> Document
) async throws -> StatisticsOutcome {
  do {
    try checkOutputs(request)
    let region = try await StatisticsRegion(request, parts: parts)
    let result = try await analyse(region.task, progress: progress)
    guard result.headline != nil else {
      throw DirectProblem.noHeadline(indicator: region.task.parameters.headline.indicator)
    }
    let context = region.context(result, request)
    let report = ReportBuilder(result: result, context: context)
    let output = StatisticsOutput(
      region: region, result: result, document: document(report), table: VillageTable(statisticsOf: result),
      request: request, themes: theme)
    let files = try await output.write()
    return StatisticsOutcome(
      text: output.document.plainText() + closingLine(files, request.language), json: output.json,
      csv: output.table.csv)
  } catch {
    throw userFacing(error)
  }
}

/// A region to analyse, from a workspace or from a file.
struct StatisticsRegion {
  var task: AnalysisTask
  var place: ProjectPlace
  /// Plain coordinates of a file, to draw and write instead of the edition.
  var planar: PlanarLayer?
  var remarks: [String] = []
  var styles: [String]

  init(_ request: StatisticsRequest, parts: AnalysisParts) async throws {
    switch request.input {
    case .project(let url): try await self.init(project: url, request)
    case .file(let file): try await self.init(file: file, request)
    }
    try request.overrides.apply(to: &task.parameters)
    task.parts = parts
    task.testsSensitivity = request.testsSensitivity
    task.weightsFile = request.loadWeights
    if let name = request.against { task.against = try against(name, request) }
  }

  private init(project url: URL, _ request: StatisticsRequest) async throws {
    let project = try readProject(at: url, checkingFiles: false, knownStyles: try? knownStyles())
    let workspace = try openWorkspace(project)
    defer { try? workspace.close() }
    let data = try await loadRegion(workspace, project, threads: request.threads)
    task = AnalysisTask(
      data: data, parameters: project.parameters, catalogue: project.catalogue, services: project.services,
      threads: request.threads)
    place = project.place
    styles = project.parameters.styles
  }

  private init(file: PolygonFile, _ request: StatisticsRequest) async throws {
    let direct = try await readDirectRegion(
      file, numbers: request.against.map { [DirectNumberColumn($0)] } ?? [], threads: request.threads)
    task = AnalysisTask(
      data: direct.data, parameters: direct.parameters, catalogue: direct.catalogue,
      services: try ServiceCatalogue.bundled(), threads: request.threads)
    task.areas = direct.areas
    if let numbers = direct.input.numbers.first { task.against = (numbers.column.column, numbers.values) }
    place = direct.place
    planar = direct.input.planar
    remarks = direct.remarks(request.language)
    styles = []
  }

  /// The coverage to hold prevalence against: the column of a file, or an indicator of the workspace in its latest period.
  private func against(_ name: String, _ request: StatisticsRequest) throws -> (name: String, values: [Double?])? {
    if let known = task.against { return known }
    let own = task.data.values.filter { $0.level == .village && $0.indicator == name && $0.state == .value }
    guard let definition = task.catalogue[name], let latest = own.map(\.period).max() else {
      let there = Set(task.data.values.filter { $0.level == .village }.map(\.indicator)).sorted()
      throw DirectProblem.notAChoice(option: "against", found: name, choices: there)
    }
    let columns = coverageColumns(
      own, catalogue: [definition], mainIndicators: [name], headline: "", period: latest, villages: task.villages)
    let values = columns.first.map { c in c.cells.indices.map { c.isSpread($0) ? nil : c.cells[$0].percent } } ?? []
    return (request.language.pick(definition.nameIndonesian, definition.nameEnglish), values)
  }

  func context(_ result: RegionResult, _ request: StatisticsRequest) -> ReportContext {
    let analysed = AnalysedProject(data: task.data, result: result, asOf: asOf(result, request))
    var context = reportContext(analysed, place: place, unit: task.parameters.unit, request.language)
    context.remarks = remarks
    return context
  }

  func asOf(_ result: RegionResult, _ request: StatisticsRequest) -> String {
    request.asOf ?? result.headline?.period.endDate ?? "-"
  }
}
