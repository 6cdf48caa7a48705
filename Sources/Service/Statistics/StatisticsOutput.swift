internal import Analysis
internal import Foundation
internal import GDALBridge
internal import Geometry
internal import Ingest
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
    var files: [(URL, Content)] = try request.outputs.map { ($0, try content($0)) }
    if let url = request.saveWeights { files.append((url, .bytes(Array(try weightsText(url).utf8)))) }
    if let url = request.map { files += try await maps(url).map { ($0.0, .bytes($0.1)) } }
    var staged: [(from: URL, to: URL)] = []
    do {
      for (url, content) in files { staged.append((try stage(content, for: url), url)) }
      for file in staged { try replace(file.to, with: file.from) }
    } catch {
      for file in staged { try? FileManager.default.removeItem(at: file.from) }
      throw error
    }
    return files.map(\.0)
  }

  func closing(_ files: [URL]) -> String {
    request.language.pick(
      "Ditulis (untuk penggunaan internal): ", "Written (for internal use): ")
      + files.map(\.lastPathComponent).joined(separator: ", ") + "\n"
  }

  private enum Content {
    case bytes([UInt8])
    case geoPackage
  }

  private func content(_ url: URL) throws -> Content {
    switch url.pathExtension.lowercased() {
    case "geojson":
      .bytes(
        Array(
          villagesGeoJSON(result, table: table, provenance: origin, polygons: region.planar?.polygons).utf8))
    case "gpkg": .geoPackage
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

  private func stage(_ content: Content, for url: URL) throws -> URL {
    let beside = url.deletingLastPathComponent().appendingPathComponent(".lokus-baru.\(url.lastPathComponent)")
    try? FileManager.default.removeItem(at: beside)
    do {
      switch content {
      case .bytes(let bytes): try Data(bytes).write(to: beside)
      case .geoPackage: try VectorLayerWriter.write([layer], to: beside.path)
      }
    } catch let error as VectorWriteError {
      throw error
    } catch {
      try? FileManager.default.removeItem(at: beside)
      throw OutputError.cannotWrite(name: url.lastPathComponent, reason: reason(error))
    }
    return beside
  }

  private func replace(_ url: URL, with staged: URL) throws {
    guard rename(staged.path, url.path) == 0 else {
      throw OutputError.cannotWrite(name: url.lastPathComponent, reason: String(cString: strerror(errno)))
    }
  }

  private func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(type(of: error))" }
    let posix = error.userInfo[NSUnderlyingErrorKey] as? POSIXError
    return posix.map { String(cString: strerror($0.code.rawValue)) } ?? "\(error.code.rawValue)"
  }

  /// The villages as a layer; columns keep the kind of their first value.
  private var layer: LayerToWrite {
    LayerToWrite(
      name: "desa", description: "Lokus \(LokusVersion.current)", columns: table.columns.map(layerColumn),
      shapes: .polygons(region.planar?.polygons ?? result.edition.polygons.planar),
      reference: region.planar == nil ? .wgs84 : .planar)
  }

  private func layerColumn(_ column: VillageTable.Column) -> LayerColumn {
    LayerColumn(column.key, layerValues((0..<table.count).map(column.value)))
  }
}

/// Refuses an output before anything is computed.
func checkOutputs(_ request: StatisticsRequest) throws {
  for url in request.outputs where !StatisticsOutput.extensions.contains(url.pathExtension.lowercased()) {
    throw DirectProblem.unknownOutput(file: url.lastPathComponent, known: StatisticsOutput.extensions)
  }
  if let map = request.map, map.pathExtension.lowercased() != "png" {
    throw DirectProblem.unknownOutput(file: map.lastPathComponent, known: ["png"])
  }
  if let weights = request.saveWeights, !["gal", "gwt"].contains(weights.pathExtension.lowercased()) {
    throw DirectProblem.unknownOutput(file: weights.lastPathComponent, known: ["gal", "gwt"])
  }
}

/// A column of JSON values by the kind of its first value.
func layerValues(_ values: [JSONText]) -> LayerValues {
  let first = values.first { if case .null = $0 { false } else { true } }
  switch first {
  case .bool: return .boolean(values.map { if case .bool(let b) = $0 { b } else { nil } })
  case .int: return .integer(values.map { if case .int(let i) = $0 { i } else { nil } })
  case .number:
    return .real(
      values.map { if case .number(let x, let decimals) = $0 { Double(JSONText.decimal(x, decimals)) } else { nil } })
  default: return .text(values.map { if case .string(let s) = $0 { s } else { nil } })
  }
}
