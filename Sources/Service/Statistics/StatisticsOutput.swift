internal import Analysis
internal import Foundation
internal import GDALBridge
internal import Geometry
internal import Ingest
internal import Project
internal import Publish
internal import Stunting

/// The files and texts of one hotspots or klaster command.
struct StatisticsOutput {
  let region: StatisticsRegion
  let result: RegionResult
  let document: Document
  let table: VillageTable
  let request: StatisticsRequest
  let themes: [String]

  static let extensions = ["geojson", "gpkg", "csv", "json", "txt", "md"]

  /// Writes every file that was asked for, each beside its final name first.
  ///
  /// - Returns: What was written.
  func write() async throws -> [URL] {
    var files: [(URL, OutputContent)] = try request.outputs.map { ($0, try content($0)) }
    if let url = request.saveWeights { files.append((url, .bytes(Array(try weightsText(url).utf8)))) }
    if let url = request.map { files += try await maps(url).map { ($0.0, .bytes($0.1)) } }
    try writeTogether(files)
    return files.map(\.0)
  }

  private func content(_ url: URL) throws -> OutputContent {
    switch url.pathExtension.lowercased() {
    case "geojson":
      .bytes(
        Array(
          villagesGeoJSON(result, table: table, provenance: origin, polygons: region.planar?.polygons).utf8))
    case "gpkg": .geoPackage([villageLayer(table, result, planar: region.planar)])
    case "csv": .bytes(Array(table.csv.utf8))
    case "json": .bytes(Array(json.utf8))
    case "txt": .bytes(Array(document.plainText().utf8))
    case "md": .bytes(Array(document.markdown.utf8))
    default: throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: StatisticsOutput.extensions)
    }
  }

  var origin: JSONText {
    provenance(
      place: region.place, parameters: region.task.parameters, result: result, imports: region.task.data.imports,
      asOf: region.asOf(result, request), audience: .internal)
  }
}

/// The villages as a layer; columns keep the kind of their first value.
func villageLayer(_ table: VillageTable, _ result: RegionResult, planar: PlanarLayer? = nil) -> LayerToWrite {
  LayerToWrite(
    name: "desa", description: "Lokus \(LokusVersion.current)",
    columns: table.columns.map { column in
      LayerColumn(column.key, layerValues((0..<table.count).map(column.value)))
    },
    shapes: .polygons(planar?.polygons ?? result.edition.polygons.planar),
    reference: planar == nil ? .wgs84 : .planar)
}

/// What is said of the files that a command wrote.
func closingLine(_ files: [URL], _ language: Language) -> String {
  guard !files.isEmpty else { return "" }
  return "\n" + language.pick("Ditulis (untuk penggunaan internal): ", "Written (for internal use): ")
    + files.map(\.lastPathComponent).joined(separator: ", ") + "\n"
}

/// Refuses an output before anything is computed.
func checkOutputs(_ request: StatisticsRequest) throws {
  let planned = OutputPlan(request.outputs, map: request.map)
  var files = planned.files
  if let weights = request.saveWeights {
    guard ["gal", "gwt"].contains(weights.pathExtension.lowercased()) else {
      throw DirectProblem.unknownOutput(file: weights.lastPathComponent, known: ["gal", "gwt"])
    }
    files.append(weights)
  }
  try planned.check()
  try checkPlaces(files, inputs: inputs(of: request))
}

private func inputs(of request: StatisticsRequest) -> [URL] {
  let own: [URL] =
    switch request.input {
    case .project(let url): projectFiles(url)
    case .file(let polygons): [polygons.url]
    }
  return own + (request.loadWeights.map { [$0] } ?? [])
}

/// The project file, its workspace and every source in it that can be named without reading it.
func projectFiles(_ url: URL) -> [URL] {
  let project = try? readProject(at: url, checkingFiles: false, knownStyles: try? knownStyles())
  let workspace = url.deletingLastPathComponent().appendingPathComponent("lokus.gpkg")
  return [url, workspace] + (project.map { p in p.allSources.map(p.url) } ?? [])
}

/// The files and the map that a command is to write.
struct OutputPlan {
  let outputs: [URL]
  let map: URL?

  init(_ outputs: [URL], map: URL?) {
    self.outputs = outputs
    self.map = map
  }

  var files: [URL] { outputs + (map.map { [$0] } ?? []) }

  /// - Throws: `DirectProblem.unknownOutput`.
  func check() throws {
    for url in outputs where !StatisticsOutput.extensions.contains(url.pathExtension.lowercased()) {
      throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: StatisticsOutput.extensions)
    }
    if let map, map.pathExtension.lowercased() != "png" {
      throw DirectProblem.unknownOutput(file: map.lastPathComponent, known: ["png"])
    }
  }
}

/// Refuses outputs in a folder that is not there, named twice, or that the command reads.
func checkPlaces(_ files: [URL], inputs: [URL]) throws {
  let read = Set(inputs.map(placeOnDisk))
  var seen: Set<String> = []
  for url in files {
    let folder = url.deletingLastPathComponent()
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw DirectProblem.noFolder(file: url.lastPathComponent, folder: folder.lastPathComponent)
    }
    guard seen.insert(placeOnDisk(url)).inserted else { throw DirectProblem.outputTwice(file: url.lastPathComponent) }
    guard !read.contains(placeOnDisk(url)) else { throw DirectProblem.outputIsInput(file: url.lastPathComponent) }
  }
}

private func placeOnDisk(_ url: URL) -> String { url.standardizedFileURL.resolvingSymlinksInPath().path }
