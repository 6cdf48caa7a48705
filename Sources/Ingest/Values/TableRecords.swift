import Matching
import Stunting

/// Sorts the records of a table into values, questions and records set aside.
struct TableRecords {
  /// What a value is about: the second one for the same key is a repetition.
  private struct Key: Hashable {
    var unit: Int
    var item: String
    var ageGroup = AgeGroup.none
    var sex = Sex.all
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
  private let checks: [BoundCheck]
  private var notes: RecordNotes
  private var questions: QuestionList
  private var seen: Set<Key> = []
  /// Values without a number by their place in `collected`: a later record with a number takes over.
  private var blankAt: [Key: Int] = [:]
  private var collected: [IndicatorValue?] = []
  private var hasRow: Set<Int> = []
  private var result = TableImport()

  init(_ source: TableSource, _ table: TextTable, _ matcher: PlaceMatcher) throws(IngestError) {
    self.source = source
    self.table = table
    self.matcher = matcher
    places = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
    let suggested = try suggestedChecks(source, in: table)
    numbers = try NumberColumns(source, suggested: suggested, in: table)
    var values: [BoundValue] = []
    for mapping in source.values { values.append(try BoundValue(mapping, numbers, in: table)) }
    self.values = values
    var counts: [(mapping: CountMapping, columns: [NumberSource])] = []
    for mapping in source.counts { counts.append((mapping, try numbers.sources(mapping.columns, in: table))) }
    self.counts = counts
    var checks: [BoundCheck] = []
    for check in source.checks { checks.append(try BoundCheck(check, numbers, in: table)) }
    for check in suggested where !source.checks.contains(check) {
      let bound = try BoundCheck(check, numbers, in: table)
      if isConfirmed(bound, table) { checks.append(bound) }
    }
    self.checks = checks
    notes = RecordNotes(sourceID: source.location.id, level: source.unit)
    questions = QuestionList(sourceID: source.location.id, level: source.unit)
  }

  mutating func readAll() {
    var rows: [Int] = []
    for row in 0..<table.rowCount {
      if filters.accept(table, row: row) {
        rows.append(row)
      } else {
        notes.drop(table.rowNumbers[row], .filteredOut, places.read(table, row: row))
      }
    }
    let read = rows.map { places.read(table, row: $0) }
    for ((row, place), match) in zip(zip(rows, read), matcher.matchAll(read, level: source.unit)) {
      take(row, place, match)
    }
  }

  private mutating func take(_ row: Int, _ place: PlaceText, _ match: PlaceMatch) {
    let number = table.rowNumbers[row]
    var code: String?
    if case .unit(let unit, _, _) = match { code = unitCode(unit) }
    for check in checks {
      if let stated = check.violation(table, row: row) { notes.inconsistent(number, stated, code) }
    }
    switch match {
    case .none(let reason): notes.drop(number, reason, place)
    case .question(let candidates):
      questions.add(place, row: number, candidates)
      notes.drop(number, .asked, place)
    case .unit(let unit, let basis, let differs):
      notes.match(number, basis, differs: differs, code: code ?? "", place)
      takeCells(row, unit, code ?? "", place)
    }
  }

  /// Takes the cells of a record; when none is used, the record is a repetition, has no period, or is not asked for.
  private mutating func takeCells(_ row: Int, _ unit: Int, _ code: String, _ place: PlaceText) {
    let number = table.rowNumbers[row]
    var unused: [(column: String?, reason: SetAsideReason)] = []
    var used = 0
    for value in values where value.applies(to: row, table) {
      guard let period = value.period.read(table, row: row) else {
        unused.append((value.period.columnName, .unreadablePeriod))
        continue
      }
      let mapping = value.mapping
      let key = Key(
        unit: unit, item: mapping.indicator, ageGroup: mapping.ageGroup, sex: mapping.sex, period: period)
      if take(value, key, row, code, place) {
        used += 1
      } else {
        unused.append((value.mainColumn(table), .duplicateRow))
      }
    }
    for count in counts {
      let key = Key(unit: unit, item: "#" + count.mapping.kind, period: count.mapping.period)
      guard seen.insert(key).inserted else {
        unused.append((count.mapping.columns.first, .duplicateRow))
        continue
      }
      used += 1
      take(count, row, unit, place)
    }
    guard used > 0 || unused.isEmpty && values.isEmpty else {
      return notes.drop(number, unused.first?.reason ?? .filteredOut, place)
    }
    for cell in unused { notes.dropCell(number, place, column: cell.column, cell.reason) }
    hasRow.insert(unit)
    result.recordsAccepted += 1
  }

  /// False when the unit has a value for this already.
  private mutating func take(
    _ value: BoundValue, _ key: Key, _ row: Int, _ code: String, _ place: PlaceText
  ) -> Bool {
    guard !seen.contains(key) else { return false }
    let reading = value.read(table, row: row)
    if reading.state == .noData, reading.fault == nil, blankAt[key] != nil { return false }
    if reading.state != .noData {
      seen.insert(key)
      if let blank = blankAt.removeValue(forKey: key) { collected[blank] = nil }
    } else if blankAt[key] == nil {
      blankAt[key] = collected.count
    }
    let number = table.rowNumbers[row]
    if let fault = reading.fault {
      notes.dropCell(number, place, column: table.columnNames[fault.column], fault.reason)
    }
    if reading.isAboveHundred { notes.note(number, .coverageAboveHundred, code, value.mainColumn(table)) }
    collected.append(indicatorValue(value.mapping, reading, key, number))
    return true
  }

  private func indicatorValue(
    _ mapping: ValueMapping, _ reading: CellReading, _ key: Key, _ number: Int
  ) -> IndicatorValue {
    var cell = IndicatorValue(
      level: source.unit, unit: key.unit, indicator: mapping.indicator, ageGroup: mapping.ageGroup,
      period: key.period, kind: mapping.kind, state: reading.state, rung: mapping.rung,
      sourceID: source.location.id, sourceRow: number, sex: mapping.sex)
    cell.numerator = reading.numerator
    cell.denominator = reading.denominator
    cell.value = reading.value
    cell.category = reading.category
    return cell
  }

  private mutating func take(
    _ count: (mapping: CountMapping, columns: [NumberSource]), _ row: Int, _ village: Int, _ place: PlaceText
  ) {
    let number = table.rowNumbers[row]
    switch sum(count.columns, table, row: row) {
    case .blank: break
    case .fault(let fault): notes.dropCell(number, place, column: table.columnNames[fault.column], fault.reason)
    case .number(let total):
      guard let whole = Int(exactly: total) else {
        return notes.dropCell(number, place, column: count.mapping.columns.first, .notANumber)
      }
      result.counts.append(
        FacilityCount(
          kind: count.mapping.kind, village: village, count: whole, period: count.mapping.period,
          sourceID: source.location.id, sourceRow: number))
    }
  }

  private func unitCode(_ unit: Int) -> String {
    guard source.unit != .village else { return matcher.edition.villages[unit].printedCode }
    let key = matcher.units(source.unit)[unit]
    if key.level == .puskesmas, let id = key.facilityID { return id }
    return key.code?.formatted ?? key.facilityID ?? key.name
  }

  mutating func finished() -> TableImport {
    let id = source.location.id
    let kept = collected.compactMap { $0 }
    result.values = kept
    result.units = matcher.units(source.unit)
    result.questions = questions.questions
    let asides = table.setAside(sourceID: id) + notes.setAside
    result.setAside = asides.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element)
    result.recordsRead = table.recordsRead
    result.recordsAsked = result.setAside.count { $0.reason == .asked && $0.wholeRecord }
    result.numberColumns = numbers.decisions
    result.findings = table.findings(sourceID: id) + notes.findings
    if source.unit == .village { noteVillagesWithoutRow() }
    result.findings += columnFindings(numbers.decisions, table, sourceID: id)
    return result
  }

  private mutating func noteVillagesWithoutRow() {
    for (index, village) in matcher.edition.villages.enumerated() where !hasRow.contains(index) {
      result.findings.append(
        ImportFinding(
          sourceID: source.location.id, kind: .villageWithoutRow, code: village.printedCode, detail: village.name))
    }
  }
}
