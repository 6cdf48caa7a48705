/// A table whose cells are text, under one header row.
public struct TextTable: Sendable, Equatable {
  /// File name without its folder.
  public var file: String
  /// Names of the columns, blanks at the ends and line breaks taken out; one that occurs again gets ` (2)`, ` (3)` ...
  /// and one without a name is called `Kolom 3` by its place.
  public var columnNames: [String]
  /// Row of the header in the file, counted from 1: rows of a sheet, records of a text file.
  public var headerRow: Int
  /// Row of each record in the file, counted from 1 without the header and what stands above it. Rows without any
  /// filled cell are left out, so numbers may jump: row n is row `headerRow` + n of a sheet.
  public var rowNumbers: [Int]
  /// Columns that hold number cells only, where the format tells (workbooks, typed layers).
  public var numericColumns: [Bool]
  /// Row-major, `columnNames.count` cells a row, as read.
  private var cells: [String]

  public var rowCount: Int { rowNumbers.count }

  /// The cell as it stands, with its blanks.
  public func cell(_ row: Int, _ column: Int) -> String { cells[row * columnNames.count + column] }

  /// The cell without blanks at its ends.
  public func trimmed(_ row: Int, _ column: Int) -> String { trimmedText(cell(row, column)) }

  /// Makes a table of records.
  ///
  /// - Parameters:
  ///   - records: All rows of the file from its first one on; they may differ in length.
  ///   - header: Index of the header in `records`.
  ///   - keepsBlankRows: True for layers, where a record without any attribute is still a feature.
  public init(
    file: String, records: [[String]], header: Int, numericColumns: [Bool] = [], keepsBlankRows: Bool = false
  ) {
    self.file = file
    let width = records.dropFirst(header).reduce(0) { max($0, $1.count) }
    let names = header < records.count ? records[header] : []
    columnNames = uniqueNames((0..<width).map { $0 < names.count ? headerText(names[$0]) : "" })
    headerRow = header + 1
    rowNumbers = []
    cells = []
    self.numericColumns = (0..<width).map { $0 < numericColumns.count && numericColumns[$0] }
    for (offset, record) in records.dropFirst(header + 1).enumerated() {
      guard keepsBlankRows || record.contains(where: { !trimmedText($0).isEmpty }) else { continue }
      rowNumbers.append(offset + 1)
      cells.append(contentsOf: record)
      cells.append(contentsOf: repeatElement("", count: width - record.count))
    }
  }

  /// Index of a column: by its exact name, else by the only one whose name is the same but for case and blanks.
  ///
  /// - Throws: `IngestError.columnMissing` with the columns that exist.
  public func column(_ name: String) throws(IngestError) -> Int {
    if let exact = columnNames.firstIndex(of: name) { return exact }
    let wanted = columnKey(name)
    let similar = columnNames.indices.filter { columnKey(columnNames[$0]) == wanted }
    guard similar.count == 1, let index = similar.first else {
      throw .columnMissing(file: file, column: name, available: columnNames)
    }
    return index
  }
}

/// A column name for comparison: lower case, one blank between words.
func columnKey(_ name: String) -> String { headerText(name).lowercased() }

/// A header cell on one line, without blanks at its ends.
private func headerText(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Without white space (also no-break spaces) at both ends.
func trimmedText(_ text: String) -> String {
  guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else { return text }
  var rest = text[...]
  while let character = rest.first, character.isWhitespace { rest.removeFirst() }
  while let character = rest.last, character.isWhitespace { rest.removeLast() }
  return String(rest)
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
