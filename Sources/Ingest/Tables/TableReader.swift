public import GDALBridge

/// Where a table is and how it is written; what is nil is found out.
public struct TableFile: Sendable, Equatable, Codable {
  public var path: String
  /// Sheet of a workbook or layer of a GeoPackage.
  public var sheet: String?
  /// Encoding of a text file or Shapefile: `utf-8`, `windows-1252`, `utf-16`.
  public var encoding: String?
  /// Delimiter of a text file: one of `,` `;` `|` and tab.
  public var delimiter: String?

  public init(path: String, sheet: String? = nil, encoding: String? = nil, delimiter: String? = nil) {
    self.path = path
    self.sheet = sheet
    self.encoding = encoding
    self.delimiter = delimiter
  }
}

/// Reading of tables: delimited text, workbooks, and the attributes of vector layers.
public enum TableReader {
  /// Reads a table whose header has the columns `expected`; without them, the first row that looks like a header.
  ///
  /// - Throws: `IngestError`; a file without any row below its header is `.emptyLayer`.
  public static func read(_ file: TableFile, expecting expected: [String]) async throws(IngestError) -> TextTable {
    let name = fileName(of: file.path)
    let table: TextTable
    switch try FileFormat(path: file.path) {
    case .delimitedText: table = try readText(file, expecting: expected)
    case .workbook: table = try readWorkbook(file, expecting: expected)
    case .geoJSON: table = TextTable(layer: try await GeoJSONReader.read(path: file.path), file: name)
    case .vector:
      let layer = try vectorLayer(path: file.path, layer: file.sheet, encoding: file.encoding)
      table = TextTable(layer: layer, file: name)
    }
    guard table.rowCount > 0 else { throw .emptyLayer(file: name) }
    return table
  }

  private static func readText(_ file: TableFile, expecting expected: [String]) throws(IngestError) -> TextTable {
    let content = try FileBytes(path: file.path, limitBytes: largestFileBytes)
    let text = try utf8(content, declared: file.encoding)
    guard !text.contains(0) else { throw .notThisFormat(file: content.name, detail: "NUL") }
    var body = text[...]
    let delimiter = try delimiter(&body, declared: file.delimiter, content.name)
    let records = DelimitedText.records(body, delimiter: delimiter)
    if let row = records.openQuoteRow {
      throw .fileDamaged(file: content.name, detail: "quote left open in record \(row)")
    }
    return try table(records.rows, content.name, expected)
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

  /// The delimiter declared, or the one in Excel's `sep=;` line (which is cut off), or the one that fits.
  private static func delimiter(
    _ text: inout ArraySlice<UInt8>, declared: String?, _ name: String
  ) throws(IngestError) -> UInt8 {
    var stated: UInt8?
    let line = text.prefix { $0 != 10 && $0 != 13 }
    if line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last {
      stated = last
      text = text.dropFirst(line.count).drop { $0 == 13 }.dropFirst()
    }
    guard let declared else { return stated ?? DelimitedText.detectDelimiter(text) }
    let bytes = Array((declared == "tab" ? "\t" : declared).utf8)
    guard bytes.count == 1, DelimitedText.delimiters.contains(bytes[0]) else {
      throw .badRequest(source: name, detail: "delimiter \(declared)")
    }
    return bytes[0]
  }

  private static func readWorkbook(_ file: TableFile, expecting expected: [String]) throws(IngestError) -> TextTable {
    let name = fileName(of: file.path)
    do {
      let sheet = try VectorFile.readSheet(path: file.path, sheet: file.sheet)
      var result = try table(sheet.rows, name, expected)
      if result.headerRow == 1 { result.setNumeric(sheet.numericBelowFirstRow) }
      return result
    } catch let error as IngestError {
      throw error
    } catch let error as VectorFileError {
      throw IngestError(error, file: name)
    } catch {
      throw .notThisFormat(file: name, detail: "")
    }
  }

  private static func table(_ rows: [[String]], _ name: String, _ expected: [String]) throws(IngestError) -> TextTable {
    guard !rows.isEmpty else { throw .emptyLayer(file: name) }
    guard let header = headerRow(of: rows, expecting: expected) else {
      throw .headerMissing(file: name, expected: expected)
    }
    return TextTable(file: name, records: rows, header: header)
  }
}

extension TextTable {
  mutating func setNumeric(_ flags: [Bool]) {
    numericColumns = columnNames.indices.map { $0 < flags.count && flags[$0] }
  }

  /// The attributes of a layer as text; row i is feature i.
  public init(layer: VectorLayer, file: String) {
    let rows = (0..<layer.featureCount).map { row in layer.columns.map { $0[row].text } }
    self.init(
      file: file, records: [layer.fields.map(\.name)] + rows, header: 0,
      numericColumns: layer.fields.map { $0.kind == .integer || $0.kind == .real }, keepsBlankRows: true)
  }
}
