import Stunting

/// Money of some rows; what is missing, not finite or below 0 is counted as missing.
func programmeMoney(_ programmes: [Programme]) -> ProgrammeMoney {
  var money = ProgrammeMoney()
  money.rows = programmes.count
  for programme in programmes {
    if let budget = amount(programme.budgetRupiah) {
      money.budgetRupiah += budget
    } else {
      money.rowsWithoutBudget += 1
    }
    if let spent = amount(programme.realisedRupiah) {
      money.realisedRupiah += spent
    } else {
      money.rowsWithoutRealisation += 1
    }
  }
  return money
}

private func amount(_ rupiah: Double?) -> Double? {
  rupiah.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
}

/// Totals of each office (or source of funds) in order of appearance, told apart whatever their case and spacing.
///
/// - Parameter countsMissing: An intervention that nobody runs counts for the office of the catalogue.
func programmeTotals(
  _ rows: [ProgrammeRow], _ interventions: [ProgrammeIntervention], of name: KeyPath<Programme, String>,
  countsMissing: Bool
) -> [ProgrammeTotal] {
  var names: [String] = []
  var rowsOf: [String: [Int]] = [:]
  var missingOf: [String: [Int]] = [:]
  func note(_ text: String) -> String {
    let key = plainName(text)
    if rowsOf[key] == nil {
      (rowsOf[key], missingOf[key]) = ([], [])
      names.append(text)
    }
    return key
  }
  for index in rows.indices { rowsOf[note(rows[index].programme[keyPath: name])]?.append(index) }
  for index in interventions.indices where countsMissing && interventions[index].isMissing {
    for office in interventions[index].offices { missingOf[note(office)]?.append(index) }
  }
  return names.map { text in
    let key = plainName(text)
    let own = (rowsOf[key] ?? []).map { rows[$0] }
    let run = Set(own.map(\.intervention)).union(missingOf[key] ?? []).sorted()
    return ProgrammeTotal(
      name: text, money: programmeMoney(own.map(\.programme)),
      absentInMost: run.filter { interventions[$0].isAbsentInMost },
      absentWhereNeeded: run.filter { !interventions[$0].absentWhereNeeded.isEmpty })
  }
}

extension ProgrammePlace {
  /// Not placed, or not in whole.
  public var isIncomplete: Bool { basis == .unplaced || !unread.isEmpty }
}

extension ProgrammeIntervention {
  /// Whether it is planned in a village.
  public func presentAt(_ village: Int) -> Bool {
    var (low, high) = (0, present.count)
    while low < high {
      let middle = (low + high) / 2
      if present[middle] < village { low = middle + 1 } else { high = middle }
    }
    return low < present.count && present[low] == village
  }
}
