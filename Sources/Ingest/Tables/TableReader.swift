public import GDALBridge
import Stunting

/// Where a table is and how it is written; what is nil is found out.
public struct TableFile: Sendable, Equatable, Codable {
  public var path: String
  /// Sheet of a workbook, layer of a GeoPackage, heading above a table of a Markdown file, table of an SQL dump.
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

/// Reading of tables: delimited text, workbooks, tables of Markdown files and SQL dumps, and the attributes of vector
/// layers.
public enum TableReader {
  /// Reads a table whose header has the columns `expected`; without them, the first row that looks like a header.
  ///
  /// Of several sheets the one that is named is read. When none is, the only one that is not hidden and has the columns
  /// expected is taken (without columns expected: the only one that looks like a table), with a note of kind
  /// `.sheetChosen`.
  ///
  /// - Throws: `IngestError`; several sheets that fit are `.layerAmbiguous`, a table without any record is `.emptyLayer`.
  public static func read(
    _ file: TableFile, expecting expected: [String], layout: TableLayout = TableLayout()
  ) async throws(IngestError) -> TextTable {
    let name = fileName(of: file.path)
    let table: TextTable
    switch try FileFormat(path: file.path) {
    case .delimitedText: table = try readText(file, expected, layout)
    case .workbook: table = try choose(RowFileSheets(file), file.sheet, name, expected, layout)
    case .geoJSON: table = TextTable(layer: try await GeoJSONReader.read(path: file.path), file: name)
    case .vector:
      let layer = try vectorLayer(path: file.path, layer: file.sheet, encoding: file.encoding)
      table = TextTable(layer: layer, file: name)
    }
    guard table.rowCount > 0 else { throw .emptyLayer(file: name) }
    return table
  }

  private static func readText(
    _ file: TableFile, _ expected: [String], _ layout: TableLayout
  ) throws(IngestError) -> TextTable {
    let name = fileName(of: file.path)
    switch TextDialect(path: file.path) {
    case .delimited:
      let sheets = try RowFileSheets(file)
      return try sheets.table(sheets.sheets[0].name, name, expected, layout)
    case .markdown:
      let tables = markdownTables(String(decoding: try TextFile(file).text, as: UTF8.self))
      return try choose(TextSheets(tables), file.sheet, name, expected, layout)
    case .sql:
      let tables = try sqlTables(try TextFile(file).text[...], file: name)
      return try choose(TextSheets(tables), file.sheet, name, expected, layout)
    }
  }

  /// The sheet named, else the only one that fits.
  private static func choose(
    _ sheets: some SheetSource, _ wanted: String?, _ file: String, _ expected: [String], _ layout: TableLayout
  ) throws(IngestError) -> TextTable {
    let all = sheets.sheets
    guard !all.isEmpty else { throw .emptyLayer(file: file) }
    if let wanted {
      guard let sheet = all.first(where: { $0.name == wanted }) ?? onlyMatch(all, wanted) else {
        throw .layerMissing(file: file, layer: wanted, available: all.map(\.name))
      }
      return try sheets.table(sheet.name, file, expected, layout)
    }
    let visible = all.filter { !$0.isHidden }
    if visible.count == 1 {
      var table = try sheets.table(visible[0].name, file, expected, layout)
      if all.count > 1 { table.noteChosenSheet(of: all.count) }
      return table
    }
    return try onlyFitting(sheets, visible.map(\.name), all.map(\.name), file, expected, layout)
  }

  private static func onlyMatch(_ sheets: [SheetName], _ wanted: String) -> SheetName? {
    let same = sheets.filter { columnKey($0.name) == columnKey(wanted) }
    return same.count == 1 ? same[0] : nil
  }

  private static func onlyFitting(
    _ sheets: some SheetSource, _ visible: [String], _ all: [String], _ file: String, _ expected: [String],
    _ layout: TableLayout
  ) throws(IngestError) -> TextTable {
    var fitting: [TextTable] = []
    for name in visible where fitting.count < 2 {
      let table: TextTable
      do { table = try sheets.table(name, file, expected, layout) } catch {
        switch error {
        case .headerMissing, .emptyLayer: continue
        default: throw error
        }
      }
      guard table.rowCount > 0, ColumnIndex(table.columnNames).hasAll(expected) else { continue }
      if !expected.isEmpty || table.columnNames.count > 1 { fitting.append(table) }
    }
    guard fitting.count == 1, var table = fitting.first else { throw .layerAmbiguous(file: file, available: all) }
    table.noteChosenSheet(of: all.count)
    return table
  }
}

extension TextTable {
  mutating func noteChosenSheet(of count: Int) {
    notes.insert(TableNote(kind: .sheetChosen, detail: sheet ?? "", count: count), at: 0)
  }

  /// The attributes of a layer as text; row i is feature i.
  public init(layer: VectorLayer, file: String) {
    let rows = (0..<layer.featureCount).map { row in layer.columns.map { $0[row].text } }
    self.init(
      file: file, records: [layer.fields.map(\.name)] + rows, header: 0,
      numericColumns: layer.fields.map { $0.kind == .integer || $0.kind == .real }, keepsBlankRows: true)
  }
}
