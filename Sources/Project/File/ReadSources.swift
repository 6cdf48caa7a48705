internal import Foundation
internal import Stunting

func readBoundary(_ mapping: StrictMapping) throws -> BoundaryDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  guard var columns = try m.mapping("columns") else {
    throw ProjectError.missingKey(line: m.line, key: "columns", inside: m.path)
  }
  let code = try columns.strings("code") ?? []
  guard !code.isEmpty else { throw ProjectError.missingKey(line: columns.line, key: "code", inside: columns.path) }
  let name = try columns.requiredString("name")
  let place = PlaceColumns(
    villageCode: code, villageName: name, districtCode: try columns.string("district_code"),
    districtName: try columns.string("district_name"), codeSystem: try readCodeSystem(&m), districtCodePattern: nil)
  try columns.finish()
  let boundary = BoundaryDeclaration(source: source, place: place, codeYear: try m.int("code_year"))
  try m.finish()
  return boundary
}

func readFacility(_ mapping: StrictMapping) throws -> FacilityDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  let kind = try m.requiredString("kind")
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  let facility = FacilityDeclaration(
    source: source, kind: kind, place: place, idColumn: try columns?.string("id"),
    nameColumn: try columns?.string("name"),
    longitudeColumn: try columns?.string("longitude"), latitudeColumn: try columns?.string("latitude"),
    attributeColumns: try m.strings("attributes") ?? [], countColumn: try m.string("count"),
    period: try readPeriod(&m, "period"))
  if facility.countColumn != nil, facility.period == nil {
    throw ProjectError.missingKey(line: m.line, key: "period", inside: m.path)
  }
  try columns?.finish()
  try m.finish()
  return facility
}

func readTable(_ mapping: StrictMapping, catalogue: IndicatorCatalogue) throws -> TableDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  try columns?.finish()
  guard !place.villageCode.isEmpty || place.villageName != nil else {
    throw ProjectError.missingKey(line: m.line, key: "columns.village_code", inside: m.path)
  }
  let values = try m.mappings("values").map { try readValue($0, catalogue: catalogue) }
  guard !values.isEmpty else { throw ProjectError.missingKey(line: m.line, key: "values", inside: m.path) }
  try m.finish()
  return TableDeclaration(source: source, place: place, values: values)
}

private func readSourceFile(_ m: inout StrictMapping) throws -> SourceFile {
  let id = try m.requiredString("id")
  guard !id.isEmpty, id.utf8.allSatisfy({ isIDByte($0) }) else {
    throw ProjectError.badID(line: m.line(of: "id"), id: id)
  }
  var filters = try readFilters(&m, key: "where", test: .isOneOf)
  filters += try readFilters(&m, key: "where_starts_with", test: .startsWith)
  filters += try readFilters(&m, key: "exclude", test: .isNot)
  return SourceFile(
    id: id, file: try m.requiredString("file"), layer: try m.string("layer"), crs: try m.string("crs"),
    filters: filters,
    line: m.line)
}

private func isIDByte(_ byte: UInt8) -> Bool {
  (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
}

private func readFilters(_ m: inout StrictMapping, key: String, test: RowFilter.Test) throws -> [RowFilter] {
  guard var filter = try m.mapping(key) else { return [] }
  return try filter.keys.map { RowFilter(column: $0, test: test, values: try filter.strings($0) ?? [""]) }
}

private func readCodeSystem(_ m: inout StrictMapping) throws -> CodeSystem {
  try m.choice("code_system", CodeSystem.self) ?? .kemendagri
}

private func readPlaceColumns(_ m: inout StrictMapping, columns: inout StrictMapping?) throws -> PlaceColumns {
  let pattern = try m.string("district_code_pattern")
  if let pattern { try checkPattern(pattern, line: m.line(of: "district_code_pattern")) }
  return PlaceColumns(
    villageCode: try columns?.strings("village_code") ?? [], villageName: try columns?.string("village_name"),
    districtCode: try columns?.string("district_code"), districtName: try columns?.string("district_name"),
    codeSystem: try readCodeSystem(&m), districtCodePattern: pattern)
}

private func checkPattern(_ pattern: String, line: Int) throws {
  let expression = try? NSRegularExpression(pattern: pattern)
  guard let expression, expression.numberOfCaptureGroups == 1 else {
    throw ProjectError.badPattern(line: line, key: "district_code_pattern", pattern: pattern)
  }
}

func readPeriod(_ m: inout StrictMapping, _ key: String) throws -> Period? {
  guard let text = try m.string(key) else { return nil }
  guard let period = Period(text) else { throw ProjectError.badPeriod(line: m.line(of: key), found: text) }
  return period
}

private func readValue(_ mapping: StrictMapping, catalogue: IndicatorCatalogue) throws -> ValueDeclaration {
  var m = mapping
  let key = try m.requiredString("indicator")
  guard let definition = catalogue[key] else {
    throw ProjectError.unknownIndicator(
      line: m.line(of: "indicator"), found: key, nearest: nearestWord(to: key, among: catalogue.all.map(\.key)))
  }
  var labels: [String: String] = [:]
  if var map = try m.mapping("labels") { for code in map.keys { labels[code] = try map.requiredString(code) } }
  let value = ValueDeclaration(
    indicator: key, ageGroup: try m.choice("age_group", AgeGroup.self) ?? .none, period: try readPeriod(&m, "period"),
    periodColumn: try m.string("period_column"), kind: try m.choice("kind", ValueKind.self) ?? definition.kind,
    numerator: try m.strings("numerator") ?? [], denominator: try m.strings("denominator") ?? [],
    value: try m.string("value"), labels: labels, rung: try m.choice("rung", Rung.self) ?? .notApplicable, line: m.line)
  try checkShape(value, m)
  try m.finish()
  return value
}

/// A ratio needs numerator and denominator, every other kind a value; each needs a period.
private func checkShape(_ value: ValueDeclaration, _ m: StrictMapping) throws {
  func missing(_ key: String) -> ProjectError { .missingKey(line: m.line, key: key, inside: m.path) }
  if value.period == nil, value.periodColumn == nil { throw missing("period") }
  if value.kind == .ratio {
    if value.numerator.isEmpty { throw missing("numerator") }
    if value.denominator.isEmpty { throw missing("denominator") }
  } else if value.value == nil {
    throw missing("value")
  }
}
