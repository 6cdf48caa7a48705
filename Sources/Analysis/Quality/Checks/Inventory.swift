import Stunting

/// Which system gives which indicator at which level, and how fresh (juknis Table 6.2).
struct Inventory {
  let table: QualityTable
  let timeliness: TimelinessChecks

  /// By number in Table 1.1 (others last), then key, source and level.
  func lines() -> [InventoryLine] {
    var groups: [Key: [Int]] = [:]
    for (s, series) in table.series.enumerated() {
      let key = Key(
        indicator: series.key.indicator, source: series.key.source, level: series.key.level.rawValue)
      groups[key, default: []].append(s)
    }
    return groups.keys.sorted { order($0) < order($1) }.compactMap { key in line(key, groups[key] ?? []) }
  }

  /// Essential indicators without any value.
  func essentialWithoutSource() -> [IndicatorDefinition] {
    let present = Set(table.series.filter { !$0.periods.isEmpty }.map(\.key.indicator))
    return table.input.catalogue.filter { $0.essential && !present.contains($0.key) }
      .sorted { ($0.number ?? .max, $0.key) < ($1.number ?? .max, $1.key) }
  }

  private struct Key: Hashable {
    var indicator: String
    var source: Int
    var level: String
  }

  private func order(_ key: Key) -> (Int, String, Int, String) {
    (table.definition(key.indicator)?.number ?? .max, key.indicator, key.source, key.level)
  }

  private func line(_ key: Key, _ members: [Int]) -> InventoryLine? {
    let series = members.map { table.series[$0] }
    guard let first = series.first, let newest = series.compactMap(\.newest).max() else { return nil }
    let current = series.flatMap(\.values).filter {
      table.input.values[$0].period == newest && table.input.values[$0].state != .noData
    }
    let definition = table.definition(key.indicator)
    let owner = table.input.owners[table.sourceIDs[key.source]]
    let isSuperseded = members.allSatisfy { table.succession.isSuperseded[$0] }
    let late = isSuperseded ? nil : timeliness.lateness(newest: newest, indicator: key.indicator)
    let covered = Set(current.map { table.input.values[$0].unit }).count
    return InventoryLine(
      indicator: key.indicator, nameIndonesian: definition?.nameIndonesian ?? key.indicator,
      nameEnglish: definition?.nameEnglish ?? key.indicator, number: definition?.number,
      essential: definition?.essential ?? false, sourceID: table.sourceIDs[key.source],
      system: owner?.system, opd: owner?.opd, level: first.key.level, frequency: table.frequency(key.indicator),
      newestPeriod: newest, periods: Set(series.flatMap(\.periods)).count, unitsCovered: covered,
      unitsExpected: max(covered, table.expectedUnits(first.key.level)), daysLate: late?.daysLate,
      reportsMissing: late?.reportsMissing, isReported: current.contains { table.input.values[$0].origin == .reported },
      isSuperseded: isSuperseded)
  }
}
