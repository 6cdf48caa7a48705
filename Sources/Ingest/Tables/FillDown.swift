import Stunting

/// The cells of the data rows of a sheet, with blanks filled from merged cells, group columns and headings.
struct FillDown {
  private let body: BodyRows
  private let grid: RowGrid
  /// Names of the columns, those made from headings at the end.
  private(set) var names: [String]
  /// By data row.
  private(set) var cells: [[String]]
  private(set) var notes: [TableNote] = []
  private(set) var headingColumns: [HeadingColumn] = []

  init(_ body: BodyRows, names: [String]) {
    self.body = body
    grid = body.grid
    self.names = names
    let width = names.count
    cells = body.data.map { row in
      let own = body.grid.rows[row].cells
      return own.count >= width ? Array(own.prefix(width)) : own + repeatElement("", count: width - own.count)
    }
    fillMerged()
    for column in body.roles.groupColumns where column < width { fillGroups(column) }
    for rank in PlaceRank.allCases { fillHeadings(rank) }
  }

  /// Every row of a cell that is merged downwards gets its text; numbers only where they are codes or periods, since a
  /// count that stands for several rows together is none of each.
  private mutating func fillMerged() {
    let merges = grid.merges.filter { $0.rows.count > 1 && $0.columns.lowerBound < names.count }
    guard !merges.isEmpty else { return }
    let rows = body.data
    let numbers = rows.map { grid.rows[$0].number }
    let first = numbers.first ?? 0
    var filled: [Int: [Int]] = [:]
    for merge in merges where merge.rows.upperBound >= first {
      let column = merge.columns.lowerBound
      guard let source = sheetRow(merge.rows.lowerBound), mayRepeat(column, grid.text(source, column)) else { continue }
      var at = lowerBound(numbers, merge.rows.lowerBound)
      while at < numbers.count, merge.rows.contains(numbers[at]) {
        fill(at, column, grid.text(source, column), &filled)
        at += 1
      }
    }
    note(filled)
  }

  private func mayRepeat(_ column: Int, _ text: String) -> Bool {
    guard isNumberText(text) else { return !isBlankText(text) }
    let words = Set(plainWords(names[column]))
    return body.roles.codeColumns.contains(column)
      || !words.isDisjoint(with: ["tahun", "bulan", "periode", "year", "month", "semester"])
  }

  private func sheetRow(_ number: Int) -> Int? {
    let index = lowerBound(grid.rows.lazy.map(\.number), number)
    return index < grid.rows.count && grid.rows[index].number == number ? index : nil
  }

  /// A column that names an area only in the first row of each group: no name stands twice in a row, and some rows with
  /// a place of their own have none.
  private mutating func fillGroups(_ column: Int) {
    let filled = cells.indices.filter { !isBlankText(cells[$0][column]) }
    guard let first = filled.first, filled.count < cells.count else { return }
    let written = body.data.map { grid.text($0, column) }.filter { !isBlankText($0) }
    let repeats = zip(written, written.dropFirst()).contains { columnKey($0) == columnKey($1) }
    guard !repeats else { return }
    var current = ""
    var done: [Int: [Int]] = [:]
    for row in cells.indices.dropFirst(first) {
      if !isBlankText(cells[row][column]) {
        current = cells[row][column]
      } else if !body.label(body.data[row]).isEmpty {
        fill(row, column, current, &done)
      }
    }
    note(done)
  }

  private mutating func fillHeadings(_ rank: PlaceRank) {
    guard let headings = body.headings[rank], let level = rank.level else { return }
    let known = body.roles.ranks.filter { $0.value == rank && !body.roles.codeColumns.contains($0.key) }.keys.min()
    let column = known ?? appendColumn(rank, level)
    var done: [Int: [Int]] = [:]
    for (index, row) in body.data.enumerated() {
      if let name = headings[row] { fill(index, column, name, &done) }
    }
    note(done)
  }

  private mutating func appendColumn(_ rank: PlaceRank, _ level: UnitLevel) -> Int {
    let title =
      switch level {
      case .regency: "Kabupaten/Kota"
      case .district: "Kecamatan"
      case .puskesmas: "Puskesmas"
      case .village: "Desa/Kelurahan"
      }
    names.append(title)
    for row in cells.indices { cells[row].append("") }
    headingColumns.append(HeadingColumn(level: level, column: names.count - 1))
    return names.count - 1
  }

  private mutating func fill(_ row: Int, _ column: Int, _ text: String, _ done: inout [Int: [Int]]) {
    guard isBlankText(cells[row][column]), !isBlankText(text) else { return }
    cells[row][column] = text
    done[column, default: []].append(row)
  }

  private mutating func note(_ filled: [Int: [Int]]) {
    for (column, rows) in filled.sorted(by: { $0.key < $1.key }) {
      notes.append(
        TableNote(kind: .filledDown, row: rows.first.map(rowNumber), detail: names[column], count: rows.count))
    }
  }

  private func rowNumber(_ index: Int) -> Int {
    grid.rows[body.data[index]].number &- grid.rows[body.header.upperBound - 1].number
  }
}

/// Index of the first element that is not below `value`, in ascending ones.
private func lowerBound<C: RandomAccessCollection>(_ sorted: C, _ value: Int) -> Int
where C.Element == Int, C.Index == Int {
  var low = sorted.startIndex
  var high = sorted.endIndex
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
