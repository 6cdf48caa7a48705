import GDALBridge

/// Runs `body` and wraps its error.
func ingest<Value>(_ body: () throws(IngestError) -> Value) throws(DirectError) -> Value {
  do { return try body() } catch { throw .file(error) }
}

/// The layer of a request, with at least one polygon.
func directLayer(_ request: DirectRequest, threads: Int) async throws(DirectError) -> VectorLayer {
  let file = fileName(of: request.path)
  let head = try ingest { () throws(IngestError) in try fileHead(request.path) }
  let layer: VectorLayer
  if head.starts(with: [0x50, 0x4B]) {
    layer = try await archivedLayer(request, threads: threads)
  } else {
    layer = try await plainLayer(request, threads: threads)
  }
  guard layer.geometry.contains(.polygon) else { throw noPolygons(layer, file: file) }
  return layer
}

/// Tables that QGIS keeps beside the layers of a GeoPackage.
private let programTables: Set<String> = ["layer_styles", "qgis_projects"]

private func plainLayer(_ request: DirectRequest, threads: Int) async throws(DirectError) -> VectorLayer {
  do {
    return try await read(request, request.layer, threads)
  } catch .layerAmbiguous(let file, let available) {
    let others = available.filter { !programTables.contains($0) }
    guard others.count == 1 else { throw .file(.layerAmbiguous(file: file, available: others)) }
    do { return try await read(request, others[0], threads) } catch { throw .file(error) }
  } catch {
    throw .file(error)
  }
}

private func read(
  _ request: DirectRequest, _ layer: String?, _ threads: Int
) async throws(IngestError) -> VectorLayer {
  let found = try await VectorReader.read(
    path: request.path, layer: layer, encoding: request.encoding, threads: threads)
  // A GeoJSON file has one layer, called as the file.
  if let layer, found.name != layer {
    throw .layerMissing(file: fileName(of: request.path), layer: layer, available: [found.name])
  }
  return found
}

private func noPolygons(_ layer: VectorLayer, file: String) -> DirectError {
  let empty = layer.geometry.count { $0 == .null }
  let points = layer.geometry.count { $0 == .point }
  return .noPolygons(
    file: file, layer: layer.name, points: points, others: layer.featureCount - empty - points,
    withoutGeometry: empty)
}
