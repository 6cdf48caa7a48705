internal import Stunting

func readByName(_ mapping: StrictMapping) throws -> ByNameDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  guard !place.villageCode.isEmpty || place.villageName != nil else {
    throw ProjectError.missingKey(line: m.line, key: "columns.village_name", inside: m.path)
  }
  var roles: [String: String] = [:]
  for role in ByNameDeclaration.roles { roles[role] = try columns?.string(role) }
  let personal = try columns?.strings("personal") ?? []
  let addresses = try columns?.strings("addresses") ?? []
  try columns?.finish()
  let period = try m.string("period") ?? "month"
  guard ["month", "half_year"].contains(period) || Period(period) != nil else {
    throw ProjectError.badPeriod(line: m.line(of: "period"), found: period)
  }
  var statuses: [String: String] = [:]
  if var map = try m.mapping("statuses") {
    for word in map.keys { statuses[word] = try map.choice(word, StatusKey.self)?.rawValue }
  }
  try m.finish()
  return ByNameDeclaration(
    source: source, place: place, columns: roles, period: period, personal: personal, addresses: addresses,
    statuses: statuses, line: m.line)
}

private enum StatusKey: String, CaseIterable { case severe, moderate, normal, above, invalid }

extension ByNameDeclaration {
  /// Keys of `columns` besides those of the place.
  public static let roles = [
    "nik", "name", "sex", "birth_date", "measured_on", "age", "height", "weight", "birth_weight", "height_for_age",
    "weight_for_age", "weight_for_height",
  ]
}

func readProgramme(_ mapping: StrictMapping) throws -> ProgrammeDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  let columns = try readRoles(&m, "columns", ProgrammeDeclaration.roles)
  guard columns["programme"] != nil || columns["activity"] != nil else {
    throw ProjectError.missingKey(line: m.line, key: "columns.programme", inside: m.path)
  }
  let year = try m.int("year")
  try m.finish()
  return ProgrammeDeclaration(source: source, year: year, columns: columns, line: m.line)
}

extension ProgrammeDeclaration {
  /// Keys of `columns`.
  public static let roles = [
    "programme", "activity", "performance_indicator", "target", "unit", "location", "village_code", "village_name",
    "district_name", "budget", "source_of_funds", "opd", "realised_target", "realised_budget", "year",
  ]
}

func readRaster(_ mapping: StrictMapping, catalogue: IndicatorCatalogue) throws -> RasterDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  let indicator = try m.string("indicator") ?? "jumlah_penduduk"
  guard catalogue[indicator] != nil else {
    throw ProjectError.unknownIndicator(
      line: m.line(of: "indicator"), found: indicator,
      nearest: nearestWord(to: indicator, among: catalogue.all.map(\.key)))
  }
  guard let period = try readPeriod(&m, "period") else {
    throw ProjectError.missingKey(line: m.line, key: "period", inside: m.path)
  }
  let unit = try m.choice("unit", RasterDeclaration.Unit.self)
  try m.finish()
  return RasterDeclaration(source: source, indicator: indicator, period: period, unit: unit)
}

func readSurvey(_ mapping: StrictMapping) throws -> SurveyDeclaration {
  var m = mapping
  func missing(_ key: String) -> ProjectError { .missingKey(line: m.line, key: key, inside: m.path) }
  let name = try m.requiredString("name")
  guard let year = try m.int("year") else { throw missing("year") }
  guard let percent = try m.double("percent", in: 0...100) else { throw missing("percent") }
  let survey = SurveyDeclaration(
    name: name, year: year, ageGroup: try m.choice("age_group", AgeGroup.self) ?? .balita, percent: percent,
    lower: try m.double("lower", in: 0...100), upper: try m.double("upper", in: 0...100))
  try m.finish()
  return survey
}
