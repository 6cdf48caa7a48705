internal import Stunting

/// A period, or nil for `title`: it then stands above the table.
private func readPeriodOrTitle(_ m: inout StrictMapping) throws -> Period? {
  if try m.string("period") == "title" { return nil }
  return try readPeriod(&m, "period")
}

func readValue(_ mapping: StrictMapping, catalogue: IndicatorCatalogue) throws -> ValueDeclaration {
  var m = mapping
  let key = try m.requiredString("indicator")
  guard let definition = catalogue[key] else {
    throw ProjectError.unknownIndicator(
      line: m.line(of: "indicator"), found: key, nearest: nearestWord(to: key, among: catalogue.all.map(\.key)))
  }
  var labels: [String: String] = [:]
  if var map = try m.mapping("labels") { for code in map.keys { labels[code] = try map.requiredString(code) } }
  let rows = try readFilters(&m, key: "where", test: .isOneOf)
  let value = ValueDeclaration(
    indicator: key, ageGroup: try m.choice("age_group", AgeGroup.self) ?? .none,
    sex: try m.choice("sex", Sex.self) ?? .all, period: try readPeriodOrTitle(&m),
    periodColumns: try m.strings("period_column") ?? [],
    kind: try m.choice("kind", ValueKind.self) ?? definition.kind, numerator: try m.strings("numerator") ?? [],
    denominator: try m.strings("denominator") ?? [], value: try m.string("value"), labels: labels,
    rung: try m.choice("rung", Rung.self) ?? .notApplicable, rows: rows.first, line: m.line)
  try checkShape(value, m)
  try m.finish()
  return value
}

/// A ratio needs numerator and denominator, every other kind a value; each needs a period.
private func checkShape(_ value: ValueDeclaration, _ m: StrictMapping) throws {
  func missing(_ key: String) -> ProjectError { .missingKey(line: m.line, key: key, inside: m.path) }
  if value.period == nil, value.periodColumns.isEmpty, !m.keys.contains("period") { throw missing("period") }
  if value.kind == .ratio {
    if value.numerator.isEmpty { throw missing("numerator") }
    if value.denominator.isEmpty { throw missing("denominator") }
  } else if value.value == nil {
    throw missing("value")
  }
}
