/// The headers of a table, ready to be looked up by name.
struct HeaderIndex {
  let columns: [String]
  /// Words of each header.
  let words: [[String]]
  private let joined: [String]
  private let whole: [String: [Int]]
  private let lower: [String: [Int]]

  init(_ columns: [String]) {
    self.columns = columns
    let headers = columns.map { HeaderText($0) }
    words = headers.map(\.words)
    joined = words.map { $0.joined() }
    whole = HeaderIndex.index(joined.map { [$0] })
    lower = HeaderIndex.index(headers.map { $0.lowerParts.map { $0.joined() } })
  }

  private static func index(_ keys: [[String]]) -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    for (column, names) in keys.enumerated() {
      for name in names where !name.isEmpty && result[name]?.last != column { result[name, default: []].append(column) }
    }
    return result
  }

  /// Columns of fields: first those whose whole header fits one of the names (in the order of the names, the leftmost
  /// column), then those whose lower rows fit, when only one column does and no other field has it.
  func find(_ fields: [ProfileColumn]) -> [String: Int] {
    var found: [String: Int] = [:]
    var later: [ProfileColumn] = []
    for field in fields {
      if let column = field.names.lazy.compactMap(wholeMatch).first {
        found[field.field] = column
      } else {
        later.append(field)
      }
    }
    let taken = Set(found.values)
    for field in later {
      if let column = field.names.lazy.compactMap({ lowerMatch($0, without: taken) }).first {
        found[field.field] = column
      }
    }
    return found
  }

  /// Leftmost column whose whole header fits.
  func wholeMatch(_ name: String) -> Int? {
    guard name.contains("*") else { return whole[headerWords(name).joined()]?.first }
    return words.indices.first { fits(words[$0], name) }
  }

  private func lowerMatch(_ name: String, without taken: Set<Int>) -> Int? {
    guard !name.contains("*") else { return nil }
    let matches = (lower[headerWords(name).joined()] ?? []).filter { !taken.contains($0) }
    return matches.count == 1 ? matches.first : nil
  }
}

/// Fields that name a place; a column of numbers under such a header counts places instead.
private let nameFields: Set<String> = ["village_name", "district_name", "puskesmas_name", "regency_name"]

/// Columns of a profile's fields. A header such as "Puskesmas" or "Desa" over nothing but numbers is a number of
/// puskesmas or villages and not their name.
func findFields(_ profile: SourceProfile, _ index: HeaderIndex, _ sample: [[String]]) -> [String: Int] {
  index.find(profile.columns).filter { field, column in
    !nameFields.contains(field) || !holdsNumbersOnly(sample, column)
  }
}

private func holdsNumbersOnly(_ sample: [[String]], _ column: Int) -> Bool {
  let cells = sample.filter { $0.indices.contains(column) }.map { $0[column].filter { !$0.isWhitespace } }
  let filled = cells.filter { !$0.isEmpty }
  return !filled.isEmpty && filled.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) || $0 == 44 || $0 == 46 } }
}
