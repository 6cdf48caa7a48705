import Stunting

/// A `PeriodMapping` bound to the columns of a table.
struct PeriodReader {
  private let constant: Period?
  private let columns: [Int]
  /// Column to name when a period cannot be read; nil when it stands above the table.
  let columnName: String?

  init(_ mapping: PeriodMapping, in table: TextTable) throws(IngestError) {
    switch mapping {
    case .constant(let period):
      constant = period
      columns = []
      columnName = nil
    case .title:
      constant = table.titlePeriod
      columns = []
      columnName = nil
    case .columns(let names):
      guard (1...2).contains(names.count) else {
        throw .badRequest(source: table.file, detail: "period columns: \(names.count)")
      }
      var columns: [Int] = []
      for name in names { columns.append(try table.column(name)) }
      constant = nil
      self.columns = columns
      columnName = names.last
    }
  }

  func read(_ table: TextTable, row: Int) -> Period? {
    guard let first = columns.first else { return constant }
    let year = wholeNumber(table.trimmed(row, first))
    guard columns.count == 2 else { return periodFromText(year) }
    return yearAndPart(year, wholeNumber(table.trimmed(row, columns[1])))
  }

  /// `2024.0` of a number cell as `2024`.
  private func wholeNumber(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
}
