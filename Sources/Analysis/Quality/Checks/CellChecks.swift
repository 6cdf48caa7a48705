import Stunting

/// Accuracy of cells: unreadable, above 100 %, numerator above denominator, no case where many are expected.
struct CellChecks {
  let table: QualityTable
  /// Rows that a finding of the import already calls above 100 %.
  private let notedRows: Set<NotedRow>

  private struct NotedRow: Hashable {
    var source: Int
    var row: Int
  }

  init(_ table: QualityTable) {
    self.table = table
    notedRows = Set(
      table.input.findings.compactMap { finding in
        guard finding.kind == .coverageAboveHundred, let row = finding.row else { return nil }
        return NotedRow(source: table.source(finding.sourceID), row: row)
      })
  }

  func add(to tally: inout QualityTally, _ faults: inout [QualityFault]) {
    addReadable(&tally)
    addShares(&tally, &faults)
    for series in table.series { addZeros(series, &tally, &faults) }
  }

  /// Cells that could be read and those that could not.
  private func addReadable(_ tally: inout QualityTally) {
    for (i, value) in table.input.values.enumerated() {
      tally.add(
        .unreadableCells, source: table.source(value.sourceID), district: table.placeOf[i].district,
        sector: table.sector(value.indicator), part: 0, whole: 1)
    }
    for record in table.input.setAside {
      let isAbove = record.reason == .numeratorAboveDenominator
      guard record.reason.isUnreadable || isAbove else { continue }
      let source = table.source(record.sourceID)
      tally.add(
        isAbove ? .numeratorAboveDenominator : .unreadableCells, source: source,
        district: table.place(code: record.code, source: source, row: record.row).district,
        sector: table.sectorOfSource[source], part: 1,
        whole: 1)
    }
  }

  private func addShares(_ tally: inout QualityTally, _ faults: inout [QualityFault]) {
    var noted: Set<NotedRow> = []
    for (i, value) in table.input.values.enumerated() {
      guard let percent = value.sharePercent else { continue }
      let source = table.source(value.sourceID)
      let place = table.placeOf[i]
      let sector = table.sector(value.indicator)
      func count(_ rule: QualityRule, _ part: Double) {
        tally.add(rule, source: source, district: place.district, sector: sector, part: part, whole: 1)
      }
      if value.kind == .ratio { count(.numeratorAboveDenominator, 0) }
      count(.coverageAboveHundred, percent > 100 ? 1 : 0)
      guard percent > 100 else { continue }
      let row = NotedRow(source: source, row: value.sourceRow)
      noted.insert(row)
      guard !notedRows.contains(row) else { continue }
      faults.append(
        QualityFault(
          problem: .rule(.coverageAboveHundred), source: source, place: place, row: value.sourceRow, sector: sector,
          severity: .important,
          detail: .aboveHundred(indicator: value.indicator, period: value.period, percent: percent)))
    }
    addNoted(notedRows.subtracting(noted), &tally)
  }

  /// Rows noted by the import whose cells are not among the values.
  private func addNoted(_ rows: Set<NotedRow>, _ tally: inout QualityTally) {
    for row in rows {
      tally.addTotal(
        .coverageAboveHundred, source: row.source, sector: table.sectorOfSource[row.source], part: 1, whole: 1)
    }
  }

  /// Where the average rate of the period would give at least ten cases and there is none.
  private func addZeros(_ series: ValueSeries, _ tally: inout QualityTally, _ faults: inout [QualityFault]) {
    guard let definition = table.definition(series.key.indicator), definition.direction == .lowerIsBetter,
      definition.kind == .ratio
    else { return }
    for (period, members) in table.byPeriod(series) {
      let cells = members.filter { table.input.values[$0].sharePercent != nil }
      let cases = cells.reduce(0.0) { $0 + (table.input.values[$1].numerator ?? 0) }
      let measured = cells.reduce(0.0) { $0 + (table.input.values[$1].denominator ?? 0) }
      guard measured > 0 else { continue }
      for cell in cells {
        let value = table.input.values[cell]
        let expected = (value.denominator ?? 0) * cases / measured
        guard expected >= table.input.rules.expectedCases else { continue }
        let isZero = value.numerator == 0
        let place = table.placeOf[cell]
        tally.add(
          .implausibleZero, source: series.key.source, district: place.district, sector: definition.sector,
          part: isZero ? 1 : 0, whole: 1)
        guard isZero else { continue }
        faults.append(
          QualityFault(
            problem: .rule(.implausibleZero), source: series.key.source, place: place, row: value.sourceRow,
            sector: definition.sector, severity: .important,
            detail: .noCases(
              indicator: value.indicator, period: period, measured: value.denominator ?? 0, expected: expected)))
      }
    }
  }
}

extension QualityTable {
  /// The values of a series by period, oldest first.
  func byPeriod(_ series: ValueSeries) -> [(period: Period, values: [Int])] {
    var groups: [Period: [Int]] = [:]
    for i in series.values { groups[input.values[i].period, default: []].append(i) }
    return series.periods.map { ($0, groups[$0] ?? []) }
  }
}
