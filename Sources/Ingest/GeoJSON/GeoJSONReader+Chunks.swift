import GDALBridge
import Glibc
import Parallel

extension GeoJSONReader {
  /// Parses the text in chunks on several threads; nil when it cannot be cut or a chunk does not parse by itself.
  static func readInChunks(_ file: FileBytes, threads: Int) async -> VectorLayer? {
    guard let plan = ChunkPlan(file) else { return nil }
    let parts = try? await mapChunks(count: plan.starts.count, chunkSize: 1, threads: threads) { range in
      try plan.parse(chunk: range.lowerBound, of: file)
    }
    guard let parts else { return nil }
    return try? layer(parts, crsName: plan.crsName, file)
  }
}

/// Where a text can be cut into parts that parse by themselves.
private struct ChunkPlan: Sendable {
  /// Where each chunk starts: at a feature.
  var starts: [Int]
  var isCollection: Bool
  /// The text said `"type": "FeatureCollection"` before its features.
  var sawType: Bool
  var crsName: String?

  init?(_ file: FileBytes) {
    let head = GeoJSONReader.withParser(file, from: GeoJSONReader.textStart(file)) { parser in
      try? parser.readHead()
    }
    guard let head else { return nil }
    isCollection = head.features != nil
    sawType = head.sawType
    crsName = head.crsName
    starts = [head.features ?? GeoJSONReader.textStart(file)]
    let first = starts[0]
    var target = first + GeoJSONReader.chunkBytes
    while target < file.count, let next = nextStart(file, from: target) {
      starts.append(next)
      target = max(target + GeoJSONReader.chunkBytes, next + 1)
    }
    guard starts.count > 1 else { return nil }
  }

  private func nextStart(_ file: FileBytes, from offset: Int) -> Int? {
    file.bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return isCollection
        ? featureStart(base, from: offset, end: file.count) : recordStart(base, from: offset, end: file.count)
    }
  }

  /// The next record of a sequence: at a record separator when the text starts with one, else behind a newline.
  private func recordStart(_ base: UnsafePointer<UInt8>, from offset: Int, end: Int) -> Int? {
    let separator: UInt8 = base[starts[0]] == 0x1E ? 0x1E : 10
    guard let found = memchr(base + offset, Int32(separator), end - offset) else { return nil }
    let next = UnsafeRawPointer(base).distance(to: found) + (separator == 10 ? 1 : 0)
    return next < end ? next : nil
  }

  /// The next `{"type":"Feature"`, which cannot stand inside a string: its quotes would be escaped there.
  private func featureStart(_ base: UnsafePointer<UInt8>, from offset: Int, end: Int) -> Int? {
    var at = offset
    while at < end, let found = memchr(base + at, 0x7B, end - at) {
      let brace = UnsafeRawPointer(base).distance(to: found)
      if opensFeature(base, brace) { return brace }
      at = brace + 1
    }
    return nil
  }

  private func opensFeature(_ base: UnsafePointer<UInt8>, _ brace: Int) -> Bool {
    var at = brace + 1
    for word in ["\"type\"", ":", "\"Feature\""] as [StaticString] {
      while [32, 9, 10, 13].contains(base[at]) { at += 1 }
      // Byte by byte: the padding behind the text ends the comparison.
      for index in 0..<word.utf8CodeUnitCount {
        guard base[at] == word.utf8Start[index] else { return false }
        at += 1
      }
    }
    return true
  }

  func parse(chunk: Int, of file: FileBytes) throws -> ParsedPart {
    let limit = chunk + 1 < starts.count ? starts[chunk + 1] : nil
    let result = GeoJSONReader.withParser(file, from: starts[chunk]) { parser -> Result<ParsedPart, JSONFault> in
      parser.reserve(bytes: (limit ?? file.count) - starts[chunk])
      do throws(JSONFault) {
        if isCollection {
          try parser.readMembers(until: limit, sawType: sawType)
        } else {
          try parser.readSequence(until: limit ?? file.count)
        }
        return .success(ParsedPart(parser))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

extension FeatureParser {
  /// Reads the first object up to its features, or whole when it has none.
  fileprivate mutating func readHead() throws(JSONFault) -> (features: Int?, sawType: Bool, crsName: String?) {
    cursor.skipSeparators()
    try cursor.take(0x7B, .featureCollection)
    cursor.skipBlanks()
    var sawType = false
    repeat {
      let key = try cursor.key()
      if cursor.equals(key, "features") {
        try cursor.take(0x5B, .array)
        cursor.skipBlanks()
        return (cursor.at, sawType, crsName)
      } else if cursor.equals(key, "crs") {
        try readCRS()
      } else if cursor.equals(key, "type") {
        sawType = try readType("FeatureCollection")
      } else {
        try cursor.skipValue()
      }
    } while try cursor.another(0x7D, .commaOrBrace)
    return (nil, sawType, crsName)
  }

  /// Reads features of a collection up to exactly `limit`, or to the end of the text when it is nil.
  fileprivate mutating func readMembers(until limit: Int?, sawType: Bool) throws(JSONFault) {
    repeat {
      try readFeature()
      if let limit, cursor.at >= limit { throw cursor.fault(.endOfText) }
      guard try cursor.another(0x5D, .commaOrBracket) else {
        guard limit == nil else { throw cursor.fault(.feature) }
        return try readTail(sawType: sawType)
      }
    } while cursor.at != limit
  }

  /// Reads what follows the features: the rest of the collection and nothing else.
  private mutating func readTail(sawType: Bool) throws(JSONFault) {
    var isCollection = sawType
    while try cursor.another(0x7D, .commaOrBrace) {
      let key = try cursor.key()
      if cursor.equals(key, "crs") {
        try readCRS()
      } else if cursor.equals(key, "type") {
        isCollection = try readType("FeatureCollection")
      } else if cursor.equals(key, "features") {
        throw cursor.fault(.endOfText)
      } else {
        try cursor.skipValue()
      }
    }
    guard isCollection else { throw cursor.fault(.featureCollection) }
    cursor.skipSeparators()
    guard cursor.at >= cursor.end else { throw cursor.fault(.endOfText) }
  }
}
