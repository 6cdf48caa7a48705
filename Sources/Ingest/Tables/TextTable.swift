/// A table whose cells are text, under one header.
public struct TextTable: Sendable, Equatable {
  /// File name without its folder.
  public var file: String
  /// Sheet, heading or table of the file that it was taken from; nil where the format has none.
  public var sheet: String?
  /// Lines above the header, top down, the cells of a line joined by a blank: period and place often stand only here.
  public var title: [String]
  /// Names of the columns, blanks at the ends and line breaks taken out. Names of several header rows are joined with
  /// ` / `; a name that occurs again gets ` (2)`, ` (3)` ... and a column without one is called `Kolom 3` by its place.
  public var columnNames: [String]
  /// Last row of the header in the file, counted from 1: rows of a sheet, records of a text file.
  public var headerRow: Int
  /// Row of each record in the file, counted from 1 without the header and what stands above it. Rows without any
  /// filled cell are left out, so numbers may jump: row n is row `headerRow` + n of a sheet.
  public var rowNumbers: [Int]
  /// Columns that hold number cells only, where the format tells (workbooks, typed layers).
  public var numericColumns: [Bool]
  /// Records below the header that are no data: totals, footnotes, repeated headers, headings of groups.
  public internal(set) var rowsSetAside: [TableRowAside]
  /// What a reader of the table should know: rows that were hidden, cells that were filled down.
  public internal(set) var notes: [TableNote]
  /// Columns made from headings of groups, such as a row `Kecamatan Batu Mandi` above its villages.
  public internal(set) var headingColumns: [HeadingColumn]
  /// Row-major, `columnNames.count` cells a row, as read.
  private var cells: [String]
  /// The cells that are number cells of a workbook; empty when there is none.
  private var numericCells: [Bool]

  public var rowCount: Int { rowNumbers.count }

  /// Records of the file: those of the table and those set aside.
  public var recordsRead: Int { rowCount + rowsSetAside.count }

  /// The cell as it stands, with its blanks.
  public func cell(_ row: Int, _ column: Int) -> String { cells[row * columnNames.count + column] }

  /// The cell without blanks at its ends.
  public func trimmed(_ row: Int, _ column: Int) -> String { trimmedText(cell(row, column)) }

  /// True for a number cell of a workbook: its text has a decimal point for certain.
  public func isNumberCell(_ row: Int, _ column: Int) -> Bool {
    numericColumns[column] || !numericCells.isEmpty && numericCells[row * columnNames.count + column]
  }

  /// Makes a table of records.
  ///
  /// - Parameters:
  ///   - records: All rows of the file from its first one on; they may differ in length.
  ///   - header: Index of the header in `records`.
  ///   - keepsBlankRows: True for layers, where a record without any attribute is still a feature.
  public init(
    file: String, records: [[String]], header: Int, numericColumns: [Bool] = [], keepsBlankRows: Bool = false
  ) {
    let width = records.dropFirst(header).reduce(0) { max($0, $1.count) }
    let names = header < records.count ? records[header] : []
    let body = records.dropFirst(header + 1).enumerated().filter { _, record in
      keepsBlankRows || record.contains { !isBlankText($0) }
    }
    self.init(
      file: file, names: (0..<width).map { $0 < names.count ? names[$0] : "" }, headerRow: header + 1,
      rows: body.map { (number: $0.offset + 1, cells: $0.element, numeric: []) })
    self.numericColumns = (0..<width).map { $0 < numericColumns.count && numericColumns[$0] }
  }

  /// - Parameter rows: Records with their number below the header; shorter ones are filled up with blanks.
  init(file: String, names: [String], headerRow: Int, rows: [(number: Int, cells: [String], numeric: [Bool])]) {
    self.file = file
    let width = names.count
    columnNames = uniqueNames(names.map(headerText))
    self.headerRow = headerRow
    title = []
    rowsSetAside = []
    notes = []
    headingColumns = []
    rowNumbers = rows.map(\.number)
    cells = []
    cells.reserveCapacity(rows.count * width)
    numericCells = []
    let isTyped = rows.contains { $0.numeric.contains(true) }
    for row in rows {
      for column in 0..<width { cells.append(column < row.cells.count ? row.cells[column] : "") }
      guard isTyped else { continue }
      for column in 0..<width { numericCells.append(column < row.numeric.count && row.numeric[column]) }
    }
    numericColumns = Array(repeating: false, count: width)
    if isTyped { numericColumns = (0..<width).map(holdsNumbersOnly) }
  }

  private func holdsNumbersOnly(_ column: Int) -> Bool {
    var any = false
    for row in 0..<rowCount {
      if numericCells[row * columnNames.count + column] {
        any = true
      } else if !isBlankText(cell(row, column)) {
        return false
      }
    }
    return any
  }
}

/// Without white space (also no-break spaces) at both ends.
func trimmedText(_ text: String) -> String {
  guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else { return text }
  var rest = text[...]
  while let character = rest.first, character.isWhitespace { rest.removeFirst() }
  while let character = rest.last, character.isWhitespace { rest.removeLast() }
  return String(rest)
}

/// True for a text without anything but white space.
func isBlankText(_ text: String) -> Bool {
  if let byte = text.utf8.first, byte > 32, byte < 0x80 { return false }
  return text.allSatisfy(\.isWhitespace)
}

private func uniqueNames(_ names: [String]) -> [String] {
  var used: Set<String> = []
  return names.enumerated().map { index, given in
    let base = given.isEmpty ? "Kolom \(index + 1)" : given
    var name = base
    var count = 1
    while !used.insert(name).inserted {
      count += 1
      name = "\(base) (\(count))"
    }
    return name
  }
}
