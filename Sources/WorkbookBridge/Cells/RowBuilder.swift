/// The row being read, and those ready to be handed over.
struct RowBuilder {
  /// A row and how often it stands there.
  struct Repeated {
    var row: WorkbookRow
    var count: Int
  }

  private(set) var ready: [Repeated] = []
  private(set) var row = WorkbookRow(number: 0)
  /// Cells waiting to be handed over.
  private var waiting = 0
  private var total = 0
  private let limits: WorkbookLimits

  init(limits: WorkbookLimits) { self.limits = limits }

  /// Enough waits: the reading should pause.
  var isFull: Bool { waiting >= 1 << 15 }

  mutating func begin(row number: Int, isHidden: Bool) { row = WorkbookRow(number: number, isHidden: isHidden) }

  /// Puts a filled cell where it belongs; blank cells before it come with it.
  mutating func set(_ text: String, column: Int, isNumber: Bool) throws(WorkbookError) {
    guard !text.isEmpty else { return }
    guard column < limits.columns else { throw .tooManyColumns(row: row.number, limit: limits.columns) }
    while row.cells.count <= column {
      row.cells.append("")
      row.numeric.append(false)
    }
    row.cells[column] = text
    row.numeric[column] = isNumber
  }

  mutating func noteFormula(column: Int, hasResult: Bool) {
    guard column < limits.columns else { return }
    if hasResult { row.formulas.append(column) } else { row.formulasWithoutResult.append(column) }
  }

  /// Ends the row, which stands there `count` times.
  mutating func end(count: Int) throws(WorkbookError) {
    guard !row.isBlank else { return }
    let (last, overflow) = row.number.addingReportingOverflow(count - 1)
    guard !overflow, last <= limits.rows else { throw .tooManyRows(limit: limits.rows) }
    total += (row.cells.count + 1) * count
    guard total <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
    waiting += row.cells.count + 1
    ready.append(Repeated(row: row, count: count))
  }

  mutating func takeReady() -> [Repeated] {
    defer {
      ready.removeAll(keepingCapacity: true)
      waiting = 0
    }
    return ready
  }
}

/// True when a cell has more Unicode scalars than allowed; `bytes` is UTF-8.
func isTooLong(_ bytes: some Collection<UInt8>, limit: Int) -> Bool {
  bytes.count > limit && bytes.count(where: { $0 & 0xC0 != 0x80 }) > limit
}
