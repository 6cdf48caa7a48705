internal import Analysis
internal import Foundation
internal import Project
internal import Publish
internal import Store
internal import Stunting

/// Analyses the workspace of a project and writes the parts asked for to `hasil/`, whole or not at all.
///
/// - Parameter progress: Called with a short line as stages begin.
/// - Throws: Errors that are `UserFacing`.
public func runProject(_ request: RunRequest, progress: @escaping @Sendable (String) -> Void) async throws -> RunOutcome
{
  let project = try readProject(at: request.project, checkingFiles: false, knownStyles: try? knownStyles())
  let output = try OutputFolder(target: request.out)
  do {
    let analysed = try await analyseProject(project, request, progress: progress)
    let outcome = try await writeResults(analysed, project, request, to: output, progress: progress)
    try output.commit()
    return outcome
  } catch {
    output.discard()
    throw userFacing(error)
  }
}

/// A region with its result, ready to be published.
struct AnalysedProject {
  var data: RegionData
  var result: RegionResult
  var asOf: String
}

func analyseProject(_ project: ProjectFile, _ request: RunRequest, progress: (String) -> Void) async throws
  -> AnalysedProject
{
  let workspace = try openWorkspace(project)
  defer { try? workspace.close() }
  progress("membaca ruang kerja / reading the workspace")
  let data = try await loadRegion(workspace, project, threads: request.threads)
  let task = AnalysisTask(
    data: data, parameters: project.parameters, catalogue: project.catalogue, services: project.services,
    placeName: project.place.name, threads: request.threads)
  let result = try await analyse(task, progress: progress)
  let latest = result.headline?.period.endDate ?? data.values.map(\.period).max()?.endDate
  return AnalysedProject(data: data, result: result, asOf: request.asOf ?? latest ?? "-")
}

private func writeResults(
  _ analysed: AnalysedProject, _ project: ProjectFile, _ request: RunRequest, to output: OutputFolder,
  progress: (String) -> Void
) async throws -> RunOutcome {
  let result = analysed.result
  let report = ReportBuilder(result: result, context: reportContext(analysed, project, request.language))
  let table = VillageTable(result, labels: Labels(request.language), reason: { report.reason($0) })
  let origin = provenance(
    place: project.place, parameters: project.parameters, result: result, imports: analysed.data.imports,
    asOf: analysed.asOf, audience: .internal)
  let document = report.build()
  try output.carryOver(except: request.parts)
  if request.parts.contains(.report) {
    try writeReport(document, table, to: output)
    try writeAccess(result, project.place.name, request.language, to: output)
  }
  if request.parts.contains(.geojson) {
    let classes = try classColumns(MapRegion(analysed, project), isPublic: false, language: request.language)
    let drawn = VillageTable(columns: table.columns + classes, count: table.count)
    try output.write(villagesGeoJSON(result, table: drawn, provenance: origin), to: "geojson/desa.geojson")
    try output.write(facilitiesGeoJSON(result, provenance: origin), to: "geojson/fasilitas.geojson")
  }
  if request.parts.contains(.workspace) { try copyWorkspace(project, to: output) }
  if request.parts.contains(.tiles) {
    progress("peta / maps")
    try await writeTiles(analysed, project, request, to: output)
  }
  try output.writeManifest(origin)
  let closing = closingText(output, request)
  return RunOutcome(text: document.plainText() + "\n" + closing, closing: closing, tableJSON: tableJSON(table))
}

private func writeReport(_ document: Document, _ table: VillageTable, to output: OutputFolder) throws {
  try output.write(document.plainText(), to: "laporan.txt")
  try output.write(document.markdown, to: "laporan.md")
  try output.write(table.csv, to: "laporan.csv")
}

/// The long tables beside the report: access, supply or management, programmes.
private func writeAccess(_ result: RegionResult, _ name: String, _ language: Language, to output: OutputFolder) throws {
  if !result.access.isEmpty { try output.write(AccessRows(result).csv, to: "akses.csv") }
  if let supply = result.supply {
    try output.write(supplyCSV(supply, edition: result.edition, language: language), to: "penyediaan.csv")
  }
  if let programmes = result.programmes {
    try output.write(programmeCSV(programmes, villages: result.edition.villages), to: "program.csv")
  }
}

private func copyWorkspace(_ project: ProjectFile, to output: OutputFolder) throws {
  let workspace = try openWorkspace(project)
  defer { try? workspace.close() }
  try workspace.copy(to: output.staging.appendingPathComponent("lokus.gpkg").path)
}

private func writeTiles(
  _ analysed: AnalysedProject, _ project: ProjectFile, _ request: RunRequest, to output: OutputFolder
) async throws {
  let region = MapRegion(analysed, project)
  _ = try await writeMaps(region, isPublic: false, request: request, to: output)
}

func reportContext(_ a: AnalysedProject, _ project: ProjectFile, _ language: Language) -> ReportContext {
  var context = reportContext(a, place: project.place, unit: project.parameters.unit, language)
  context.quality = quality(a.data, project, asOf: a.asOf)
  return context
}

/// What a report says of place and sources, without the data quality.
func reportContext(_ a: AnalysedProject, place: ProjectPlace, unit: UnitLevel, _ language: Language) -> ReportContext {
  var context = ReportContext(
    language: language, placeName: place.name, regencyCode: place.regencyCode, institution: place.institution,
    isSynthetic: place.synthetic, lokusVersion: LokusVersion.current, asOf: a.asOf, imports: a.data.imports,
    setAside: a.data.setAside, findings: a.data.findings)
  context.unit = unit
  return context
}

private func tableJSON(_ table: VillageTable) -> String {
  JSONText.array((0..<table.count).map { .object(table.members($0)) }).compact + "\n"
}

private func closingText(_ output: OutputFolder, _ request: RunRequest) -> String {
  let name = request.out.lastPathComponent
  return request.language.pick(
    """
    Hasil ada di \(name)/ (untuk penggunaan internal): laporan.txt, laporan.md, laporan.csv, geojson/, tiles/, lokus.gpkg.

    Langkah berikut:
      1. Buka \(name)/laporan.csv di Excel, atau \(name)/geojson/desa.geojson di QGIS.
      2. lokus export --public   menulis folder yang boleh dibagikan (angka 1-4 disamarkan).
      3. lokus serve             menampilkan peta di peramban.

    """,
    """
    Results are in \(name)/ (for internal use): laporan.txt, laporan.md, laporan.csv, geojson/, tiles/, lokus.gpkg.

    What to try next:
      1. Open \(name)/laporan.csv in Excel, or \(name)/geojson/desa.geojson in QGIS.
      2. lokus export --public   writes a folder that may be shared (counts of 1-4 are hidden).
      3. lokus serve             shows the map in a browser.

    """)
}
