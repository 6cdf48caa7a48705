import Stunting

/// A `ConsistencyCheck` bound to the columns of a table.
struct BoundCheck {
  private let check: ConsistencyCheck
  private let column: String
  private let stated: NumberSource
  /// Numerator columns, or the parts of a sum.
  private let parts: [NumberSource]
  private let denominator: [NumberSource]
  /// 100 for a column of fractions.
  private var scale = 1.0

  init(_ check: ConsistencyCheck, _ numbers: NumberColumns, in table: TextTable) throws(IngestError) {
    self.check = check
    switch check {
    case .percentage(let stated, let numerator, let denominator, _):
      guard !numerator.isEmpty, !denominator.isEmpty else {
        throw .badRequest(source: table.file, detail: "check of \(stated)")
      }
      column = stated
      parts = try numbers.sources(numerator, in: table)
      self.denominator = try numbers.sources(denominator, in: table)
    case .sum(let total, let names):
      column = total
      parts = try numbers.sources(names, in: table)
      denominator = []
    }
    stated = NumberSource(
      column: try table.column(column), reader: try numbers.sources([column], in: table)[0].reader)
    guard isPercentage else { return }
    let asPercent = agreeing(table)
    scale = 100
    let asFraction = agreeing(table)
    if asFraction.agreeing <= asPercent.agreeing { scale = 1 }
  }

  private var isPercentage: Bool { if case .percentage = check { true } else { false } }

  /// Rows that have all numbers, and those of them that agree.
  func agreeing(_ table: TextTable) -> (agreeing: Int, compared: Int) {
    var result = (agreeing: 0, compared: 0)
    for row in 0..<table.rowCount {
      guard let pair = read(table, row: row) else { continue }
      result.compared += 1
      if agrees(pair) { result.agreeing += 1 }
    }
    return result
  }

  /// The two numbers when they disagree.
  func violation(_ table: TextTable, row: Int) -> StatedNumber? {
    guard let pair = read(table, row: row), !agrees(pair) else { return nil }
    return pair
  }

  private func agrees(_ pair: StatedNumber) -> Bool {
    switch check {
    case .percentage(_, _, _, let tolerance): abs(pair.stated - pair.computed) <= tolerance + 1e-9
    case .sum: abs(pair.stated - pair.computed) <= 1e-6 * max(1, abs(pair.stated))
    }
  }

  private func read(_ table: TextTable, row: Int) -> StatedNumber? {
    guard case .number(let stated) = sum([self.stated], table, row: row, mayBeNegative: true),
      case .number(let total) = sum(parts, table, row: row, mayBeNegative: true)
    else { return nil }
    guard isPercentage else {
      return StatedNumber(
        column: table.columnNames[self.stated.column], stated: stated, computed: total, isPercentage: false,
        parts: parts.map { number($0, table, row) })
    }
    guard case .number(let below) = sum(denominator, table, row: row), below > 0 else { return nil }
    return StatedNumber(
      column: table.columnNames[self.stated.column], stated: stated * scale, computed: 100 * total / below,
      isPercentage: true, parts: [total, below])
  }

  private func number(_ source: NumberSource, _ table: TextTable, _ row: Int) -> Double {
    if case .number(let value, _) = table.number(row, source.column, source.reader) { value } else { 0 }
  }
}
