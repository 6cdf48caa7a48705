internal import Foundation
internal import Stunting

func readBoundary(_ mapping: StrictMapping) throws -> BoundaryDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  guard var columns = try m.mapping("columns") else {
    throw ProjectError.missingKey(line: m.line, key: "columns", inside: m.path)
  }
  let code = try columns.strings("code") ?? []
  var place = PlaceColumns(villageCode: code, villageName: try columns.string("name"))
  guard !code.isEmpty || place.villageName != nil else {
    throw ProjectError.missingKey(line: columns.line, key: "code", inside: columns.path)
  }
  place.districtCode = try columns.string("district_code")
  place.districtName = try columns.string("district_name")
  place.regencyCode = try columns.string("regency_code")
  place.regencyName = try columns.string("regency_name")
  place.codeSystem = try readCodeSystem(&m) ?? .kemendagri
  let geometry = try readGeometry(&columns)
  try columns.finish()
  let boundary = BoundaryDeclaration(
    source: source, place: place, codeYear: try m.int("code_year"), geometry: geometry,
    snapMetres: try m.double("snap_m", in: 0...100))
  try m.finish()
  return boundary
}

/// A geometry in a column: `wkt`, `path_lat_lon` or `path_lon_lat`.
private func readGeometry(_ columns: inout StrictMapping) throws -> GeometryColumn? {
  let wkt = try columns.string("wkt")
  let latLon = try columns.string("path_lat_lon")
  let lonLat = try columns.string("path_lon_lat")
  let given: [(String?, GeometryColumn.Form)] = [(wkt, .wkt), (latLon, .pathLatLon), (lonLat, .pathLonLat)]
  return given.lazy.compactMap { column, form in column.map { GeometryColumn(column: $0, form: form) } }.first
}

func readCodeList(_ mapping: StrictMapping) throws -> CodeListDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  guard var columns = try m.mapping("columns") else {
    throw ProjectError.missingKey(line: m.line, key: "columns", inside: m.path)
  }
  let list = CodeListDeclaration(
    source: source, year: try m.int("year"), codeSystem: try readCodeSystem(&m) ?? .kemendagri,
    codeColumn: try columns.requiredString("code"), nameColumn: try columns.string("name"),
    otherCodeColumn: try columns.string("other_code"))
  try columns.finish()
  if list.otherCodeColumn == nil, list.year.map({ (1900...2200).contains($0) }) != true {
    throw ProjectError.missingKey(line: m.line, key: "year", inside: m.path)
  }
  try m.finish()
  return list
}

func readFacility(_ mapping: StrictMapping) throws -> FacilityDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  let kind = try m.requiredString("kind")
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  let facility = FacilityDeclaration(
    source: source, kind: kind, place: place, idColumn: try columns?.string("id"),
    nameColumn: try columns?.string("name"), longitudeColumn: try columns?.string("longitude"),
    latitudeColumn: try columns?.string("latitude"), positionColumn: try columns?.string("position"),
    addressColumn: try columns?.string("address"),
    attributeColumns: try m.strings("attributes") ?? [],
    capacityColumns: try readRoles(&m, "capacity", FacilityDeclaration.capacities), countColumn: try m.string("count"),
    period: try readPeriod(&m, "period"))
  if facility.countColumn != nil, facility.period == nil {
    throw ProjectError.missingKey(line: m.line, key: "period", inside: m.path)
  }
  try columns?.finish()
  try m.finish()
  return facility
}

extension FacilityDeclaration {
  /// Keys of `capacity`.
  public static let capacities = ["kader", "staff", "anthropometry", "own_place", "days_open", "functioning"]
}

/// A mapping of known roles to columns.
func readRoles(_ m: inout StrictMapping, _ key: String, _ roles: [String]) throws -> [String: String] {
  guard var mapping = try m.mapping(key) else { return [:] }
  var columns: [String: String] = [:]
  for role in roles { columns[role] = try mapping.string(role) }
  try mapping.finish()
  return columns
}

func readWorkingArea(_ mapping: StrictMapping) throws -> WorkingAreaDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  try columns?.finish()
  guard place.puskesmasCode != nil || place.puskesmasName != nil else {
    throw ProjectError.missingKey(line: m.line, key: "columns.puskesmas", inside: m.path)
  }
  try requireVillage(place, m)
  try m.finish()
  return WorkingAreaDeclaration(source: source, place: place)
}

private func requireVillage(_ place: PlaceColumns, _ m: StrictMapping) throws {
  guard place.villageCode.isEmpty, place.villageName == nil else { return }
  throw ProjectError.missingKey(line: m.line, key: "columns.village_code", inside: m.path)
}

func readTable(_ mapping: StrictMapping, catalogue: IndicatorCatalogue) throws -> TableDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  let unit = try m.choice("unit", UnitLevel.self) ?? .village
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  try columns?.finish()
  try requirePlace(place, unit, m)
  let values = try m.mappings("values").map { try readValue($0, catalogue: catalogue) }
  guard !values.isEmpty else { throw ProjectError.missingKey(line: m.line, key: "values", inside: m.path) }
  let checks = try m.mappings("checks").map { try readCheck($0) }
  let decimal = try m.choice("decimal", DecimalKey.self)?.rawValue
  try m.finish()
  return TableDeclaration(source: source, unit: unit, place: place, decimal: decimal, values: values, checks: checks)
}

private enum DecimalKey: String, CaseIterable { case comma, point }

/// The columns that tell the units of a table apart.
private func requirePlace(_ place: PlaceColumns, _ unit: UnitLevel, _ m: StrictMapping) throws {
  switch unit {
  case .village: try requireVillage(place, m)
  case .district:
    if place.districtCode != nil || place.districtName != nil { return }
    throw ProjectError.missingKey(line: m.line, key: "columns.district_name", inside: m.path)
  case .puskesmas:
    if place.puskesmasCode != nil || place.puskesmasName != nil { return }
    throw ProjectError.missingKey(line: m.line, key: "columns.puskesmas", inside: m.path)
  case .regency:
    if place.regencyCode != nil || place.regencyName != nil { return }
    throw ProjectError.missingKey(line: m.line, key: "columns.regency_name", inside: m.path)
  }
}

private func readCheck(_ mapping: StrictMapping) throws -> CheckDeclaration {
  var m = mapping
  let check = CheckDeclaration(
    percentage: try m.string("percentage"), total: try m.string("total"), numerator: try m.strings("numerator") ?? [],
    denominator: try m.strings("denominator") ?? [], parts: try m.strings("parts") ?? [],
    tolerancePoints: try m.double("tolerance_points", in: 0...100) ?? 0.15)
  func missing(_ key: String) -> ProjectError { .missingKey(line: m.line, key: key, inside: m.path) }
  if check.percentage != nil {
    if check.numerator.isEmpty { throw missing("numerator") }
    if check.denominator.isEmpty { throw missing("denominator") }
  } else if check.total != nil {
    if check.parts.isEmpty { throw missing("parts") }
  } else {
    throw missing("percentage")
  }
  try m.finish()
  return check
}

func readSourceFile(_ m: inout StrictMapping) throws -> SourceFile {
  let id = try m.requiredString("id")
  guard !id.isEmpty, id.utf8.allSatisfy({ isIDByte($0) }) else {
    throw ProjectError.badID(line: m.line(of: "id"), id: id)
  }
  var filters = try readFilters(&m, key: "where", test: .isOneOf)
  filters += try readFilters(&m, key: "where_starts_with", test: .startsWith)
  filters += try readFilters(&m, key: "exclude", test: .isNot)
  return SourceFile(
    id: id, file: try m.requiredString("file"), layer: try m.string("layer"), crs: try m.string("crs"),
    encoding: try m.string("encoding"), delimiter: try m.string("delimiter"), filters: filters,
    profile: try m.string("profile"), system: try m.string("system"), opd: try m.string("opd"), line: m.line)
}

private func isIDByte(_ byte: UInt8) -> Bool {
  (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95
}

func readFilters(_ m: inout StrictMapping, key: String, test: RowFilter.Test) throws -> [RowFilter] {
  guard var filter = try m.mapping(key) else { return [] }
  return try filter.keys.map { RowFilter(column: $0, test: test, values: try filter.strings($0) ?? [""]) }
}

private func readCodeSystem(_ m: inout StrictMapping) throws -> CodeSystem? {
  try m.choice("code_system", CodeSystem.self)
}

func readPlaceColumns(_ m: inout StrictMapping, columns: inout StrictMapping?) throws -> PlaceColumns {
  let pattern = try m.string("district_code_pattern")
  if let pattern { try checkPattern(pattern, line: m.line(of: "district_code_pattern")) }
  return PlaceColumns(
    villageCode: try columns?.strings("village_code") ?? [], villageName: try columns?.string("village_name"),
    districtCode: try columns?.string("district_code"), districtName: try columns?.string("district_name"),
    puskesmasCode: try columns?.string("puskesmas_code"), puskesmasName: try columns?.string("puskesmas"),
    regencyCode: try columns?.string("regency_code"), regencyName: try columns?.string("regency_name"),
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
