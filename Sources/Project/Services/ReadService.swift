internal import Stunting

/// Lower case letters, digits, `_` and `-`.
func readServiceKey(_ m: inout StrictMapping) throws -> String {
  let key = try m.requiredString("key")
  let isSound =
    !key.isEmpty && key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 }
  guard isSound else { throw ProjectError.badID(line: m.line(of: "key"), id: key) }
  return key
}

/// Reads one service and refuses what it doesn't know.
///
/// - Parameter base: The service of the same key that is changed; nil for a new one.
func readService(
  _ m: inout StrictMapping, key: String, over base: ServiceDefinition?, _ indicators: IndicatorCatalogue?
) throws -> ServiceDefinition {
  var service = try base ?? newService(&m, key)
  if var names = try m.mapping("name") {
    service.nameIndonesian = try names.requiredString("id")
    service.nameEnglish = try names.string("en") ?? service.nameIndonesian
    try names.finish()
  }
  service.facilityKinds = try readKinds(&m) ?? service.facilityKinds
  service.group = try m.choice("group", DemandGroup.self) ?? service.group
  try readCapacity(&m, into: &service)
  try readCoverage(&m, into: &service, indicators)
  service.ladder = try readLadder(&m) ?? service.ladder
  service.norms = try readNorms(&m, over: service.norms)
  try m.finish()
  return service
}

private func newService(_ m: inout StrictMapping, _ key: String) throws -> ServiceDefinition {
  ServiceDefinition(
    key: key, nameIndonesian: key, nameEnglish: key, facilityKinds: try requiredKinds(&m), group: try requiredGroup(&m))
}

private func requiredKinds(_ m: inout StrictMapping) throws -> [String] {
  guard let kinds = try readKinds(&m) else {
    throw ProjectError.missingKey(line: m.line, key: "facilities", inside: m.path)
  }
  return kinds
}

private func requiredGroup(_ m: inout StrictMapping) throws -> DemandGroup {
  guard let group = try m.choice("group", DemandGroup.self) else {
    throw ProjectError.missingKey(line: m.line, key: "group", inside: m.path)
  }
  return group
}

/// Kinds of facility without repeats; an empty list would be a service that nobody can give.
private func readKinds(_ m: inout StrictMapping) throws -> [String]? {
  guard let kinds = try m.strings("facilities") else { return nil }
  let sound = kinds.filter { !$0.isEmpty }
  guard !sound.isEmpty else { throw ProjectError.missingKey(line: m.line, key: "facilities", inside: m.path) }
  return sound.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}

private func readCapacity(_ m: inout StrictMapping, into service: inout ServiceDefinition) throws {
  guard var capacity = try m.mapping("capacity") else { return }
  service.capacityUnit = try capacity.choice("unit", CapacityUnit.self) ?? service.capacityUnit
  service.capacityAttribute = try capacity.string("attribute") ?? service.capacityAttribute
  try capacity.finish()
}

private func readCoverage(
  _ m: inout StrictMapping, into service: inout ServiceDefinition, _ indicators: IndicatorCatalogue?
) throws {
  guard var coverage = try m.mapping("coverage") else { return }
  if let key = try coverage.string("indicator") {
    if let indicators, indicators[key] == nil {
      let nearest = nearestWord(to: key, among: indicators.all.map(\.key))
      throw ProjectError.unknownIndicator(line: coverage.line(of: "indicator"), found: key, nearest: nearest)
    }
    service.coverageIndicator = key
  }
  service.coverageFirst = try coverage.bool("first") ?? service.coverageFirst
  try coverage.finish()
}

private func readLadder(_ m: inout StrictMapping) throws -> [HouseholdRung]? {
  let rungs = try m.mappings("ladder").map { mapping in
    var r = mapping
    let indonesian = try r.requiredString("id")
    let rung = HouseholdRung(
      key: try r.requiredString("key"), nameIndonesian: indonesian, nameEnglish: try r.string("en") ?? indonesian,
      isCovered: try r.bool("covered") ?? false)
    try r.finish()
    return rung
  }
  return rungs.isEmpty ? nil : rungs
}
