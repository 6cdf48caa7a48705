/// All rows of a sheet, as a grid.
struct RowGrid {
  let rows: [SheetRow]
  let merges: [MergedCells]
  /// Columns of the widest row.
  let width: Int

  init(_ rows: [SheetRow], _ merges: [MergedCells] = []) {
    self.rows = rows
    self.merges = merges
    width = rows.reduce(0) { max($0, $1.cells.count) }
  }

  /// The cell as it stands; empty beyond the end of its row.
  func text(_ row: Int, _ column: Int) -> String {
    guard rows.indices.contains(row), rows[row].cells.indices.contains(column) else { return "" }
    return rows[row].cells[column]
  }

  func isFilled(_ row: Int, _ column: Int) -> Bool { !isBlankText(text(row, column)) }

  func filled(_ row: Int) -> [Int] {
    rows.indices.contains(row) ? rows[row].cells.indices.filter { !isBlankText(rows[row].cells[$0]) } : []
  }

  func isBlank(_ row: Int) -> Bool { rows[row].cells.allSatisfy(isBlankText) }

  /// True when `row` stands directly under the row before it in the sheet.
  func isContiguous(_ row: Int) -> Bool { row > 0 && rows[row].number == rows[row - 1].number &+ 1 }

  /// The merged cells that have this cell.
  func merge(_ row: Int, _ column: Int) -> MergedCells? {
    merges.first { $0.columns.contains(column) && $0.rows.contains(rows[row].number) }
  }

  /// True when `row` has a number that is no year.
  func hasNumber(_ row: Int) -> Bool {
    rows[row].cells.contains { isNumberText($0) && !isYearText($0) }
  }

  /// True when at least half of the filled cells of a column in some rows are numbers.
  func isNumeric(_ column: Int, in range: Range<Int>) -> Bool {
    var numbers = 0
    var others = 0
    for row in range where isFilled(row, column) {
      let text = text(row, column)
      if isNumberText(text) { numbers += 1 } else if !isEmptyText(text) { others += 1 }
    }
    return numbers > 0 && numbers >= others
  }
}
