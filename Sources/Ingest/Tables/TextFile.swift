/// The content of a text file as UTF-8 without a byte order mark.
struct TextFile {
  let name: String
  let text: [UInt8]

  /// - Throws: `IngestError`; `.nulBytes` for what is no text.
  init(_ file: TableFile) throws(IngestError) {
    let content = try FileBytes(path: file.path, limitBytes: largestFileBytes)
    name = content.name
    text = try TextFile.utf8(content, declared: file.encoding)
    if let nul = text.firstIndex(of: 0) {
      throw .nulBytes(file: name, row: text[..<nul].count { $0 == 10 } + 1)
    }
  }

  private static func utf8(_ content: FileBytes, declared: String?) throws(IngestError) -> [UInt8] {
    let bytes = Array(content.bytes.prefix(content.count))
    guard let declared else { return TextEncoding(detectedIn: bytes).utf8(bytes) ?? bytes }
    guard let encoding = TextEncoding(named: declared) else {
      throw .badRequest(source: content.name, detail: "encoding \(declared)")
    }
    guard let text = encoding.utf8(bytes) else {
      throw .wrongEncoding(file: content.name, row: (firstLineNotUTF8(bytes) ?? 1) - 1, expected: declared)
    }
    return text
  }
}

/// What a text file holds, by its name.
enum TextDialect {
  case delimited, markdown, sql

  init(path: String) {
    var lower = path.lowercased()
    if lower.hasSuffix(".gz") { lower.removeLast(3) }
    self =
      lower.hasSuffix(".md") || lower.hasSuffix(".markdown") ? .markdown : lower.hasSuffix(".sql") ? .sql : .delimited
  }
}
