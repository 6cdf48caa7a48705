/// What a column's decimal mark was decided by.
public enum DecimalBasis: String, Sendable, Codable {
  /// The project file says so.
  case declared
  /// The cells are numbers of a workbook or a typed layer.
  case typed
  /// People and things come whole: 3.021 of them are three thousand.
  case wholeNumbers = "whole_numbers"
  /// Cells of the column that can be read one way only.
  case column
  /// The column is the sum of others or a percentage of them in one reading only.
  case arithmetic
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
  /// Cells with a mark such as `0*`.
  public var markedCells: Int

  public var reader: NumberReader { NumberReader(decimal: decimal) }
}

/// Cells that show a mark, and cells that could be read with either.
struct MarkCount {
  var comma = 0
  var point = 0
  var ambiguous = 0
  var marked = 0
  /// Ambiguous cells whose reading as decimal is no whole number, by their separator.
  var fractionalComma = 0
  var fractionalPoint = 0

  mutating func add(_ text: String) {
    let body = NumberBody(text)
    if body.isMarked { marked += 1 }
    switch body.shape {
    case .none, .certain(_, mark: nil): break
    case .certain(_, mark: .comma?): comma += 1
    case .certain(_, mark: .point?): point += 1
    case .ambiguous(let asDecimal, _, let separator):
      ambiguous += 1
      guard asDecimal != asDecimal.rounded() else { return }
      if separator == .comma { fractionalComma += 1 } else { fractionalPoint += 1 }
    }
  }

  /// The mark that more cells show; nil when none does or both do equally.
  var majority: DecimalMark? { comma == point ? nil : comma > point ? .comma : .point }

  /// The mark under which the ambiguous cells are whole numbers.
  var wholeNumberMark: DecimalMark? {
    switch (fractionalComma > 0, fractionalPoint > 0) {
    case (true, false): .point
    case (false, true): .comma
    default: nil
    }
  }
}

/// Columns that must agree, by their indices.
enum NumberRelation {
  case percentage(stated: Int, numerator: [Int], denominator: [Int], tolerance: Double)
  case sum(total: Int, parts: [Int])

  var columns: [Int] {
    switch self {
    case .percentage(let stated, let numerator, let denominator, _): [stated] + numerator + denominator
    case .sum(let total, let parts): [total] + parts
    }
  }
}

extension TextTable {
  /// Decides how the numbers of some columns are read.
  ///
  /// - Parameters:
  ///   - columns: Indices.
  ///   - declared: What the project file says, for all of them.
  ///   - counts: Those of `columns` that count people or things.
  public func numberColumns(
    _ columns: [Int], declared: DecimalMark? = nil, counts: Set<Int> = []
  ) -> [NumberColumn] {
    numberColumns(columns, declared: declared, counts: counts, relations: [])
  }

  func numberColumns(
    _ columns: [Int], declared: DecimalMark?, counts: Set<Int>, relations: [NumberRelation]
  ) -> [NumberColumn] {
    let marks = columns.map(markCount)
    var whole = MarkCount()
    for (column, count) in zip(columns, marks) where !numericColumns[column] {
      whole.comma += count.comma
      whole.point += count.point
    }
    var result = zip(columns, marks).map {
      decide($0, $1, table: whole.majority, declared: declared, isCount: counts.contains($0))
    }
    for relation in relations { decideByArithmetic(relation, columns, &result) }
    return result
  }

  private func markCount(_ column: Int) -> MarkCount {
    var count = MarkCount()
    for row in 0..<rowCount where !isNumberCell(row, column) { count.add(cell(row, column)) }
    return count
  }

  private func decide(
    _ column: Int, _ count: MarkCount, table: DecimalMark?, declared: DecimalMark?, isCount: Bool
  ) -> NumberColumn {
    let (decimal, basis): (DecimalMark, DecimalBasis) =
      if let declared {
        (declared, .declared)
      } else if numericColumns[column] {
        (.point, .typed)
      } else if isCount, let mark = count.wholeNumberMark {
        (mark, .wholeNumbers)
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
      contraryCells: decimal == .comma ? count.point : count.comma, markedCells: count.marked)
  }

  /// The reading of the undecided columns of a relation under which more rows agree.
  private func decideByArithmetic(_ relation: NumberRelation, _ columns: [Int], _ result: inout [NumberColumn]) {
    let places = relation.columns.compactMap { column in columns.firstIndex(of: column) }
    let open = places.filter { [.table, .assumed].contains(result[$0].basis) && result[$0].ambiguousCells > 0 }
    guard !open.isEmpty, places.count == relation.columns.count else { return }
    let agreeing = DecimalMark.allCases.map { mark -> Int in
      var readers = Dictionary(places.map { (columns[$0], result[$0].reader) }) { first, _ in first }
      for place in open { readers[columns[place]] = NumberReader(decimal: mark) }
      return (0..<min(rowCount, 2000)).count { relation.agrees(self, $0, readers) == true }
    }
    guard let best = agreeing.max(), best >= 2, agreeing.count(where: { $0 == best }) == 1,
      let index = agreeing.firstIndex(of: best)
    else { return }
    for place in open {
      result[place].decimal = DecimalMark.allCases[index]
      result[place].basis = .arithmetic
    }
  }
}

extension NumberRelation {
  /// Nil when a cell is blank or no number.
  fileprivate func agrees(_ table: TextTable, _ row: Int, _ readers: [Int: NumberReader]) -> Bool? {
    func total(_ columns: [Int]) -> Double? {
      var sum = 0.0
      for column in columns {
        guard let reader = readers[column], case .number(let value, _) = table.number(row, column, reader) else {
          return nil
        }
        sum += value
      }
      return sum
    }
    switch self {
    case .percentage(let stated, let numerator, let denominator, let tolerance):
      guard let a = total([stated]), let n = total(numerator), let d = total(denominator), d > 0 else { return nil }
      return abs(a - 100 * n / d) <= tolerance + 1e-9
    case .sum(let stated, let parts):
      guard let a = total([stated]), let b = total(parts) else { return nil }
      return abs(a - b) <= 1e-6 * max(1, abs(a))
    }
  }
}

extension TextTable {
  /// The number in a cell; a number cell of a workbook has a decimal point whatever the column's reader says.
  func number(_ row: Int, _ column: Int, _ reader: NumberReader) -> NumberCell {
    (isNumberCell(row, column) ? NumberReader(decimal: .point) : reader).read(cell(row, column))
  }
}
