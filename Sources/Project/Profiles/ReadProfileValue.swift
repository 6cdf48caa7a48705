internal import Stunting

/// Reads one entry of `values`; its fields must be columns of the profile and none may be personal.
func readProfileValue(_ mapping: StrictMapping, _ known: Set<String>, _ catalogue: IndicatorCatalogue) throws
  -> ProfileValue
{
  var m = mapping
  let key = try m.requiredString("indicator")
  guard let definition = catalogue[key] else {
    throw ProjectError.unknownIndicator(
      line: m.line(of: "indicator"), found: key, nearest: nearestWord(to: key, among: catalogue.all.map(\.key)))
  }
  let value = ProfileValue(
    indicator: key, ageGroup: try m.choice("age_group", AgeGroup.self), sex: try m.choice("sex", Sex.self) ?? .all,
    kind: try m.choice("kind", ValueKind.self), numerator: try readFields(&m, "numerator", known),
    denominator: try readFields(&m, "denominator", known), value: try readFields(&m, "value", known),
    stated: try readFields(&m, "stated", known).first, total: try readFields(&m, "total", known).first,
    rows: try m.mappings("rows").map { try readRows($0, known) },
    labels: try m.mappings("labels").map { try readLabel($0) })
  try checkShape(value, kind: value.kind ?? definition.kind, m)
  try m.finish()
  return value
}

private func readFields(_ m: inout StrictMapping, _ key: String, _ known: Set<String>) throws -> [String] {
  let fields = try m.strings(key) ?? []
  try checkFields(fields, known, m, key)
  if let personal = fields.first(where: isPersonalField) {
    throw ProjectError.notAChoice(
      line: m.line(of: key), key: key, found: personal, choices: known.filter { !isPersonalField($0) }.sorted())
  }
  return fields
}

private func checkShape(_ value: ProfileValue, kind: ValueKind, _ m: StrictMapping) throws {
  func missing(_ key: String) -> ProjectError { .missingKey(line: m.line, key: key, inside: m.path) }
  if kind == .ratio {
    if value.numerator.isEmpty { throw missing("numerator") }
    if value.denominator.isEmpty { throw missing("denominator") }
  } else if value.value.isEmpty {
    throw missing("value")
  }
}

private func readRows(_ mapping: StrictMapping, _ known: Set<String>) throws -> ProfileRows {
  var m = mapping
  let rows = ProfileRows(field: try m.requiredString("field"), texts: try m.strings("texts") ?? [])
  try checkFields([rows.field], known, m, "field")
  try m.finish()
  return rows
}

private func readLabel(_ mapping: StrictMapping) throws -> ValueLabel {
  var m = mapping
  let code = try m.requiredString("code")
  let certain = try m.bool("certain") ?? true
  let indonesian = certain ? try m.requiredString("id") : "kode \(code)"
  let english = certain ? try m.string("en") ?? indonesian : "code \(code)"
  try m.finish()
  return ValueLabel(code: code, indonesian: indonesian, english: english, isCertain: certain)
}
