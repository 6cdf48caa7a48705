import Stunting

/// Builds the data quality report: pure, the same answer for the same input on any machine.
public func qualityReport(_ input: QualityInput) -> QualityReport {
  QualityBuilder(input).build()
}

/// One pass of all checks over one input.
private struct QualityBuilder {
  let table: QualityTable
  let rows: RowChecks
  let heaping: HeapingChecks
  let jumps: JumpChecks
  let timeliness: TimelinessChecks
  let surveys: [SurveyComparison]
  private var tally: QualityTally
  private var faults: [QualityFault] = []

  init(_ input: QualityInput) {
    table = QualityTable(input)
    rows = RowChecks(table)
    heaping = HeapingChecks(table)
    jumps = JumpChecks(table)
    timeliness = TimelinessChecks(table)
    let measured = MeasuredShares(table)
    surveys = SurveyCheck(table: table, measured: measured, hasHeaping: heaping.summary.flagged > 0).compare()
    tally = QualityTally(input.rules)
    rows.add(to: &tally)
    CellChecks(table).add(to: &tally, &faults)
    ConstantChecks(table).add(to: &tally, &faults)
    heaping.add(to: &tally, &faults)
    jumps.add(to: &tally, &faults, measured)
    measured.add(to: &tally, &faults)
    CompletenessChecks(table).add(to: &tally, &faults)
    timeliness.add(to: &tally, &faults)
    addSurveys()
  }

  func build() -> QualityReport {
    let list = MendList(table, faults: faults)
    let sources = table.sourceIDs.indices.map { source($0) }
    let inventory = Inventory(table: table, timeliness: timeliness)
    return QualityReport(
      asOf: table.input.asOf, rules: table.input.rules, totals: totals(sources, list), sources: sources,
      sectors: tally.sectors.map { sector in
        ScopeQuality(name: sector, code: nil, dimensions: tally.dimensions(QualityScope(sector: sector)))
      },
      jumps: jumps.summary, heaping: heaping.summary, digitPreferences: heaping.results, surveys: surveys,
      inventory: inventory.lines(), essentialWithoutSource: inventory.essentialWithoutSource(),
      mendList: list.items())
  }

  private mutating func addSurveys() {
    for (i, comparison) in surveys.enumerated() where comparison.verdict == .differs {
      guard let id = comparison.sourceID else { continue }
      faults.append(
        QualityFault(
          problem: .surveyDiffers, source: table.source(id), place: .unknown, row: nil, sector: nil, severity: .urgent,
          detail: .survey(index: i)))
    }
  }

  private func source(_ s: Int) -> SourceQuality {
    let id = table.sourceIDs[s]
    let summary = table.input.imports.first { $0.sourceID == id }
    let whole = ScopeQuality(name: "", code: nil, dimensions: tally.dimensions(QualityScope(source: s)))
    return SourceQuality(
      sourceID: id, owner: table.input.owners[id], sector: table.sectorOfSource[s], role: summary?.role,
      fileName: summary?.fileName, recordsRead: summary?.recordsRead ?? 0,
      recordsAccepted: summary?.recordsAccepted ?? 0, recordsSetAside: summary?.recordsSetAside ?? 0,
      recordsAsked: summary?.recordsAsked ?? rows.askedRows(s).count,
      newestPeriod: table.series.filter { $0.key.source == s }.compactMap(\.newest).max(),
      daysLate: timeliness.daysLate(source: s), isSuperseded: table.isSuperseded(source: s), whole: whole,
      districts: districts(s))
  }

  private func districts(_ s: Int) -> [ScopeQuality] {
    tally.districts(of: s).map { d in
      let entry = table.places.districts[d]
      return ScopeQuality(
        name: entry.name, code: entry.code.isEmpty ? nil : entry.code,
        dimensions: tally.dimensions(QualityScope(source: s, district: d)))
    }
  }

  private func totals(_ sources: [SourceQuality], _ list: MendList) -> QualityTotals {
    var totals = QualityTotals()
    totals.sources = sources.count
    totals.sourcesPoor = sources.count { $0.whole.worst == .poor }
    totals.sourcesAttention = sources.count { $0.whole.worst == .attention }
    totals.recordsRead = sources.reduce(0) { $0 + $1.recordsRead }
    totals.recordsAccepted = sources.reduce(0) { $0 + $1.recordsAccepted }
    totals.setAside = list.setAside
    totals.setAsideExpected = table.input.setAside.count { $0.reason.isExpected }
    totals.asked = list.asked
    totals.findings = list.findings
    totals.inconsistentRows = inconsistentRows(sources)
    totals.computed = list.computed
    totals.surveysFlagged = surveys.count { $0.verdict == .differs }
    totals.sourcesLate = sources.count { ($0.daysLate ?? 0) > 0 }
    return totals
  }

  private func inconsistentRows(_ sources: [SourceQuality]) -> Int {
    sources.flatMap(\.whole.dimensions).flatMap(\.measures).filter { $0.rule == .inconsistentRows }
      .reduce(0) { $0 + Int($1.part) }
  }
}
