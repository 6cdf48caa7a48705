import Stunting

extension TextTable {
  /// Finds the table in the rows of a sheet or text file.
  ///
  /// The header is found below titles and may have one to three rows; merged cells, group columns and headings of groups
  /// are filled down; totals, notes, column numbers and repeated headers come back in `rowsSetAside`. Nothing is lost:
  /// every row below the header with a filled cell is a record or is set aside.
  ///
  /// - Parameters:
  ///   - rows: From the first one on, ascending.
  ///   - expecting: Names of columns that the header should have; may be empty.
  /// - Throws: `IngestError.headerMissing`; `.emptyLayer` without any row.
  public init(
    file: String, rows: [SheetRow], merges: [MergedCells] = [], expecting expected: [String] = [],
    layout: TableLayout = TableLayout()
  ) throws(IngestError) {
    let grid = RowGrid(rows, merges)
    guard rows.contains(where: { $0.cells.contains { !isBlankText($0) } }) else { throw .emptyLayer(file: file) }
    guard let header = HeaderBlock(grid, expecting: expected).find() else {
      throw .headerMissing(file: file, expected: expected)
    }
    let names = usedNames(grid, header)
    let roles = ColumnRoles(names, layout, grid, body: header.upperBound..<grid.rows.count)
    let body = BodyRows(grid, header, names, roles)
    self.init(file: file, body: body, FillDown(body, names: names))
  }

  private init(file: String, body: BodyRows, _ filled: FillDown) {
    let grid = body.grid
    let headerRow = grid.rows[body.header.upperBound - 1].number
    let data = body.data
    self.init(
      file: file, names: filled.names, headerRow: headerRow,
      rows: zip(data, filled.cells).map { row, cells in
        (number: grid.rows[row].number &- headerRow, cells: cells, numeric: grid.rows[row].numeric)
      })
    title = (0..<body.header.lowerBound).compactMap { row in
      let cells = grid.filled(row).map { headerText(grid.text(row, $0)) }
      return cells.isEmpty ? nil : cells.joined(separator: " ")
    }
    rowsSetAside = body.rows.compactMap { row in
      body.reasons[row].map { reason in
        let text = grid.filled(row).lazy.map { headerText(grid.text(row, $0)) }.first {
          !isOrdinalText($0) && !isEmptyText($0)
        }
        return TableRowAside(row: grid.rows[row].number &- headerRow, reason: reason, text: text ?? "")
      }
    }
    headingColumns = filled.headingColumns
    notes = filled.notes + workbookNotes(grid, data, filled.names, headerRow: headerRow)
  }
}

/// Names of the columns, without unnamed ones at the end that hold nothing.
private func usedNames(_ grid: RowGrid, _ header: Range<Int>) -> [String] {
  let width = (header.lowerBound..<grid.rows.count).reduce(0) { max($0, grid.rows[$1].cells.count) }
  var names = HeaderNames(grid, header, width: width).joined
  var used = 0
  for row in header.upperBound..<grid.rows.count {
    let cells = grid.rows[row].cells
    if cells.count > used { used = max(used, (cells.lastIndex { !isBlankText($0) } ?? -1) + 1) }
  }
  while let last = names.last, last.isEmpty, names.count > used { names.removeLast() }
  return names
}

/// Hidden rows, and cells with formulas.
private func workbookNotes(_ grid: RowGrid, _ data: [Int], _ names: [String], headerRow: Int) -> [TableNote] {
  var notes: [TableNote] = []
  let hidden = data.filter { grid.rows[$0].isHidden }.map { grid.rows[$0].number &- headerRow }
  if let first = hidden.first {
    notes.append(TableNote(kind: .hiddenRows, row: first, detail: rowList(hidden), count: hidden.count))
  }
  notes += formulaNotes(.formulaCells, data.map { (grid.rows[$0].number &- headerRow, grid.rows[$0].formulas) }, names)
  notes += formulaNotes(
    .formulaWithoutResult, data.map { (grid.rows[$0].number &- headerRow, grid.rows[$0].formulasWithoutResult) }, names)
  return notes
}

/// One note a column.
private func formulaNotes(_ kind: FindingKind, _ rows: [(row: Int, columns: [Int])], _ names: [String]) -> [TableNote] {
  var byColumn: [Int: (row: Int, count: Int)] = [:]
  for (row, columns) in rows {
    for column in columns where names.indices.contains(column) {
      byColumn[column, default: (row, 0)].count += 1
    }
  }
  return byColumn.sorted { $0.key < $1.key }.map {
    TableNote(kind: kind, row: $0.value.row, detail: names[$0.key], count: $0.value.count)
  }
}
