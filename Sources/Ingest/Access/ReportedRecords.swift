import Matching
import Stunting

/// Turns the rows of a table into reported travel.
struct ReportedRecords {
  private struct Column {
    var index: Int
    var reader: TravelText
  }

  private let source: ReportedTravelSource
  private let table: TextTable
  private let matcher: PlaceMatcher
  private let places: PlaceReader
  private let filters: BoundFilters
  private let minutes: [Column]
  private let kilometres: [Column]
  private let counts: [Column]
  private var notes: RecordNotes
  private var questions: QuestionList
  private var seen: Set<Int> = []
  private var accepted = 0
  private var reported: [ReportedTravel] = []

  init(_ source: ReportedTravelSource, _ table: TextTable, _ matcher: PlaceMatcher) throws(IngestError) {
    self.source = source
    self.table = table
    self.matcher = matcher
    places = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
    minutes = try ReportedRecords.columns(source.minutes, table, areCounts: false)
    kilometres = try ReportedRecords.columns(source.kilometres, table, areCounts: false)
    counts = try ReportedRecords.columns(source.counts, table, areCounts: true)
    notes = RecordNotes(sourceID: source.location.id, level: .village)
    questions = QuestionList(sourceID: source.location.id, level: .village)
  }

  /// The columns of one kind decide together how a number such as 3.021 is read.
  private static func columns(
    _ names: [String], _ table: TextTable, areCounts: Bool
  ) throws(IngestError) -> [Column] {
    var indices: [Int] = []
    for name in names { indices.append(try table.column(name)) }
    let readers = table.numberColumns(indices, counts: areCounts ? Set(indices) : [])
    return zip(indices, readers).map { Column(index: $0, reader: TravelText($1.reader)) }
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
    for ((row, place), match) in zip(zip(rows, read), matcher.matchAll(read, level: .village)) {
      take(row, place, match)
    }
  }

  private mutating func take(_ row: Int, _ place: PlaceText, _ match: PlaceMatch) {
    let number = table.rowNumbers[row]
    switch match {
    case .none(let reason): notes.drop(number, reason, place)
    case .question(let candidates):
      questions.add(place, row: number, candidates)
      notes.drop(number, .asked, place)
    case .unit(let village, let basis, let differs):
      guard seen.insert(village).inserted else { return notes.drop(number, .duplicateRow, place) }
      let code = matcher.edition.villages[village].printedCode
      notes.match(number, basis, differs: differs, code: code, place)
      accepted += 1
      take(row, village, place)
    }
  }

  private mutating func take(_ row: Int, _ village: Int, _ place: PlaceText) {
    let inVillage = counts.map { value(row, $0, place) { $0.minutes($1) }.flatMap { Int(exactly: $0) } }
    let travel = minutes.compactMap { value(row, $0, place) { $0.minutes($1) } }.min()
    var distances: [Double] = []
    for (number, column) in kilometres.enumerated() {
      guard let distance = value(row, column, place, { $0.kilometres($1) }) else { continue }
      if distance == 0, counts.count == kilometres.count, inVillage[number] == 0 {
        notes.dropCell(table.rowNumbers[row], place, column: table.columnNames[column.index], .unusableValue)
      } else {
        distances.append(distance)
      }
    }
    let known = inVillage.compactMap { $0 }
    let total = known.isEmpty ? nil : known.reduce(0) { $0 &+ $1 }
    guard travel != nil || !distances.isEmpty || total != nil else { return }
    reported.append(
      ReportedTravel(
        kind: source.kind, village: village, minutes: travel, kilometres: distances.min(), facilitiesInVillage: total,
        period: source.period, sourceID: source.location.id, sourceRow: table.rowNumbers[row]))
  }

  /// The number in a cell; nil when it is blank or set aside.
  private mutating func value(
    _ row: Int, _ column: Column, _ place: PlaceText, _ read: (TravelText, String) -> NumberCell
  ) -> Double? {
    let text = table.cell(row, column.index)
    let cell =
      table.isNumberCell(row, column.index) ? NumberReader(decimal: .point).read(text) : read(column.reader, text)
    let fault: SetAsideReason
    switch cell {
    case .blank: return nil
    case .number(let value, _) where value >= 0 && value <= 1e6: return value
    case .number(let value, _): fault = value < 0 ? .negativeNumber : .notANumber
    case .notANumber: fault = .notANumber
    }
    notes.dropCell(table.rowNumbers[row], place, column: table.columnNames[column.index], fault)
    return nil
  }

  func finished() -> ReportedTravelImport {
    let id = source.location.id
    let asides = table.setAside(sourceID: id) + notes.setAside
    let sorted = asides.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element)
    var findings = table.findings(sourceID: id) + notes.findings
    for (index, village) in matcher.edition.villages.enumerated() where !seen.contains(index) {
      findings.append(
        ImportFinding(sourceID: id, kind: .villageWithoutRow, code: village.printedCode, detail: village.name))
    }
    return ReportedTravelImport(
      reported: reported, questions: questions.questions, setAside: sorted, findings: findings,
      recordsRead: table.recordsRead, recordsAccepted: accepted)
  }
}
