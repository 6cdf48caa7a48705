internal import Analysis
internal import Cartography
internal import Foundation
internal import GDALBridge
internal import Geometry
internal import Project
internal import Publish
internal import Stunting

/// Access to services of a project's workspace or of files: who can't reach them, how many people that is, and what is
/// missing.
///
/// - Throws: Errors that are `UserFacing`.
public func findAccess(_ request: ReachRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> StatisticsOutcome
{
  do {
    try checkOutputs(request, inputs: [])
    let region = try await ReachRegion(request)
    try checkGround(region)
    progress("akses / access")
    var result = region.result()
    let analysis = try await addAccess(&result, region.task)
    try await addSupply(&result, region.task)
    let output = AccessOutput(region: region, result: result, analysis: analysis, request: request)
    let files = try await output.write()
    return StatisticsOutcome(
      text: output.document.plainText() + closingLine(files, request.language), json: output.json, csv: output.rows.csv)
  } catch {
    throw userFacing(error)
  }
}

/// Refuses outputs before anything is computed.
func checkOutputs(_ request: ReachRequest, inputs more: [URL]) throws {
  let planned = OutputPlan(request.outputs, map: request.map)
  try planned.check()
  var files = planned.files
  if let isochrones = request.isochrones {
    guard ["geojson", "json"].contains(isochrones.pathExtension.lowercased()) else {
      throw DirectProblem.unknownOutput(file: isochrones.lastPathComponent, known: ["geojson"])
    }
    files.append(isochrones)
  }
  let own: [URL] =
    switch request.input {
    case .project(let url): projectFiles(url)
    case .files(let f): f.all
    }
  try checkPlaces(files, inputs: own + more)
}

/// Refuses a cost that there is nothing for.
func checkGround(_ region: ReachRegion) throws {
  let inputs = region.task.data.access
  let model = region.task.parameters.travel.model
  let isMissing =
    switch model {
    case .geodesic: false
    case .road: !inputs.lines.contains { $0.role == .road }
    case .terrain: inputs.surfaces.isEmpty
    }
  if isMissing { throw ReachProblem.nothingToTravelOn(cost: model.rawValue) }
}

/// The files and texts of `lokus access`.
struct AccessOutput {
  let region: ReachRegion
  let result: RegionResult
  let analysis: AccessAnalysis?
  let request: ReachRequest

  var document: Document { ReportBuilder(result: result, context: region.context(result, request)).access() }
  var rows: AccessRows { AccessRows(result) }
  var table: VillageTable { VillageTable(accessOf: result) }

  var origin: JSONText {
    provenance(
      place: region.place, parameters: region.task.parameters, result: result, imports: region.task.data.imports,
      asOf: region.asOf(request), audience: .internal)
  }

  var json: String {
    JSONText.object([
      "provenance": origin, "access": .array(rows.rows),
      "gaps": .array(result.gaps.map { gapJSON($0, edition: result.edition) }),
      "set_aside": .array(region.task.data.setAside.map(setAsideJSON)),
    ]).pretty
  }

  func write() async throws -> [URL] {
    var files: [(URL, OutputContent)] = try request.outputs.map { ($0, try content($0)) }
    if let url = request.map { files += try await maps(url) }
    if let url = request.isochrones { files.append((url, .bytes(Array(try await isochroneText().utf8)))) }
    try writeTogether(files)
    return files.map(\.0)
  }

  private func content(_ url: URL) throws -> OutputContent {
    switch url.pathExtension.lowercased() {
    case "geojson": .bytes(Array(villagesGeoJSON(result, table: table, provenance: origin).utf8))
    case "gpkg": .geoPackage([villageLayer(table, result)])
    case "csv": .bytes(Array(rows.csv.utf8))
    case "json": .bytes(Array(json.utf8))
    case "txt": .bytes(Array(document.plainText().utf8))
    case "md": .bytes(Array(document.markdown.utf8))
    default: throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: StatisticsOutput.extensions)
    }
  }

  /// One sheet a service: the first at `url`, the others beside it.
  private func maps(_ url: URL) async throws -> [(URL, OutputContent)] {
    let sheets = ResultSheets(
      result: result, place: region.place, language: request.language, threads: request.threads)
    let maker = try sheets.style("akses")
    let base = try await sheets.baseMap()
    let report = ReportBuilder(result: result, context: region.context(result, request))
    return try result.access.enumerated().map { order, access in
      let service = access.service
      let style = maker.instantiated(
        item: service.key, name: LocalisedText(id: service.nameIndonesian, en: service.nameEnglish),
        facilityKinds: service.facilityKinds)
      let ids = result.edition.villages.indices.map { ThemeClasses.access($0, access) }
      let lines = [
        report.accessMapLine(access), sourceLine(region.sources(of: service, access.method), request.language),
      ]
      let png = try sheets.draw(style, ids, base, lines: lines)
      return (order == 0 ? url : beside(url, service.key), .bytes(png))
    }
  }

  /// The area within each service's threshold.
  private func isochroneText() async throws -> String {
    guard let analysis else { return "" }
    var areas: [ReachArea] = []
    for access in result.access {
      let targets = access.loads.compactMap { result.facilities[$0.facility].position }
      let found = try await analysis.engine.isochrones(
        targets: targets, thresholds: [access.norm.value], isMinutes: access.method.isMinutes,
        threads: request.threads)
      areas.append(ReachArea(access: access, polygons: found.polygons.planar))
    }
    return reachAreasGeoJSON(areas, provenance: origin)
  }
}

extension ReachRegion {
  /// Files that a service's map rests on.
  func sources(of service: ServiceDefinition, _ method: TravelMethod) -> [String] {
    let kinds = Set(task.data.facilities.filter { service.facilityKinds.contains($0.kind) }.map(\.sourceID))
    let used = kinds.union(method.sources)
    return task.data.imports.filter { $0.role == "boundaries" || $0.role == "demand" || used.contains($0.sourceID) }
      .map(\.fileName)
  }
}
