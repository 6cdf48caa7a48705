/// A file with one or more sheets.
protocol SheetSource {
  var sheets: [SheetName] { get }
  func rows(_ sheet: String) throws(IngestError) -> (rows: [SheetRow], merges: [MergedCells])
}

extension SheetSource {
  func table(
    _ sheet: String, _ file: String, _ expected: [String], _ layout: TableLayout
  ) throws(IngestError) -> TextTable {
    let content = try rows(sheet)
    var table = try TextTable(
      file: file, rows: content.rows, merges: content.merges, expecting: expected, layout: layout)
    table.sheet = sheet.isEmpty ? nil : sheet
    return table
  }
}

/// Tables of a text file.
struct TextSheets: SheetSource {
  private let tables: [NamedRows]

  init(_ tables: [NamedRows]) { self.tables = tables }

  var sheets: [SheetName] { tables.map { SheetName(name: $0.name, isHidden: false) } }

  func rows(_ sheet: String) throws(IngestError) -> (rows: [SheetRow], merges: [MergedCells]) {
    (tables.first { $0.name == sheet }?.rows ?? [], [])
  }
}

/// Sheets of a workbook, or delimited text, which has one without a name.
struct RowFileSheets: SheetSource {
  private let file: TableFile
  let sheets: [SheetName]

  init(_ file: TableFile) throws(IngestError) {
    self.file = file
    let named = try RowFile.sheets(of: file)
    sheets = named.isEmpty ? [SheetName(name: "", isHidden: false)] : named
  }

  func rows(_ sheet: String) throws(IngestError) -> (rows: [SheetRow], merges: [MergedCells]) {
    var one = file
    one.sheet = sheet.isEmpty ? nil : sheet
    var rows: [SheetRow] = []
    try RowFile.forEachRow(in: one) { row throws(IngestError) in
      rows.append(row)
      return true
    }
    return (rows, sheet.isEmpty ? [] : try RowFile.merges(in: one))
  }
}
