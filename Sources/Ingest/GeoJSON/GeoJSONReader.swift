public import GDALBridge
import Geometry
import Parallel

/// Reader of GeoJSON (RFC 7946, and the `crs` member of 2008) and of text sequences of features by newline or by
/// record separator (RFC 8142), plain or gzip.
///
/// Long texts are parsed in chunks of a fixed size. A chunk that does not parse by itself is no error: the text is then
/// parsed from its start on one thread, which finds the error or the reading that the chunks could not. So the result
/// never depends on the number of threads.
public enum GeoJSONReader {
  /// Bytes of a chunk; a constant, so that chunks do not depend on the machine.
  static let chunkBytes = 2 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: A plain or gzip file; which one is seen from its first bytes, not from its name.
  ///   - threads: Most threads.
  /// - Returns: Features in file order. Rings are closed and otherwise as read; heights are dropped; features that are
  ///   neither polygon nor point are there with their kind only. Objects and arrays in properties stay JSON text.
  /// - Throws: `IngestError`.
  public static func read(
    path: String, threads: Int = 1, limitBytes: Int = largestFileBytes
  ) async throws(IngestError) -> VectorLayer {
    try await read(FileBytes(path: path, limitBytes: limitBytes), threads: threads)
  }

  /// Reads a text in memory; `name` is for messages.
  public static func read(text: [UInt8], name: String, threads: Int = 1) async throws(IngestError) -> VectorLayer {
    try await read(FileBytes(name: name, text: text), threads: threads)
  }

  static func read(_ file: FileBytes, threads: Int) async throws(IngestError) -> VectorLayer {
    if threads > 1, file.count > 2 * chunkBytes, let layer = await readInChunks(file, threads: threads) {
      return layer
    }
    return try readSerially(file)
  }

  /// Parses the whole text on this thread.
  static func readSerially(_ file: FileBytes) throws(IngestError) -> VectorLayer {
    let outcome = withParser(file, from: textStart(file)) { parser -> Result<ParsedPart, IngestError> in
      parser.reserve(bytes: file.count)
      do throws(JSONFault) {
        try parser.readDocument()
        return .success(ParsedPart(parser))
      } catch {
        return .failure(.badJSON(file: file.name, problem: problem(error, file, features: parser.kinds.count)))
      }
    }
    return try layer([try outcome.get()], crsName: nil, file)
  }

  /// Offset of the text behind a byte order mark.
  static func textStart(_ file: FileBytes) -> Int {
    file.count >= 3 && file.bytes[0] == 0xEF && file.bytes[1] == 0xBB && file.bytes[2] == 0xBF ? 3 : 0
  }

  /// Runs `body` with a parser that stands at `offset`.
  static func withParser<Value>(
    _ file: FileBytes, from offset: Int, _ body: (inout FeatureParser) -> Value
  ) -> Value {
    exactPowersOfTen.withUnsafeBufferPointer { powers in
      file.bytes.withUnsafeBufferPointer { buffer in
        // Neither array is empty: the file ends in padding.
        let base = buffer.baseAddress.unsafelyUnwrapped
        let powers = powers.baseAddress.unsafelyUnwrapped
        var parser = FeatureParser(cursor: JSONCursor(base: base, end: file.count, powers: powers, at: offset))
        return body(&parser)
      }
    }
  }

  /// Puts parts together to a layer; the `crs` member may stand in any of them.
  static func layer(_ parts: [ParsedPart], crsName: String?, _ file: FileBytes) throws(IngestError) -> VectorLayer {
    guard var whole = parts.first else { throw .emptyLayer(file: file.name) }
    if parts.count > 1 { whole = ParsedPart(joining: parts) }
    let name = whole.crsName ?? crsName
    var layer = VectorLayer(name: stem(file.name), crs: name.map { .stated($0) } ?? .impliedWGS84)
    guard let polygons = whole.rings.polygonSet else {
      throw .fileTooLarge(file: file.name, limitBytes: largestFileBytes)
    }
    layer.polygons = polygons
    (layer.fields, layer.columns) = whole.columns.finished()
    layer.geometry = whole.kinds
    if whole.kinds.contains(.point) {
      layer.pointX = whole.pointX
      layer.pointY = whole.pointY
    }
    layer.featureIDs = (0..<whole.kinds.count).map { Int64($0) + 1 }
    return layer
  }

  private static func stem(_ name: String) -> String {
    name.firstIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func problem(_ fault: JSONFault, _ file: FileBytes, features: Int) -> JSONProblem {
    let offset = min(fault.offset, file.count)
    let line = file.bytes[..<offset].count { $0 == 10 } + 1
    return JSONProblem(
      byteOffset: offset, line: line, feature: features + 1, expected: fault.expected, found: found(offset, file))
  }

  private static func found(_ offset: Int, _ file: FileBytes) -> String {
    guard offset < file.count else { return "end" }
    let byte = file.bytes[offset]
    if byte > 32 && byte < 127 { return String(Unicode.Scalar(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count == 1 ? "0" : "") + digits
  }
}

/// 10^0 to 10^22: the powers of ten that a double holds exactly.
private let exactPowersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
