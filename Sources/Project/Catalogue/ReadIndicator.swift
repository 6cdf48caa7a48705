internal import Stunting

/// Reads one indicator definition and refuses what it doesn't know.
///
/// - Parameter base: The indicator of the same key that is changed; nil for a new one.
func readIndicator(_ m: inout StrictMapping, over base: IndicatorDefinition? = nil) throws -> IndicatorDefinition {
  let key = try m.requiredString("key")
  var d = base ?? emptyDefinition(key)
  if var names = try m.mapping("name") {
    d.nameIndonesian = try names.requiredString("id")
    d.nameEnglish = try names.string("en") ?? d.nameIndonesian
    try names.finish()
  }
  d.number = try m.int("number") ?? d.number
  d.essential = try m.bool("essential") ?? d.essential
  d.level = try m.choice("level", IndicatorLevel.self) ?? d.level
  d.direction = try m.choice("direction", Direction.self) ?? d.direction
  d.kind = try m.choice("kind", ValueKind.self) ?? d.kind
  d.per = try readPer(&m) ?? d.per
  try readTargets(&m, into: &d)
  d.sector = try m.string("sector") ?? d.sector
  d.source = try m.string("source") ?? d.source
  try readCounting(&m, into: &d)
  try readHeaders(&m, into: &d)
  try readNotes(&m, into: &d)
  try m.finish()
  return d
}

private func emptyDefinition(_ key: String) -> IndicatorDefinition {
  IndicatorDefinition(
    key: key, number: nil, nameIndonesian: key, nameEnglish: key, essential: false, level: .people,
    direction: .higherIsBetter, kind: .ratio, per: 100, target: nil, sector: "", source: "")
}

/// A rate is of at least 1: 100 for a percentage.
private func readPer(_ m: inout StrictMapping) throws -> Int? {
  guard let per = try m.int("per") else { return nil }
  guard (1...1_000_000).contains(per) else {
    throw ProjectError.outOfRange(line: m.line(of: "per"), key: "per", found: "\(per)", allowed: "1 - 1000000")
  }
  return per
}

private func readCounting(_ m: inout StrictMapping, into d: inout IndicatorDefinition) throws {
  d.unit = try m.choice("unit", IndicatorUnit.self) ?? d.unit
  d.office = try m.string("office") ?? d.office
  d.systems = try m.strings("systems") ?? d.systems
  d.numeratorName = try m.string("numerator") ?? d.numeratorName
  d.denominatorName = try m.string("denominator") ?? d.denominatorName
  d.frequency = try m.choice("frequency", UpdateFrequency.self) ?? d.frequency
  d.mayExceedHundred = try m.bool("may_exceed_hundred") ?? d.mayExceedHundred
  d.isPopulation = try m.bool("population") ?? d.isPopulation
  d.kpm = try m.choice("kpm", KPMMeaning.self) ?? d.kpm
  d.answers = try m.strings("answers") ?? d.answers
  guard let groups = try m.strings("age_groups") else { return }
  d.ageGroups = try groups.map { text in
    guard let group = AgeGroup(rawValue: text) else {
      throw ProjectError.notAChoice(
        line: m.line(of: "age_groups"), key: "age_groups", found: text, choices: AgeGroup.allCases.map(\.rawValue))
    }
    return group
  }
}

private func readHeaders(_ m: inout StrictMapping, into d: inout IndicatorDefinition) throws {
  d.headers = try m.strings("headers") ?? d.headers
  d.denominatorHeaders = try m.strings("denominator_headers") ?? d.denominatorHeaders
}

private func readNotes(_ m: inout StrictMapping, into d: inout IndicatorDefinition) throws {
  let slips = try m.mappings("slips").map { mapping in
    var slip = mapping
    let indonesian = try slip.requiredString("id")
    let result = IndicatorSlip(indonesian: indonesian, english: try slip.string("en") ?? indonesian)
    try slip.finish()
    return result
  }
  if !slips.isEmpty { d.slips = slips }
  let supply = try m.mappings("supply").map { mapping in
    var pair = mapping
    let kind = try pair.requiredString("facility")
    guard let aspect = try pair.choice("aspect", SupplyAspect.self) else {
      throw ProjectError.missingKey(line: pair.line, key: "aspect", inside: pair.path)
    }
    let result = SupplyPair(facilityKind: kind, aspect: aspect, attribute: try pair.string("attribute"))
    try pair.finish()
    return result
  }
  if !supply.isEmpty { d.supply = supply }
}
