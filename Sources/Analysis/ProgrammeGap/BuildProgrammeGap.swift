import Stunting

/// The programme gap of a year: which interventions are absent in most villages or where they are needed. Every row of the
/// year is in the result, placed or not; an essential or main indicator that no row is about is an intervention too.
public func programmeGapTable(_ input: ProgrammeGapInput) -> ProgrammeGapTable {
  let year = input.year ?? input.programmes.map(\.year).max()
  var builder = ProgrammeGapBuilder(input)
  for programme in input.programmes where programme.year == year { builder.add(programme) }
  builder.addMissing()
  return builder.table(year: year, otherYears: input.programmes.count { $0.year != year })
}

private struct ProgrammeGapBuilder {
  private struct Draft {
    var definition: IndicatorDefinition?
    var activity: String
    var rows: [Int] = []
  }

  private let input: ProgrammeGapInput
  private let placer: ProgrammePlacer
  private var resolver: IndicatorResolver
  private let lackingOf: [String: [Int]]
  private var drafts: [Draft] = []
  private var draftOf: [String: Int] = [:]
  private var rows: [ProgrammeRow] = []

  init(_ input: ProgrammeGapInput) {
    self.input = input
    placer = ProgrammePlacer(input)
    resolver = IndicatorResolver(input.catalogue, main: Set(input.columns.filter(\.isMain).map(\.definition.key)))
    lackingOf = Dictionary(
      input.columns.map { column in
        (column.definition.key, column.cells.indices.filter { column.cells[$0].coverageClass?.isLacking == true })
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ programme: Programme) {
    let definition = resolver.resolve(programme)
    let draft = draft(definition, activity: programme.activity.isEmpty ? programme.programme : programme.activity)
    drafts[draft].rows.append(rows.count)
    rows.append(
      ProgrammeRow(
        programme: programme, place: placer.place(programme), intervention: draft,
        targetShare: share(programme.realised, programme.target),
        progress: progress(programme, lowerIsBetter: definition?.direction == .lowerIsBetter),
        budgetShare: share(programme.realisedRupiah, programme.budgetRupiah)))
  }

  mutating func addMissing() {
    for column in input.columns where column.isMain || column.definition.essential {
      _ = draft(column.definition, activity: "")
    }
  }

  private mutating func draft(_ definition: IndicatorDefinition?, activity: String) -> Int {
    let key = definition.map { "indicator:" + $0.key } ?? "activity:" + plainName(activity)
    if let known = draftOf[key] { return known }
    drafts.append(Draft(definition: definition, activity: activity))
    draftOf[key] = drafts.count - 1
    return drafts.count - 1
  }

  func table(year: Int?, otherYears: Int) -> ProgrammeGapTable {
    let made = drafts.map(intervention)
    let order = made.indices.sorted { a, b in
      let (x, y) = (made[a], made[b])
      return (y.absentWhereNeeded.count, y.absent.count, a) < (x.absentWhereNeeded.count, x.absent.count, b)
    }
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var rows = rows
    for index in rows.indices { rows[index].intervention = place[rows[index].intervention] }
    let sorted = order.map { made[$0] }
    return ProgrammeGapTable(
      year: year, rowsOfOtherYears: otherYears, rows: rows, interventions: sorted,
      offices: programmeTotals(rows, sorted, of: \.office, countsMissing: true),
      fundingSources: programmeTotals(rows, sorted, of: \.fundingSource, countsMissing: false),
      total: programmeMoney(rows.map(\.programme)), unplaced: rows.indices.filter { rows[$0].place.isIncomplete },
      completeness: input.villages.indices.map { v in sorted.count { $0.presentAt(v) } })
  }

  private func intervention(_ draft: Draft) -> ProgrammeIntervention {
    let own = draft.rows.map { rows[$0] }
    let present = Set(own.flatMap(\.place.villages))
    let all = input.villages.indices
    let lacking = (draft.definition.flatMap { lackingOf[$0.key] } ?? []).filter { all.contains($0) }
    let attention = all.filter { input.needsAttention.indices.contains($0) && input.needsAttention[$0] }
    let needing = Set(lacking).union(attention).sorted()
    let absent = all.filter { !present.contains($0) }
    return ProgrammeIntervention(
      definition: draft.definition, activity: draft.activity, offices: offices(draft, own), rows: draft.rows,
      money: programmeMoney(own.map(\.programme)), present: present.sorted(), absent: absent, lacking: lacking,
      needing: needing, absentWhereNeeded: needing.filter { !present.contains($0) },
      isAbsentInMost: 2 * absent.count > all.count, unplacedRows: own.count { $0.place.isIncomplete })
  }

  private func offices(_ draft: Draft, _ own: [ProgrammeRow]) -> [String] {
    guard !own.isEmpty else { return [draft.definition?.office ?? ""].filter { !$0.isEmpty } }
    var seen: Set<String> = []
    return own.map(\.programme.office).filter { !$0.isEmpty && seen.insert(plainName($0)).inserted }
  }
}

private func share(_ realised: Double?, _ target: Double?) -> Double? {
  guard let realised, let target, realised.isFinite, target.isFinite, target > 0, realised >= 0 else { return nil }
  let share = realised / target
  return share.isFinite ? share : nil
}

private func progress(_ programme: Programme, lowerIsBetter: Bool) -> ProgrammeProgress? {
  guard !lowerIsBetter, let share = share(programme.realised, programme.target) else { return nil }
  return share <= 0 ? .notStarted : share < 0.5 ? .behind : share < 1 ? .underway : .reached
}
