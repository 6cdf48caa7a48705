internal import Cartography
public import Foundation
internal import Geometry
internal import Project
internal import Publish
internal import Stunting
internal import TileArchives
internal import Tiles

/// What `lokus tiles` is asked to write.
public struct TilesRequest: Sendable {
  public var map: MapRequest
  /// `.pmtiles`, `.mbtiles`, or a folder.
  public var out: URL
  /// PNG of one theme instead of vector tiles.
  public var isRaster = false
  /// 512 pixels a PNG.
  public var isRetina = false
  public var minimumZoom: Int?
  public var maximumZoom: Int?

  public init(map: MapRequest, out: URL) {
    self.map = map
    self.out = out
  }
}

/// Makes the tiles of a region, or of a polygon file, as one archive or folder.
///
/// - Returns: What was written.
/// - Throws: Errors that are `UserFacing`; the target is then as it was.
public func makeTiles(_ request: TilesRequest, progress: @escaping @Sendable (String) -> Void) async throws -> String {
  do {
    try checkPlaces([request.out], inputs: inputs(of: request.map.input))
    let sink = try sink(for: request.out)
    do {
      return try await fill(sink, request, progress: progress)
    } catch {
      sink.discard()
      throw error
    }
  } catch {
    throw userFacing(error)
  }
}

func inputs(of input: MapInput) -> [URL] {
  switch input {
  case .project(let url): projectFiles(url)
  case .file(let file, _): [file.url]
  }
}

private func sink(for url: URL) throws -> any TileSink {
  switch url.pathExtension.lowercased() {
  case "pmtiles": try PMTilesSink(path: url.path)
  case "mbtiles": try MBTilesSink(path: url.path)
  case "": try FolderSink(path: url.path)
  default: throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: ["pmtiles", "mbtiles"])
  }
}

private func fill(
  _ sink: any TileSink, _ request: TilesRequest, progress: @escaping @Sendable (String) -> Void
) async throws -> String {
  let map = request.map
  let region = try await MapRegion(
    map.input, asOf: map.asOf, threads: map.threads, language: map.language, progress: progress)
  let themes = try ThemeSource(region, isPublic: map.isPublic, language: map.language)
  let last = request.maximumZoom ?? region.parameters.maximumZoom
  let zooms = min(request.minimumZoom ?? 0, last)...last
  progress("batas / borders")
  let base = try await BaseMap(layer: region.mapLayer, zooms: zooms, threads: map.threads)
  progress("ubin / tiles")
  let counts: TileCounts
  if request.isRaster {
    counts = try await rasters(region, themes, base, request, sink)
  } else {
    let job = VectorJob(
      region: region, themes: themes, base: base, zooms: zooms, language: map.language, threads: map.threads)
    try await job.write(to: sink)
    counts = try sink.finish(job.metadata)
  }
  return closing(counts, base, region, request)
}

private func rasters(
  _ region: MapRegion, _ themes: ThemeSource, _ base: BaseMap, _ request: TilesRequest, _ sink: any TileSink
) async throws -> TileCounts {
  let key = request.map.theme ?? region.parameters.styles.first ?? "prevalensi"
  let job = TileJob(region: region, base: base, language: request.map.language, threads: request.map.threads)
  let scene = try job.scene(try themes.theme(key))
  let plan = try TileSet.plan(bounds: base.bounds, minZoom: request.minimumZoom, maxZoom: base.zooms.upperBound)
  try await renderTiles(
    plan.tiles, scene: scene, density: request.isRetina ? .double : .standard, threads: request.map.threads
  ) { tile in
    if let png = tile.png { try sink.add(png, at: tile.id) }
  }
  let style = scene.style.title.text(job.mapLanguage)
  return try sink.finish(
    TileSetMetadata(
      name: "\(region.place.name): \(style)", content: .png, zooms: plan.zooms, bounds: base.bounds,
      description: "Lokus \(LokusVersion.current); \(region.asOf)", attribution: borderNotice.text(job.mapLanguage),
      role: .overlay, tilePixels: request.isRetina ? 512 : 256))
}

private func closing(_ counts: TileCounts, _ base: BaseMap, _ region: MapRegion, _ request: TilesRequest) -> String {
  let l = request.map.language
  let number = NumberText(l)
  let name = request.out.lastPathComponent
  let remarks = region.remarks.map { $0 + "\n" }.joined()
  let whom =
    request.map.isPublic
    ? l.pick("boleh dibagikan", "may be shared") : l.pick("untuk penggunaan internal", "for internal use")
  return remarks
    + l.pick(
      """
      \(name) (\(whom)): \(number.integer(counts.addressed)) ubin, \(number.integer(counts.contents)) berbeda; \(number.integer(base.villageCount)) desa/kelurahan.
      Periksa dengan: lokus tiles verify \(name)

      """,
      """
      \(name) (\(whom)): \(number.integer(counts.addressed)) tiles, \(number.integer(counts.contents)) different; \(number.integer(base.villageCount)) villages.
      Check with: lokus tiles verify \(name)

      """)
}
