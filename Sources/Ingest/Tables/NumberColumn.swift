/// What a column's decimal mark was decided by.
public enum DecimalBasis: String, Sendable, Codable {
  /// The project file says so.
  case declared
  /// The cells are numbers of a workbook or a typed layer.
  case typed
  /// Cells of the column that can be read one way only.
  case column
  /// Such cells of other columns of the table.
  case table
  /// Nothing decides: read the Indonesian way, with a decimal comma. Ask the person who knows.
  case assumed
  /// No cell has a separator: nothing to decide.
  case unneeded
}

/// How the numbers of a column are read, and why.
public struct NumberColumn: Sendable, Equatable, Codable {
  public var column: String
  public var decimal: DecimalMark
  public var basis: DecimalBasis
  /// Cells such as `3.021` that this decision read one way and the other one would have read another way.
  public var ambiguousCells: Int
  /// Cells that could only be read with the other mark, and were.
  public var contraryCells: Int

  public var reader: NumberReader { NumberReader(decimal: decimal) }
}

/// Cells that show a mark, and cells that could be read with either.
struct MarkCount {
  var comma = 0
  var point = 0
  var ambiguous = 0

  mutating func add(_ text: String) {
    switch NumberBody(text).shape {
    case .none, .certain(_, mark: nil): break
    case .certain(_, mark: .comma?): comma += 1
    case .certain(_, mark: .point?): point += 1
    case .ambiguous: ambiguous += 1
    }
  }

  /// The mark that more cells show; nil when none does or both do equally.
  var majority: DecimalMark? { comma == point ? nil : comma > point ? .comma : .point }
}

extension TextTable {
  /// Decides how the numbers of some columns are read.
  ///
  /// - Parameters:
  ///   - columns: Indices.
  ///   - declared: What the project file says, for all of them.
  public func numberColumns(_ columns: [Int], declared: DecimalMark? = nil) -> [NumberColumn] {
    let counts = columns.map(markCount)
    var whole = MarkCount()
    for (column, count) in zip(columns, counts) where !numericColumns[column] {
      whole.comma += count.comma
      whole.point += count.point
    }
    return zip(columns, counts).map { decide($0, $1, table: whole.majority, declared: declared) }
  }

  private func markCount(_ column: Int) -> MarkCount {
    var count = MarkCount()
    for row in 0..<rowCount { count.add(cell(row, column)) }
    return count
  }

  private func decide(_ column: Int, _ count: MarkCount, table: DecimalMark?, declared: DecimalMark?) -> NumberColumn {
    let (decimal, basis): (DecimalMark, DecimalBasis) =
      if let declared {
        (declared, .declared)
      } else if numericColumns[column] {
        (.point, .typed)
      } else if let majority = count.majority {
        (majority, .column)
      } else if count.comma + count.point + count.ambiguous == 0 {
        (.comma, .unneeded)
      } else if let table {
        (table, .table)
      } else {
        (.comma, .assumed)
      }
    return NumberColumn(
      column: columnNames[column], decimal: decimal, basis: basis, ambiguousCells: count.ambiguous,
      contraryCells: decimal == .comma ? count.point : count.comma)
  }
}
