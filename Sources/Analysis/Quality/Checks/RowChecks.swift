import Stunting

extension SetAsideReason {
  /// Rows that a table has besides its records, or that the project leaves out on purpose: nothing is lost with them.
  var isExpected: Bool {
    switch self {
    case .filteredOut, .totalRow, .footnote, .headerRepeated, .outsideRegion, .otherLevel, .answeredNone: true
    default: false
    }
  }

  var isUnreadable: Bool {
    switch self {
    case .notANumber, .negativeNumber, .missingDenominator, .unreadablePeriod, .ageOutOfRange, .unreadableCode,
      .unreadablePosition:
      true
    default: false
    }
  }

  var isDuplicate: Bool { self == .duplicateCode || self == .duplicateRow || self == .repeatedChild }
}

/// Rules about rows as they were read: what the imports set aside, asked and noted.
struct RowChecks {
  let table: QualityTable
  /// Rows that ask, by source.
  private let asked: [Int: Set<Int>]
  /// Rows with an accepted value, by source and kecamatan.
  private let rows: [QualityScope: Int]

  init(_ table: QualityTable) {
    self.table = table
    var asked: [Int: Set<Int>] = [:]
    for question in table.input.questions {
      asked[table.source(question.sourceID), default: []].formUnion(question.rows)
    }
    for record in table.input.setAside where record.reason == .asked {
      asked[table.source(record.sourceID), default: []].insert(record.row)
    }
    self.asked = asked
    rows = RowChecks.countRows(table)
  }

  func add(to tally: inout QualityTally) {
    addWholes(&tally)
    addSetAside(&tally)
    addQuestions(&tally)
    addFindings(&tally)
  }

  /// Rows that ask, of a source.
  func askedRows(_ source: Int) -> Set<Int> { asked[source] ?? [] }

  private static func countRows(_ table: QualityTable) -> [QualityScope: Int] {
    var seen: [QualityScope: Set<Int>] = [:]
    for (i, value) in table.input.values.enumerated() {
      let source = table.source(value.sourceID)
      seen[QualityScope(source: source), default: []].insert(value.sourceRow)
      guard let district = table.placeOf[i].district else { continue }
      seen[QualityScope(source: source, district: district), default: []].insert(value.sourceRow)
    }
    return seen.mapValues(\.count)
  }

  /// What was looked at: rows of the import for a source, rows with values for a kecamatan.
  private func addWholes(_ tally: inout QualityTally) {
    for summary in table.input.imports {
      let source = table.source(summary.sourceID)
      let expected = table.input.setAside.count {
        $0.sourceID == summary.sourceID && $0.wholeRecord && $0.reason.isExpected
      }
      let read = Double(max(0, summary.recordsRead - expected))
      let sector = table.sectorOfSource[source]
      for rule in [QualityRule.duplicates, .unplacedRows] {
        tally.addTotal(rule, source: source, sector: sector, part: 0, whole: read)
      }
      let rule: QualityRule =
        sector == nil && rows[QualityScope(source: source)] == nil ? .placeFaults : .inconsistentRows
      tally.addTotal(rule, source: source, sector: sector, part: 0, whole: Double(summary.recordsAccepted))
    }
    for (scope, count) in rows where scope.district >= 0 {
      for rule in [QualityRule.duplicates, .unplacedRows, .inconsistentRows] {
        tally.add(rule, source: scope.source, district: scope.district, part: 0, whole: Double(count))
      }
    }
  }

  private func addSetAside(_ tally: inout QualityTally) {
    for record in table.input.setAside where !record.reason.isExpected && record.reason != .asked {
      let source = table.source(record.sourceID)
      let place = table.place(code: record.code, source: source, row: record.row)
      let sector = table.sectorOfSource[source]
      func count(_ rule: QualityRule) {
        tally.addTotal(rule, source: source, sector: sector, part: 1, whole: 0)
        if let d = place.district { tally.add(rule, source: source, district: d, part: 1, whole: 1) }
      }
      if record.reason.isDuplicate { count(.duplicates) }
      if record.wholeRecord, !record.reason.isDuplicate { count(.unplacedRows) }
    }
  }

  private func addQuestions(_ tally: inout QualityTally) {
    for (source, rows) in asked {
      tally.addTotal(
        .unplacedRows, source: source, sector: table.sectorOfSource[source], part: Double(rows.count), whole: 0)
    }
    for question in table.input.questions {
      guard let d = table.places.place(districtName: question.districtName).district else { continue }
      let n = Double(question.rows.count)
      tally.add(.unplacedRows, source: table.source(question.sourceID), district: d, part: n, whole: n)
    }
  }

  private func addFindings(_ tally: inout QualityTally) {
    var rows: Set<SourceRow> = []
    for finding in table.input.findings {
      guard let rule = finding.kind.rowRule else { continue }
      let source = table.source(finding.sourceID)
      // A row counts once, whatever is wrong with it.
      if let row = finding.row, !rows.insert(SourceRow(source: source, row: row, rule: rule)).inserted { continue }
      let part = rule == .placeFaults ? Double(finding.occurrences) : 1
      tally.addTotal(rule, source: source, sector: table.sectorOfSource[source], part: part, whole: 0)
      // How many features a kecamatan has is not known here.
      guard rule != .placeFaults,
        let d = table.place(code: finding.code, source: source, row: finding.row).district
      else { continue }
      tally.add(rule, source: source, district: d, part: part, whole: 0)
    }
  }
}

private struct SourceRow: Hashable {
  var source: Int
  var row: Int
  var rule: QualityRule
}

extension FindingKind {
  /// The rule that counts a finding by its row, if any.
  var rowRule: QualityRule? {
    switch self {
    case .inconsistent: .inconsistentRows
    case .facilityFlag, .positionAsked, .overlap, .gap, .notInOfficialList, .missingOfficialCode: .placeFaults
    default: nil
    }
  }
}
