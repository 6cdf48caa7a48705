public import GDALBridge

/// Reading of vector layers in any format: GeoJSON by our own reader, all others through GDAL.
public enum VectorReader {
  /// - Parameters:
  ///   - layer: Name of the layer; nil for the only one. GeoJSON has no names, so it must be nil there.
  ///   - encoding: Encoding of a Shapefile's texts; nil finds out.
  /// - Throws: `IngestError`; a layer without features is `.emptyLayer`.
  public static func read(
    path: String, layer: String? = nil, encoding: String? = nil, threads: Int = 1
  ) async throws(IngestError) -> VectorLayer {
    let name = fileName(of: path)
    // The library reads no attributes of a packed KML: without them its villages have no codes.
    guard pathExtension(of: path) != "kmz" else { throw .notThisFormat(file: name, detail: "KMZ") }
    let result: VectorLayer
    switch try FileFormat(path: path) {
    case .geoJSON: result = try await GeoJSONReader.read(path: path, threads: threads)
    case .vector, .workbook: result = try vectorLayer(path: path, layer: layer, encoding: encoding)
    case .delimitedText: throw .notThisFormat(file: name, detail: "")
    }
    guard result.featureCount > 0 else { throw .emptyLayer(file: name) }
    return result
  }
}

/// A layer through GDAL, with this module's errors.
func vectorLayer(path: String, layer: String?, encoding: String?) throws(IngestError) -> VectorLayer {
  do {
    return try VectorFile.readLayer(path: path, layer: layer, encoding: encoding)
  } catch {
    // A file that starts as its format does and that its reader refuses is cut off or damaged.
    if case .notVector(let detail) = error, try startsAsVector(path) {
      throw .fileDamaged(file: fileName(of: path), detail: detail)
    }
    throw IngestError(error, file: fileName(of: path))
  }
}

/// True for the first bytes of a GeoPackage, a FlatGeobuf or a Shapefile.
private func startsAsVector(_ path: String) throws(IngestError) -> Bool {
  let head = try fileHead(path)
  return [Array("SQLite format 3".utf8), Array("fgb".utf8), [0, 0, 0x27, 0x0A]].contains { head.starts(with: $0) }
}

extension IngestError {
  init(_ error: VectorFileError, file: String) {
    switch error {
    case .missing: self = .fileMissing(file: file)
    case .refusedName: self = .fileRefused(file: file)
    case .notVector(let detail): self = .notThisFormat(file: file, detail: detail)
    case .damaged(let detail): self = .fileDamaged(file: file, detail: detail)
    case .layerMissing(let layer, let available):
      self = .layerMissing(file: file, layer: layer, available: available)
    case .layerAmbiguous(let available): self = .layerAmbiguous(file: file, available: available)
    case .tooLarge: self = .fileTooLarge(file: file, limitBytes: largestFileBytes)
    }
  }
}
