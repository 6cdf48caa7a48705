import Matching
import Stunting

/// Sorts the records of a table into values and records set aside.
struct TableRecords {
  /// What a value is about: the second one for the same key is a repetition.
  private struct Key: Hashable {
    var village: Int
    var item: String
    var ageGroup: AgeGroup
    var period: Period
  }

  private let source: TableSource
  private let table: TextTable
  private let matcher: PlaceMatcher
  private let places: PlaceReader
  private let filters: BoundFilters
  private let numbers: NumberColumns
  private let values: [BoundValue]
  private let counts: [(mapping: CountMapping, columns: [NumberSource])]
  private var seen: Set<Key> = []
  private var hasRow: Set<Int> = []
  private var accepted = 0
  private var result = TableImport(
    values: [], counts: [], setAside: [], findings: [], numberColumns: [], recordsRead: 0, recordsAccepted: 0)

  init(_ source: TableSource, _ table: TextTable, _ matcher: PlaceMatcher) throws(IngestError) {
    self.source = source
    self.table = table
    self.matcher = matcher
    places = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
    let names = source.values.flatMap(\.numberColumns) + source.counts.flatMap(\.columns)
    numbers = try NumberColumns(names, declared: source.decimal, in: table)
    var values: [BoundValue] = []
    for mapping in source.values { values.append(try BoundValue(mapping, numbers, in: table)) }
    self.values = values
    var counts: [(mapping: CountMapping, columns: [NumberSource])] = []
    for mapping in source.counts { counts.append((mapping, try numbers.sources(mapping.columns, in: table))) }
    self.counts = counts
  }

  mutating func readAll() { for row in 0..<table.rowCount { read(row) } }

  private mutating func read(_ row: Int) {
    let place = places.read(table, row: row)
    guard filters.accept(table, row: row) else { return drop(row, .filteredOut, place) }
    switch matcher.match(place) {
    case .none(let reason): drop(row, reason, place)
    case .question: drop(row, .asked, place)
    case .unit(let village, let basis, let differs):
      if differs { note(row, .nameDiffers, village, place.villageName) }
      if basis == .name { note(row, .matchedByName, village, place.villageName) }
      take(row, village, place)
    }
  }

  /// Takes the cells of a record; when all of them repeat an earlier record, the record is the repetition.
  private mutating func take(_ row: Int, _ village: Int, _ place: PlaceText) {
    var repeated: [String] = []
    var used = 0
    for value in values {
      guard let period = value.period.read(table, row: row) else {
        dropCell(row, place, column: value.period.columnName, .notANumber)
        continue
      }
      let key = Key(
        village: village, item: value.mapping.indicator, ageGroup: value.mapping.ageGroup, period: period)
      guard seen.insert(key).inserted else {
        repeated.append(value.mainColumn(table))
        continue
      }
      used += 1
      take(value, row, village, period, place)
    }
    for count in counts {
      let key = Key(village: village, item: "#" + count.mapping.kind, ageGroup: .none, period: count.mapping.period)
      guard seen.insert(key).inserted else {
        repeated.append(count.mapping.columns.first ?? "")
        continue
      }
      used += 1
      take(count, row, village, place)
    }
    if used == 0, !repeated.isEmpty { return drop(row, .duplicateRow, place) }
    for column in repeated { dropCell(row, place, column: column, .duplicateRow) }
    hasRow.insert(village)
    accepted += 1
  }

  private mutating func take(_ value: BoundValue, _ row: Int, _ village: Int, _ period: Period, _ place: PlaceText) {
    let reading = value.read(table, row: row)
    if let fault = reading.fault { dropCell(row, place, column: table.columnNames[fault.column], fault.reason) }
    if reading.isAboveHundred { note(row, .coverageAboveHundred, village, value.mainColumn(table)) }
    var cell = IndicatorValue(
      level: .village, unit: village, indicator: value.mapping.indicator, ageGroup: value.mapping.ageGroup,
      period: period, kind: value.mapping.kind, state: reading.state, rung: value.mapping.rung,
      sourceID: source.location.id, sourceRow: table.rowNumbers[row])
    cell.numerator = reading.numerator
    cell.denominator = reading.denominator
    cell.value = reading.value
    cell.category = reading.category
    result.values.append(cell)
  }

  private mutating func take(
    _ count: (mapping: CountMapping, columns: [NumberSource]), _ row: Int, _ village: Int, _ place: PlaceText
  ) {
    switch sum(count.columns, table, row: row) {
    case .blank: break
    case .fault(let fault): dropCell(row, place, column: table.columnNames[fault.column], fault.reason)
    case .number(let number):
      guard let whole = Int(exactly: number) else {
        return dropCell(row, place, column: count.mapping.columns.first, .notANumber)
      }
      result.counts.append(
        FacilityCount(
          kind: count.mapping.kind, village: village, count: whole, period: count.mapping.period,
          sourceID: source.location.id, sourceRow: table.rowNumbers[row]))
    }
  }

  // MARK: - Notes

  private mutating func drop(_ row: Int, _ reason: SetAsideReason, _ place: PlaceText) {
    result.setAside.append(aside(row, reason, place, column: nil, wholeRecord: true))
  }

  private mutating func dropCell(_ row: Int, _ place: PlaceText, column: String?, _ reason: SetAsideReason) {
    result.setAside.append(aside(row, reason, place, column: column, wholeRecord: false))
  }

  private func aside(
    _ row: Int, _ reason: SetAsideReason, _ place: PlaceText, column: String?, wholeRecord: Bool
  ) -> SetAside {
    SetAside(
      sourceID: source.location.id, row: table.rowNumbers[row], column: column,
      code: place.villageCode.isEmpty ? nil : place.villageCode,
      placeName: place.villageName.isEmpty ? nil : place.villageName, reason: reason, wholeRecord: wholeRecord)
  }

  private mutating func note(_ row: Int, _ kind: FindingKind, _ village: Int, _ detail: String) {
    result.findings.append(
      ImportFinding(
        sourceID: source.location.id, row: table.rowNumbers[row], kind: kind,
        code: matcher.edition.villages[village].printedCode, detail: detail))
  }

  mutating func finished() -> TableImport {
    for (index, village) in matcher.edition.villages.enumerated() where !hasRow.contains(index) {
      result.findings.append(
        ImportFinding(
          sourceID: source.location.id, kind: .villageWithoutRow, code: village.printedCode, detail: village.name))
    }
    noteConstantColumns()
    result.numberColumns = numbers.decisions
    result.recordsRead = table.rowCount
    result.recordsAccepted = accepted
    return result
  }

  /// A column with one and the same number in every record, of ten or more, is rarely a measurement.
  private mutating func noteConstantColumns() {
    for decision in numbers.decisions {
      guard table.rowCount >= 10, let column = try? table.column(decision.column) else { continue }
      let first = decision.reader.read(table.cell(0, column))
      guard case .number = first else { continue }
      guard (1..<table.rowCount).allSatisfy({ decision.reader.read(table.cell($0, column)) == first }) else { continue }
      result.findings.append(
        ImportFinding(sourceID: source.location.id, kind: .constantColumn, detail: decision.column))
    }
  }
}
