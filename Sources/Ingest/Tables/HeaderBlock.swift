/// Rows at the top of a sheet among which its header is looked for.
private let rowsSearched = 60
/// Rows that a header has at most.
private let rowsOfHeader = 3
/// Rows under a header that show what its columns hold.
private let rowsSampled = 20

/// Finds the header rows of a sheet: those that hold the names asked for; else the first row that looks like a header
/// with the rows above and below that belong to it.
struct HeaderBlock {
  private let grid: RowGrid
  private let expected: [String]

  init(_ grid: RowGrid, expecting expected: [String]) {
    self.grid = grid
    self.expected = expected
  }

  private var top: Int { min(rowsSearched, grid.rows.count) }

  /// Nil when no row looks like a header.
  func find() -> Range<Int>? {
    if let anchor = expectedAnchor() {
      let extended = extend(anchor)
      return hasExpected(extended) ? extended : anchor
    }
    return lookAnchor().map(extend)
  }

  /// True when a header of these rows has every name asked for.
  func hasExpected(_ range: Range<Int>) -> Bool {
    ColumnIndex(HeaderNames(grid, range, width: grid.width).joined).hasAll(expected)
  }

  private func expectedAnchor() -> Range<Int>? {
    guard !expected.isEmpty else { return nil }
    for count in 1...rowsOfHeader where count <= top {
      for start in 0...(top - count) {
        let range = start..<(start + count)
        let isWhole = range.dropFirst().allSatisfy(grid.isContiguous)
        if isWhole, hasExpected(range) { return range }
      }
    }
    return nil
  }

  // MARK: - By its looks

  private func lookAnchor() -> Range<Int>? {
    let filled = (0..<top).map { grid.filled($0).count }
    let widest = filled.max() ?? 0
    let least = max(min(2, widest), (widest + 1) / 2)
    guard widest > 0 else { return nil }
    let wide = (0..<top).filter { filled[$0] >= least && isNameRow($0) }
    if let row = wide.first(where: { !isTitle($0) }) ?? windowAnchor(least)?.lowerBound ?? wide.first {
      return windowFrom(row, least)
    }
    return nil
  }

  /// Rows that only together have enough names.
  private func windowAnchor(_ least: Int) -> Range<Int>? {
    (0..<top).lazy.map { windowFrom($0, least) }.first { range in
      range.count > 1 && Set(range.flatMap(grid.filled)).count >= least && !range.contains(where: isTitle)
    }
  }

  private func windowFrom(_ row: Int, _ least: Int) -> Range<Int> {
    var end = row + 1
    while Set((row..<end).flatMap(grid.filled)).count < least, end < top, end - row < rowsOfHeader,
      grid.isContiguous(end), !grid.isBlank(end), isNameRow(end)
    {
      end += 1
    }
    return row..<end
  }

  /// No numbers but years, and some text.
  private func isNameRow(_ row: Int) -> Bool {
    !grid.hasNumber(row) && grid.rows[row].cells.contains { !isBlankText($0) && !isYearText($0) }
  }

  /// `2021 2022 2023`, ascending one by one.
  private func isYearRow(_ row: Int) -> Bool {
    let filled = grid.filled(row)
    let years = filled.compactMap {
      isYearText(grid.text(row, $0)) ? Int(trimmedText(grid.text(row, $0)).prefix(4)) : nil
    }
    return years.count == filled.count && years.count >= 2 && zip(years, years.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// `Kabupaten : Balangan`, or one cell over the whole table.
  private func isTitle(_ row: Int) -> Bool {
    let filled = grid.filled(row)
    if filled.contains(where: { trimmedText(grid.text(row, $0)).hasPrefix(":") }) { return true }
    if filled.contains(where: { trimmedText(grid.text(row, $0)).hasSuffix(":") }) { return true }
    guard filled.count == 1, let column = filled.first, grid.width > 1 else { return false }
    return grid.merge(row, column).map { $0.columns.count * 5 >= grid.width * 4 } ?? true
  }

  // MARK: - Rows that belong to it

  private func extend(_ anchor: Range<Int>) -> Range<Int> {
    var range = anchor
    while range.count < rowsOfHeader, range.lowerBound > 0, belongsAbove(range) {
      range = (range.lowerBound - 1)..<range.upperBound
    }
    while range.count < rowsOfHeader, range.upperBound < grid.rows.count, belongsBelow(range) {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return range
  }

  private func belongsAbove(_ range: Range<Int>) -> Bool {
    let row = range.lowerBound - 1
    guard grid.isContiguous(range.lowerBound), isNameRow(row), !isTitle(row) else { return false }
    let filled = grid.filled(row)
    if filled.contains(where: { isMergedInto(row, $0, below: range.lowerBound) }) { return true }
    guard filled.count >= 2, let first = filled.first, let label = grid.filled(range.lowerBound).first else {
      return false
    }
    return first != label && (first > label || !grid.isFilled(range.lowerBound, first))
      && filled.contains { !grid.isFilled(row, $0 + 1) && grid.isFilled(range.lowerBound, $0 + 1) }
  }

  /// Merged with cells beside it, or with the row below.
  private func isMergedInto(_ row: Int, _ column: Int, below: Int) -> Bool {
    guard let merge = grid.merge(row, column) else { return false }
    return merge.rows.contains(grid.rows[below].number)
      || merge.columns.count > 1 && merge.columns.count < grid.width && grid.isFilled(below, column)
  }

  private func belongsBelow(_ range: Range<Int>) -> Bool {
    let row = range.upperBound
    let last = row - 1
    guard grid.isContiguous(row), !grid.isBlank(row), isNameRow(row) || isYearRow(row) else { return false }
    let isMerged = range.contains { above in
      grid.filled(above).contains { isMergedInto(above, $0, below: row) }
    }
    if isMerged { return true }
    let body = (row + 1)..<min(grid.rows.count, row + 1 + rowsSampled)
    let filled = grid.filled(row)
    let isBelowGroup = { (column: Int) in
      !range.contains { grid.isFilled($0, column) } || isGroupStart(column, above: last, row)
    }
    return filled.allSatisfy(isBelowGroup)
      && filled.contains { !grid.isFilled(last, $0) && grid.isNumeric($0, in: body) }
  }

  /// True when the row above has blank cells beside this one, and `row` a name under one of them.
  private func isGroupStart(_ column: Int, above: Int, _ row: Int) -> Bool {
    var next = column + 1
    while next < grid.width, !grid.isFilled(above, next) {
      if grid.isFilled(row, next) { return true }
      next += 1
    }
    return false
  }
}
