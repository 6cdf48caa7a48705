/// Most cells of one record, and most records of one dump, that are read.
private let mostCells = 4096
private let mostRecords = 20_000_000

/// Tables of a MySQL dump, by the names that its `INSERT INTO` statements give; the first row of each has the names of
/// the columns, from the statement or from `CREATE TABLE`. Texts keep their escapes resolved (`''`, `\'`, `\n`), `NULL`
/// is nothing, any other expression stays as it is written.
///
/// - Throws: `IngestError.fileDamaged` with the line where a statement breaks off.
func sqlTables(_ text: ArraySlice<UInt8>, file: String) throws(IngestError) -> [NamedRows] {
  var dump = SQLDump(SQLScanner(text), file: file)
  try dump.read()
  return dump.tables
}

private struct SQLDump {
  private var scanner: SQLScanner
  private let file: String
  private var created: [String: [String]] = [:]
  private var order: [String: Int] = [:]
  private var records = 0
  var tables: [NamedRows] = []

  init(_ scanner: SQLScanner, file: String) {
    self.scanner = scanner
    self.file = file
  }

  mutating func read() throws(IngestError) {
    while scanner.skipToStatement() {
      let word = scanner.word().lowercased()
      if word == "insert" || word == "replace" {
        try readInsert()
      } else if word == "create" {
        readCreate()
      } else {
        scanner.skipStatement()
      }
    }
  }

  private mutating func readCreate() {
    guard scanner.word().lowercased() == "table" else { return scanner.skipStatement() }
    var name = scanner.name()
    if name.lowercased() == "if" {
      _ = scanner.word()
      _ = scanner.word()
      name = scanner.name()
    }
    if scanner.take(0x28) { created[name] = scanner.columnDefinitions() }
    scanner.skipStatement()
  }

  private mutating func readInsert() throws(IngestError) {
    var word = scanner.word().lowercased()
    while ["into", "ignore", "low_priority", "delayed"].contains(word) {
      if word == "into" { break }
      word = scanner.word().lowercased()
    }
    guard word == "into" else { return scanner.skipStatement() }
    let name = scanner.name()
    let columns = scanner.take(0x28) ? scanner.nameList() : nil
    let verb = scanner.word().lowercased()
    guard verb == "values" || verb == "value" else { return scanner.skipStatement() }
    let table = self.table(name, columns)
    repeat { try readRecord(into: table) } while scanner.take(0x2C)
    scanner.skipStatement()
  }

  /// Index of the table for records with these columns.
  private mutating func table(_ name: String, _ columns: [String]?) -> Int {
    let names = columns ?? created[name] ?? []
    let key = name + "\u{0}" + (columns ?? []).joined(separator: "\u{0}")
    if let known = order[key] { return known }
    let same = tables.count { $0.name == name || $0.name.hasPrefix(name + " (") }
    order[key] = tables.count
    tables.append(
      NamedRows(name: same == 0 ? name : "\(name) (\(same + 1))", rows: [SheetRow(number: 1, cells: names)]))
    return tables.count - 1
  }

  private mutating func readRecord(into table: Int) throws(IngestError) {
    guard scanner.take(0x28) else { throw damaged() }
    var cells: [String] = []
    var numeric: [Bool] = []
    repeat {
      guard let value = scanner.value(), cells.count < mostCells else { throw damaged() }
      cells.append(value.text)
      numeric.append(value.isNumber)
    } while scanner.take(0x2C)
    records += 1
    guard scanner.take(0x29), records <= mostRecords else { throw damaged() }
    let number = tables[table].rows.count + 1
    if number == 2, tables[table].rows[0].cells.isEmpty {
      tables[table].rows[0].cells = cells.indices.map { "kolom_\($0 + 1)" }
    }
    tables[table].rows.append(SheetRow(number: number, cells: cells, numeric: numeric))
  }

  private func damaged() -> IngestError { .fileDamaged(file: file, detail: "SQL, line \(scanner.line)") }
}
