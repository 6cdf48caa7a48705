/// Names of columns from one to three header rows. A cell above others goes with all of them: over the columns it is
/// merged with, or where it is not merged, to the right as far as it has blank cells beside it with names below them.
struct HeaderNames {
  private let grid: RowGrid
  private let range: Range<Int>
  private var values: [[String]]

  init(_ grid: RowGrid, _ range: Range<Int>, width: Int) {
    self.grid = grid
    self.range = range
    values = range.map { row in (0..<width).map { headerText(grid.text(row, $0)) } }
    let own = values
    for level in values.indices { carry(level, own) }
  }

  /// Joined top down; a name that only repeats the one above it is left out.
  var joined: [String] {
    (values.first ?? []).indices.map { column in
      var parts: [String] = []
      for level in values.indices where !values[level][column].isEmpty {
        let part = values[level][column]
        if parts.last.map(columnKey) != columnKey(part) { parts.append(part) }
      }
      return parts.joined(separator: headerSeparator)
    }
  }

  private mutating func carry(_ level: Int, _ own: [[String]]) {
    let row = range.lowerBound + level
    for column in own[level].indices where !own[level][column].isEmpty {
      if let merge = grid.merge(row, column) {
        for other in merge.columns where other > column && other < own[level].count && own[level][other].isEmpty {
          values[level][other] = own[level][column]
        }
      } else if hasNameBelow(level, column, own) {
        carryRight(level, column, own)
      }
    }
  }

  private mutating func carryRight(_ level: Int, _ column: Int, _ own: [[String]]) {
    var other = column + 1
    while other < own[level].count, own[level][other].isEmpty, hasNameBelow(level, other, own),
      (0..<level).allSatisfy({ own[$0][other].isEmpty && values[$0][other] == values[$0][column] }),
      grid.merge(range.lowerBound + level, other) == nil
    {
      values[level][other] = own[level][column]
      other += 1
    }
  }

  private func hasNameBelow(_ level: Int, _ column: Int, _ own: [[String]]) -> Bool {
    own[(level + 1)...].contains { !$0[column].isEmpty }
  }
}
