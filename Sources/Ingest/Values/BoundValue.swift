import Stunting

/// How the numbers of the columns that a source names are read.
struct NumberColumns {
  private(set) var decisions: [NumberColumn]
  private let readers: [Int: NumberReader]

  /// - Parameter suggested: Checks whose columns are decided, too, without being told of.
  init(_ source: TableSource, suggested: [ConsistencyCheck], in table: TextTable) throws(IngestError) {
    let names =
      source.values.flatMap(\.numberColumns) + source.counts.flatMap(\.columns) + source.checks.flatMap(\.columnNames)
    let declared = try distinctColumns(names, table)
    let columns = try distinctColumns(names + suggested.flatMap(\.columnNames), table)
    let counted = try distinctColumns(
      source.values.flatMap(\.countColumns) + source.counts.flatMap(\.columns), table)
    var relations: [NumberRelation] = []
    for check in source.checks + suggested { relations.append(try relation(check, table)) }
    let all = table.numberColumns(
      columns, declared: source.decimal, counts: Set(counted), relations: relations)
    decisions = Array(all.prefix(declared.count))
    readers = Dictionary(uniqueKeysWithValues: zip(columns, all.map(\.reader)))
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

private func distinctColumns(_ names: [String], _ table: TextTable) throws(IngestError) -> [Int] {
  var columns: [Int] = []
  for name in names {
    let column = try table.column(name)
    if !columns.contains(column) { columns.append(column) }
  }
  return columns
}

private func relation(_ check: ConsistencyCheck, _ table: TextTable) throws(IngestError) -> NumberRelation {
  switch check {
  case .percentage(let stated, let numerator, let denominator, let tolerance):
    .percentage(
      stated: try table.column(stated), numerator: try distinctColumns(numerator, table),
      denominator: try distinctColumns(denominator, table), tolerance: tolerance)
  case .sum(let total, let parts):
    .sum(total: try table.column(total), parts: try distinctColumns(parts, table))
  }
}

/// A `ValueMapping` bound to the columns of a table.
struct BoundValue {
  let mapping: ValueMapping
  let period: PeriodReader
  private let rows: BoundFilters
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
    rows = try BoundFilters([mapping.rowFilter].compactMap { $0 }, in: table)
    numerator = try numbers.sources(mapping.numerator, in: table)
    denominator = try numbers.sources(mapping.denominator, in: table)
    value = try numbers.sources(mapping.value, in: table)
  }

  /// True when the mapping reads this row.
  func applies(to row: Int, _ table: TextTable) -> Bool { rows.accept(table, row: row) }

  func read(_ table: TextTable, row: Int) -> CellReading {
    switch mapping.kind {
    case .ratio:
      readRatio(numerator, denominator, table, row: row, mayExceed: mapping.mayExceedDenominator)
    case .count, .percentage, .amount:
      readNumber(value, kind: mapping.kind, table, row: row, mayExceed: mapping.mayExceedDenominator)
    case .category, .yesNo:
      readAnswer(value.first?.column ?? 0, kind: mapping.kind, labels: mapping.labels, table, row: row)
    }
  }

  /// The column that stands for the value in messages.
  func mainColumn(_ table: TextTable) -> String {
    (numerator.first ?? value.first).map { table.columnNames[$0.column] } ?? ""
  }
}
