/// Finds the header of a by-name file in its first rows: the row, or the two rows together, with all columns declared.
///
/// A file without these columns gives an error that names declared columns only: what stands in such a file instead of
/// a header may be a person.
struct ByNameHeader {
  private static let rowsSearched = 60

  private let file: String
  private let wanted: [String]
  private var previous: [String] = []
  private var rows = 0
  /// Most declared columns that a row had.
  private var best: [String] = []

  init(file: String, wanted: [String]) {
    self.file = file
    self.wanted = wanted
  }

  /// Looks at the next row; gives the names of the columns when the header ends in it.
  ///
  /// - Throws: `IngestError.columnMissing` or `.headerMissing`.
  mutating func look(_ cells: [String]) throws(IngestError) -> ByNameColumnIndex? {
    defer { previous = cells }
    rows += 1
    for names in [cells, joined(previous, cells)] {
      let index = ByNameColumnIndex(names)
      let found = wanted.filter { index.find($0) != nil }
      if found.count == wanted.count { return index }
      if found.count > best.count { best = found }
    }
    guard rows < ByNameHeader.rowsSearched else { throw missing() }
    return nil
  }

  func missing() -> IngestError {
    guard best.count * 2 >= wanted.count, let column = wanted.first(where: { !best.contains($0) }) else {
      return .headerMissing(file: file, expected: wanted)
    }
    return .columnMissing(file: file, column: column, available: best)
  }

  /// `BB/U` over `Status` and `ZS`: a name goes with the blank cells to its right that have names below them.
  private func joined(_ upper: [String], _ lower: [String]) -> [String] {
    var group = ""
    return (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? headerWords(upper[column]) : ""
      let below = column < lower.count ? headerWords(lower[column]) : ""
      if !above.isEmpty { group = above }
      if below.isEmpty {
        group = ""
        return above
      }
      return group.isEmpty || group == below ? below : group + " / " + below
    }
  }
}

/// Columns of a header by their names: exact, else the same but for case and blanks, else the lower of two header rows.
/// The second of two equal names is called `Name (2)`.
struct ByNameColumnIndex {
  let names: [String]
  private let keys: [String]

  init(_ header: [String]) {
    var counts: [String: Int] = [:]
    names = header.map { cell in
      let name = headerWords(cell)
      guard !name.isEmpty else { return "" }
      let count = counts[name, default: 0] + 1
      counts[name] = count
      return count == 1 ? name : "\(name) (\(count))"
    }
    keys = names.map { $0.lowercased() }
  }

  func find(_ name: String) -> Int? {
    let wanted = headerWords(name)
    guard !wanted.isEmpty else { return nil }
    if let exact = names.firstIndex(of: wanted) { return exact }
    let key = wanted.lowercased()
    for fits in [{ $0 == key }, { $0.hasSuffix(" / " + key) }] as [(String) -> Bool] {
      let found = keys.indices.filter { fits(keys[$0]) }
      if !found.isEmpty { return found.count == 1 ? found[0] : nil }
    }
    return nil
  }

  /// True for the header again in the middle of the file.
  func isRepeated(_ cells: [String]) -> Bool {
    let filled = cells.indices.filter { !cells[$0].isEmpty }
    guard filled.count >= 3 else { return false }
    let isHeader = filled.allSatisfy { $0 < names.count && names[$0].hasSuffix(headerWords(cells[$0])) }
    let isNumbered = filled.allSatisfy { cells[$0] == String($0 + 1) }
    return isHeader || isNumbered
  }
}

/// A header cell on one line, without blanks at its ends.
private func headerWords(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
