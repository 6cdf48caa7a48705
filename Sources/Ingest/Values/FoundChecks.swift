import Stunting

/// Words of a column that says a share.
private let shareWords: Set<String> = [
  "persen", "persentase", "prosentase", "prevalensi", "prevalence", "cakupan", "coverage", "proporsi", "rate", "pct",
  "percent", "percentage",
]
private let totalWords: Set<String> = ["jumlah", "total", "jml"]

/// Checks that the names of columns suggest: a share named after the numerator or standing behind it, a total of summed
/// columns. They hold only when most rows agree (`isConfirmed`).
func suggestedChecks(_ source: TableSource, in table: TextTable) throws(IngestError) -> [ConsistencyCheck] {
  var used: Set<Int> = []
  for name in source.values.flatMap(\.numberColumns) + source.checks.flatMap(\.columnNames) {
    used.insert(try table.column(name))
  }
  var found: [ConsistencyCheck] = []
  for mapping in source.values {
    if mapping.kind == .ratio, let first = mapping.numerator.first {
      let numerator = try table.column(first)
      for column in shareColumns(of: numerator, table, used) {
        let check = ConsistencyCheck.percentage(
          stated: table.columnNames[column], numerator: mapping.numerator, denominator: mapping.denominator)
        if !found.contains(check) { found.append(check) }
      }
    }
    for parts in [mapping.numerator, mapping.denominator, mapping.value] where parts.count > 1 {
      var columns: [Int] = []
      for part in parts { columns.append(try table.column(part)) }
      for column in totalColumns(of: columns, table, used) {
        let check = ConsistencyCheck.sum(total: table.columnNames[column], parts: parts)
        if !found.contains(check) { found.append(check) }
      }
    }
  }
  return found
}

/// True when a suggested check is no coincidence: half of the rows agree, and at least three.
func isConfirmed(_ check: BoundCheck, _ table: TextTable) -> Bool {
  let rows = check.agreeing(table)
  return rows.agreeing >= 3 && rows.agreeing * 2 >= rows.compared
}

private func shareColumns(of numerator: Int, _ table: TextTable, _ used: Set<Int>) -> [Int] {
  let own = Set(plainWords(lastPart(table.columnNames[numerator])))
  return table.columnNames.indices.filter { column in
    guard !used.contains(column) else { return false }
    let name = lastPart(table.columnNames[column])
    let words = Set(plainWords(name))
    guard name.contains("%") || !words.isDisjoint(with: shareWords) else { return false }
    let rest = words.subtracting(shareWords).filter { Int($0) == nil }
    return rest.isEmpty ? column == numerator + 1 : rest.isSubset(of: own) || own.isSubset(of: rest)
  }
}

private func totalColumns(of parts: [Int], _ table: TextTable, _ used: Set<Int>) -> [Int] {
  guard let first = parts.min(), let last = parts.max() else { return [] }
  return table.columnNames.indices.filter { column in
    guard !used.contains(column), column >= first - 1, column <= last + 2 else { return false }
    let name = lastPart(table.columnNames[column])
    return !totalWords.isDisjoint(with: plainWords(name)) || name.contains("+")
  }
}

private func lastPart(_ name: String) -> String { name.components(separatedBy: headerSeparator).last ?? name }
