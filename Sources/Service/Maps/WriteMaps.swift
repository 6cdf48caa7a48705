internal import Analysis
internal import Cartography
internal import DrawingBridge
internal import Foundation
internal import Geometry
internal import Project
internal import Publish
internal import Stunting
internal import TileArchives

/// Writes the folder `tiles/` of an output: PNG tiles of every theme of the project, the vector tiles as one archive with
/// TileJSON, and styles for MapLibre and QGIS.
///
/// - Returns: The manifest of the PNG tiles; nil when the region has nothing to draw.
func writeMaps(_ region: MapRegion, isPublic: Bool, request: RunRequest, to output: OutputFolder) async throws
  -> TileManifest?
{
  guard region.result.edition.polygons.planar.bounds != nil else { return nil }
  let source = try ThemeSource(region, isPublic: isPublic, language: request.language)
  let themes = try drawnThemes(region, source)
  let zooms = 0...region.parameters.maximumZoom
  let base = try await BaseMap(layer: region.mapLayer, zooms: zooms, threads: request.threads)
  let folder = TileFolder(output)
  let job = TileJob(region: region, base: base, language: request.language, threads: request.threads)
  let manifest = try await job.run(themes, into: folder)
  try folder.finish()
  try output.write(manifestBytes(manifest), to: "tiles/manifest.json")
  let vector = VectorJob(
    region: region, themes: source, base: base, zooms: zooms, language: request.language, threads: request.threads)
  try await writeVector(vector, to: output)
  try writeClientStyles(themes, language: request.language, to: output)
  return manifest
}

/// The themes of the project; one that this run has no data for is left out.
private func drawnThemes(_ region: MapRegion, _ source: ThemeSource) throws -> [Theme] {
  try region.parameters.styles.compactMap { key in
    do { return try source.theme(key) } catch MapProblem.nothingInTheme { return nil }
  }
}

/// The class of every village for each theme of the project, by which the QGIS styles colour `geojson/desa.geojson`.
func classColumns(_ region: MapRegion, isPublic: Bool, language: Language) throws -> [VillageTable.Column] {
  let source = try ThemeSource(region, isPublic: isPublic, language: language)
  return try drawnThemes(region, source).map { theme in
    let ids = theme.ids
    return VillageTable.Column(key: VectorJob.classAttribute(theme.style.key)) { .string(ids[$0]) }
  }
}

private func writeVector(_ job: VectorJob, to output: OutputFolder) async throws {
  let sink = try PMTilesSink(path: try output.url(for: "tiles/\(vectorArchive)").path)
  do {
    try await job.write(to: sink)
    _ = try sink.finish(job.metadata)
  } catch {
    sink.discard()
    throw error
  }
  try output.write(tileJSON(job.metadata, tiles: [vectorAddress]), to: "tiles/wilayah.json")
}

/// The vector tiles of an output folder, and their address in TileJSON, relative to the file.
let vectorArchive = "wilayah.pmtiles"
private let vectorAddress = "pmtiles://\(vectorArchive)/{z}/{x}/{y}"
