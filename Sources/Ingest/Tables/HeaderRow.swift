/// Rows at the top of a table among which its header is looked for.
private let rowsSearched = 60

/// Index of the header row: the first row that holds all the names asked for; else the first row that looks like a
/// header: at least two filled cells (one in a table of one column), at least half as many as the widest row searched,
/// none of them a number. Nil when there is no such row.
///
/// - Parameters:
///   - records: All rows from the first one on.
///   - expected: Names of columns that the header must have; may be empty.
public func headerRow(of records: [[String]], expecting expected: [String]) -> Int? {
  let top = records.prefix(rowsSearched)
  let wanted = Set(expected.map(columnKey))
  if !wanted.isEmpty, let found = top.firstIndex(where: { wanted.isSubset(of: Set($0.map(columnKey))) }) {
    return found
  }
  let filled = top.map { row in row.count { !trimmedText($0).isEmpty } }
  let widest = filled.max() ?? 0
  let least = max(min(2, widest), (widest + 1) / 2)
  guard widest > 0 else { return nil }
  return top.indices.first { filled[$0] >= least && !top[$0].contains(where: isNumber) }
}

private func isNumber(_ text: String) -> Bool {
  if case .number = NumberReader(decimal: .point).read(text) { return true }
  return false
}
