internal import Stunting

/// Reads one profile; every unknown key, wrong type and unknown field is an error with its line.
func readProfile(_ mapping: StrictMapping, shared: [ProfileColumn], catalogue: IndicatorCatalogue) throws
  -> SourceProfile
{
  var m = mapping
  guard var names = try m.mapping("name") else {
    throw ProjectError.missingKey(line: m.line, key: "name", inside: m.path)
  }
  let indonesian = try names.requiredString("id")
  let english = try names.string("en") ?? indonesian
  try names.finish()
  let own = try m.mappings("columns").map { try readProfileColumn($0) }
  var profile = SourceProfile(
    key: try readKey(&m), nameIndonesian: indonesian, nameEnglish: english, system: try m.string("system") ?? "",
    role: try requiredChoice(&m, "role", ProfileRole.self), unit: try m.choice("unit", UnitLevel.self),
    isGeneric: try m.bool("generic") ?? false,
    confidence: try m.choice("confidence", ProfileConfidence.self) ?? .dugaan, evidence: try m.string("evidence") ?? "",
    columns: merged(own, shared), anyOf: [], mustNot: try m.strings("must_not") ?? [], sampleTests: [],
    codeParts: try m.strings("code_parts") ?? [], codeSystem: try m.choice("code_system", CodeSystem.self),
    districtCodePattern: try m.string("district_code_pattern"), values: [], statuses: [],
    attributes: try m.strings("attributes") ?? [], facilityKind: try m.string("facility_kind"),
    kpm: try m.choice("kpm", KPMMeaning.self), rung: try m.choice("rung", Rung.self),
    period: try m.choice("period", PeriodSource.self) ?? .ask, usesDecimalComma: try m.bool("decimal_comma"),
    hasPercentText: try m.bool("percent_text") ?? false, quirks: [])
  let known = Set(profile.columns.map(\.field))
  profile.anyOf = try m.mappings("any_of").map { try readGroup($0, known) }
  profile.sampleTests = try m.mappings("sample").map { try readSampleTest($0, known) }
  profile.values = try m.mappings("values").map { try readProfileValue($0, known, catalogue) }
  profile.statuses = try m.mappings("statuses").map { try readStatus($0, known) }
  profile.quirks = try m.mappings("quirks").map { try readQuirk($0) }
  try checkFields(profile.codeParts, known, m, "code_parts")
  try checkFields(profile.attributes, known, m, "attributes")
  try m.finish()
  return profile
}

/// A column of the profile takes the place of the shared one of the same field.
private func merged(_ own: [ProfileColumn], _ shared: [ProfileColumn]) -> [ProfileColumn] {
  own + shared.filter { column in !own.contains { $0.field == column.field } }
}

private func readKey(_ m: inout StrictMapping) throws -> String {
  let key = try m.requiredString("key")
  let isWord = key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  guard !key.isEmpty, isWord else { throw ProjectError.badID(line: m.line(of: "key"), id: key) }
  return key
}

func requiredChoice<Choice: RawRepresentable & CaseIterable>(
  _ m: inout StrictMapping, _ key: String, _ type: Choice.Type
) throws -> Choice where Choice.RawValue == String {
  guard let value = try m.choice(key, type) else {
    throw ProjectError.missingKey(line: m.line, key: key, inside: m.path)
  }
  return value
}

func readProfileColumn(_ mapping: StrictMapping) throws -> ProfileColumn {
  var m = mapping
  let field = try m.requiredString("field")
  let names = try m.strings("names") ?? []
  guard !names.isEmpty else { throw ProjectError.missingKey(line: m.line, key: "names", inside: m.path) }
  let weight = try m.double("weight") ?? 1
  guard (0...100).contains(weight) else {
    throw ProjectError.outOfRange(line: m.line(of: "weight"), key: "weight", found: "\(weight)", allowed: "0 - 100")
  }
  let column = ProfileColumn(
    field: field, names: names, weight: weight, isRequired: try m.bool("required") ?? false)
  try m.finish()
  return column
}

private func readGroup(_ mapping: StrictMapping, _ known: Set<String>) throws -> [String] {
  var m = mapping
  let fields = try m.strings("fields") ?? []
  try checkFields(fields, known, m, "fields")
  try m.finish()
  return fields
}

private func readSampleTest(_ mapping: StrictMapping, _ known: Set<String>) throws -> SampleTest {
  var m = mapping
  let test = SampleTest(
    field: try m.requiredString("field"), texts: try m.strings("texts") ?? [], weight: try m.double("weight") ?? 1)
  try checkFields([test.field], known, m, "field")
  try m.finish()
  return test
}

private func readStatus(_ mapping: StrictMapping, _ known: Set<String>) throws -> ProfileStatus {
  var m = mapping
  let status = ProfileStatus(
    field: try m.requiredString("field"), status: try m.requiredString("status"), texts: try m.strings("texts") ?? [])
  try checkFields([status.field], known, m, "field")
  let words = ["severe", "moderate", "normal", "high"]
  guard words.contains(status.status) else {
    throw ProjectError.notAChoice(line: m.line(of: "status"), key: "status", found: status.status, choices: words)
  }
  try m.finish()
  return status
}

func readQuirk(_ mapping: StrictMapping) throws -> IndicatorSlip {
  var m = mapping
  let indonesian = try m.requiredString("id")
  let quirk = IndicatorSlip(indonesian: indonesian, english: try m.string("en") ?? indonesian)
  try m.finish()
  return quirk
}

func checkFields(_ fields: [String], _ known: Set<String>, _ m: StrictMapping, _ key: String) throws {
  guard let unknown = fields.first(where: { !known.contains($0) }) else { return }
  throw ProjectError.notAChoice(line: m.line(of: key), key: key, found: unknown, choices: known.sorted())
}
