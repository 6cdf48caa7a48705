/// Between the names of several header rows.
let headerSeparator = " / "

extension TextTable {
  /// Index of a column: by its exact name, else by the only one whose name is the same but for case and blanks, else by
  /// the only one whose lower header rows have this name (`Diukur / L` or `L` for `Balita / Diukur / L`).
  ///
  /// - Throws: `IngestError.columnMissing` with the columns that exist.
  public func column(_ name: String) throws(IngestError) -> Int {
    guard let index = ColumnIndex(columnNames).find(name) else {
      throw .columnMissing(file: file, column: name, available: columnNames)
    }
    return index
  }
}

/// Finds columns by name.
struct ColumnIndex {
  private let names: [String]
  private let keys: [String]

  init(_ names: [String]) {
    self.names = names
    keys = names.map(columnKey)
  }

  /// Nil when no column or more than one has the name.
  func find(_ name: String) -> Int? {
    if let exact = names.firstIndex(of: name) { return exact }
    let wanted = columnKey(name)
    guard !wanted.isEmpty else { return nil }
    let same = keys.indices.filter { keys[$0] == wanted }
    if !same.isEmpty { return same.count == 1 ? same[0] : nil }
    let below = keys.indices.filter { keys[$0].hasSuffix(headerSeparator + wanted) }
    return below.count == 1 ? below[0] : nil
  }

  func hasAll(_ wanted: [String]) -> Bool { wanted.allSatisfy { find($0) != nil } }
}

/// A column name for comparison: lower case, one blank between words.
func columnKey(_ name: String) -> String { headerText(name).lowercased() }

/// A header cell on one line, without blanks at its ends.
func headerText(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
