internal import Analysis
internal import Cartography
internal import DrawingBridge
internal import Foundation
internal import Project
internal import Publish
internal import Stunting

/// Writes a folder that may be shown: aggregates with small counts suppressed, tiles drawn from the suppressed classes,
/// and nothing from which a suppressed count follows. The only kind of folder that `serve` serves.
///
/// - Throws: Errors that are `UserFacing`.
public func exportPublic(_ request: RunRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> RunOutcome
{
  let project: ProjectFile
  let output: OutputFolder
  do {
    project = try readProject(at: request.project, checkingFiles: false, knownStyles: try? knownStyles())
    output = try OutputFolder(target: request.out)
  } catch {
    throw userFacing(error)
  }
  do {
    let analysed = try await analyseProject(project, request, progress: progress)
    try await writePublic(analysed, project, request, to: output, progress: progress)
    try output.commit()
    let closing = closingText(request)
    return RunOutcome(text: closing, closing: closing, tableJSON: "")
  } catch {
    output.discard()
    throw userFacing(error)
  }
}

private func writePublic(
  _ a: AnalysedProject, _ project: ProjectFile, _ request: RunRequest, to output: OutputFolder,
  progress: (String) -> Void
) async throws {
  let view = PublicView.make(result: a.result)
  let table = PublicTable(view)
  let origin = provenance(
    place: project.place, parameters: project.parameters, result: a.result, imports: [], asOf: a.asOf, audience: .public
  )
  let classes = try classColumns(MapRegion(a, project), isPublic: true, language: request.language)
  try output.write(publicVillagesGeoJSON(view, classes: classes, provenance: origin), to: "geojson/desa.geojson")
  try output.write(publicFacilitiesGeoJSON(view, provenance: origin), to: "geojson/fasilitas.geojson")
  try output.write(table.csv, to: "desa.csv")
  try output.write(
    view.districtsCSV(regionName: project.place.name, regionCode: project.place.regencyCode), to: "kecamatan.csv")
  progress("peta / maps")
  let tiles = try await writeMaps(MapRegion(a, project), isPublic: true, request: request, to: output)
  var manifest = PublicManifest(
    audience: PublicManifest.publicAudience, place: .init(name: project.place.name, code: project.place.regencyCode),
    period: a.result.headline?.period.description, asOf: a.asOf, edition: a.result.edition.id,
    synthetic: project.place.synthetic, bounds: tiles?.bounds ?? [],
    styles: tiles?.styles.map { publicStyle($0, tiles) } ?? [],
    downloads: downloads, threshold: view.rule.threshold, lokusVersion: LokusVersion.current)
  manifest.describe(view)
  try output.write(manifest.json, to: OutputFolder.manifestName)
}

private func publicStyle(_ entry: TileManifest.StyleEntry, _ tiles: TileManifest?) -> PublicManifest.Style {
  PublicManifest.Style(
    key: entry.key, title: .init(id: entry.title.id, en: entry.title.en), minZoom: tiles?.minZoom ?? 0,
    maxZoom: tiles?.maxZoom ?? 0,
    classes: entry.classes.map { c in
      PublicManifest.StyleClass(
        key: c.id, label: .init(id: c.label.id, en: c.label.en), color: c.colour.hex, hatch: c.hatch?.form.rawValue,
        hatchColor: c.hatch?.colour.hex, count: c.villages)
    },
    notes: entry.sourceNotes.map { .init(id: $0.id, en: $0.en) })
}

private var downloads: [PublicManifest.Download] {
  [
    .init(
      path: "geojson/desa.geojson", title: .init(id: "Desa/kelurahan (GeoJSON)", en: "Villages (GeoJSON)"),
      mediaType: "application/geo+json"),
    .init(
      path: "geojson/fasilitas.geojson", title: .init(id: "Fasilitas (GeoJSON)", en: "Facilities (GeoJSON)"),
      mediaType: "application/geo+json"),
    .init(path: "desa.csv", title: .init(id: "Desa/kelurahan (CSV)", en: "Villages (CSV)"), mediaType: "text/csv"),
    .init(path: "kecamatan.csv", title: .init(id: "Kecamatan (CSV)", en: "Kecamatan (CSV)"), mediaType: "text/csv"),
  ]
}

private func closingText(_ request: RunRequest) -> String {
  let name = request.out.lastPathComponent
  return request.language.pick(
    "Folder \(name)/ boleh dibagikan: angka 1-4 orang disamarkan. Tampilkan dengan: lokus serve --folder \(name)\n",
    "The folder \(name)/ may be shared: counts of 1-4 people are hidden. Show it with: lokus serve --folder \(name)\n")
}
