/// The column (from 0) and row (from 1) of a reference such as `BC23`; nil for anything else. Columns up to seven
/// letters are read, so that one beyond the limit is known as such.
func cellReference(_ text: UnsafePointer<CChar>) -> (column: Int, row: Int)? {
  var at = 0
  var column = 0
  while text[at] & ~0x20 >= 65, text[at] & ~0x20 <= 90, at < 7 {
    column = column * 26 + Int(text[at] & ~0x20) - 64
    at += 1
  }
  guard at > 0, let row = wholeNumber(text + at), row > 0 else { return nil }
  return (column - 1, row)
}

/// A range such as `A1:B2`, or one cell.
func mergedRange(_ text: String) -> MergedRange? {
  let ends = text.split(separator: ":", omittingEmptySubsequences: false).map {
    $0.filter { $0 != "$" }.withCString(cellReference)
  }
  guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
  guard first.row <= last.row, first.column <= last.column else { return nil }
  return MergedRange(rows: first.row...last.row, columns: first.column...last.column)
}
