/// The filters of a source bound to the columns of a by-name file.
struct ByNameFilters {
  private let filters: [(column: Int, filter: RecordFilter, patterns: [Regex<AnyRegexOutput>])]

  init(_ filters: [RecordFilter], _ index: ByNameColumnIndex) throws(IngestError) {
    var bound: [(column: Int, filter: RecordFilter, patterns: [Regex<AnyRegexOutput>])] = []
    for filter in filters {
      guard let column = index.find(filter.column) else { continue }
      var patterns: [Regex<AnyRegexOutput>] = []
      if filter.test == .matches { for value in filter.values { patterns.append(try compiled(value)) } }
      bound.append((column, filter, patterns))
    }
    self.filters = bound
  }

  func accept(_ row: ByNameRow) -> Bool {
    filters.allSatisfy { bound in
      let text = row.text(bound.column)
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
