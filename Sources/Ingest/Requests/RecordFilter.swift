/// Which records of a file belong to a source, by the text of one column without blanks at its ends.
public struct RecordFilter: Sendable, Equatable, Codable {
  public enum Test: String, Sendable, Codable, CaseIterable {
    /// The text is one of the values.
    case isOneOf = "is_one_of"
    /// The text starts with one of the values.
    case startsWith = "starts_with"
    /// One of the values, as a regular expression, matches somewhere in the text.
    case matches
  }

  public var column: String
  public var test: Test
  public var values: [String]
  /// True turns the test round: records that pass it are left out.
  public var excludes: Bool

  public init(column: String, test: Test, values: [String], excludes: Bool = false) {
    self.column = column
    self.test = test
    self.values = values
    self.excludes = excludes
  }
}

/// Filters bound to the columns of a table, patterns compiled.
struct BoundFilters {
  private let filters: [(column: Int, filter: RecordFilter, patterns: [Regex<AnyRegexOutput>])]

  init(_ filters: [RecordFilter], in table: TextTable) throws(IngestError) {
    var bound: [(column: Int, filter: RecordFilter, patterns: [Regex<AnyRegexOutput>])] = []
    for filter in filters {
      var patterns: [Regex<AnyRegexOutput>] = []
      if filter.test == .matches { for value in filter.values { patterns.append(try compiled(value)) } }
      bound.append((try table.column(filter.column), filter, patterns))
    }
    self.filters = bound
  }

  /// True when the record passes every filter.
  func accept(_ table: TextTable, row: Int) -> Bool {
    filters.allSatisfy { bound in
      let text = table.trimmed(row, bound.column)
      let passes =
        switch bound.filter.test {
        case .isOneOf: bound.filter.values.contains(text)
        case .startsWith: bound.filter.values.contains { text.hasPrefix($0) }
        case .matches: bound.patterns.contains { text.firstMatch(of: $0) != nil }
        }
      return passes != bound.filter.excludes
    }
  }
}

/// A regular expression of a project file.
func compiled(_ pattern: String) throws(IngestError) -> Regex<AnyRegexOutput> {
  do { return try Regex(pattern) } catch { throw .badPattern(pattern: pattern) }
}
