/// Tells whether a row holds the sums of the rows above it: of all, or of those since the last total or heading.
/// Nothing is added up before it is asked.
struct TotalCheck {
  private let grid: RowGrid
  private let columns: [Int]
  private var rows: [Int] = []
  private var whole: RunningSums
  private var group: RunningSums

  /// - Parameter columns: Those that hold numbers.
  init(_ grid: RowGrid, columns: [Int]) {
    self.grid = grid
    self.columns = columns
    whole = RunningSums(columns.count, from: 0)
    group = whole
  }

  mutating func add(_ row: Int) { rows.append(row) }

  mutating func endGroup() { group = RunningSums(columns.count, from: rows.count) }

  /// True when most numbers of the row, at least one of them above 0, are such sums.
  mutating func isSum(_ row: Int) -> Bool {
    guard rows.count >= 2 else { return false }
    while whole.next < rows.count { whole.add(both(rows[whole.next])) }
    while group.next < rows.count { group.add(both(rows[group.next])) }
    let own = both(row)
    return own.indices.contains { fits(own[$0], whole.sums[$0]) || fits(own[$0], group.sums[$0]) }
  }

  private func fits(_ own: [Double?], _ sums: [Double]) -> Bool {
    let pairs = zip(own, sums).compactMap { value, sum in value.map { ($0, sum) } }.filter { $0.0 != 0 }
    let equal = pairs.count { abs($0.0 - $0.1) <= 1e-6 * max(1, abs($0.1)) }
    return equal > 0 && equal * 2 >= pairs.count
  }

  /// The numbers of a row, read with a decimal comma and with a decimal point.
  private func both(_ row: Int) -> [[Double?]] {
    DecimalMark.allCases.map { mark in
      columns.map { column in
        if case .number(let value, _) = NumberReader(decimal: mark).read(grid.text(row, column)) { value } else { nil }
      }
    }
  }
}

private struct RunningSums {
  /// By decimal mark, then column.
  var sums: [[Double]]
  var next: Int

  init(_ columns: Int, from next: Int) {
    sums = DecimalMark.allCases.map { _ in Array(repeating: 0, count: columns) }
    self.next = next
  }

  mutating func add(_ values: [[Double?]]) {
    for mark in values.indices {
      for (column, value) in values[mark].enumerated() { sums[mark][column] += value ?? 0 }
    }
    next += 1
  }
}
