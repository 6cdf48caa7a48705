import Stunting

/// How the numbers of the columns that a source names are read.
struct NumberColumns {
  private(set) var decisions: [NumberColumn]
  private let readers: [Int: NumberReader]

  init(_ names: [String], declared: DecimalMark?, in table: TextTable) throws(IngestError) {
    var columns: [Int] = []
    for name in names {
      let column = try table.column(name)
      if !columns.contains(column) { columns.append(column) }
    }
    decisions = table.numberColumns(columns, declared: declared)
    readers = Dictionary(uniqueKeysWithValues: zip(columns, decisions.map(\.reader)))
  }

  func sources(_ names: [String], in table: TextTable) throws(IngestError) -> [NumberSource] {
    var sources: [NumberSource] = []
    for name in names {
      let column = try table.column(name)
      sources.append(NumberSource(column: column, reader: readers[column] ?? NumberReader(decimal: .comma)))
    }
    return sources
  }
}

/// A `ValueMapping` bound to the columns of a table.
struct BoundValue {
  let mapping: ValueMapping
  let period: PeriodReader
  private let numerator: [NumberSource]
  private let denominator: [NumberSource]
  private let value: [NumberSource]

  init(_ mapping: ValueMapping, _ numbers: NumberColumns, in table: TextTable) throws(IngestError) {
    let isComplete =
      switch mapping.kind {
      case .ratio: !mapping.numerator.isEmpty && !mapping.denominator.isEmpty
      case .count, .percentage, .amount: !mapping.value.isEmpty
      case .category, .yesNo: mapping.value.count == 1
      }
    guard isComplete else { throw .badRequest(source: table.file, detail: "columns of \(mapping.indicator)") }
    self.mapping = mapping
    period = try PeriodReader(mapping.period, in: table)
    numerator = try numbers.sources(mapping.numerator, in: table)
    denominator = try numbers.sources(mapping.denominator, in: table)
    value = try numbers.sources(mapping.value, in: table)
  }

  func read(_ table: TextTable, row: Int) -> CellReading {
    switch mapping.kind {
    case .ratio:
      readRatio(numerator, denominator, table, row: row, mayExceed: mapping.mayExceedDenominator)
    case .count, .percentage, .amount: readNumber(value, kind: mapping.kind, table, row: row)
    case .category, .yesNo:
      readAnswer(value.first?.column ?? 0, kind: mapping.kind, labels: mapping.labels, table, row: row)
    }
  }

  /// The column that stands for the value in messages.
  func mainColumn(_ table: TextTable) -> String {
    (numerator.first ?? value.first).map { table.columnNames[$0.column] } ?? ""
  }
}
