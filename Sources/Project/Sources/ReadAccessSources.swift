internal import Stunting

/// Reads `demand`, `travel`, `surfaces` and `reported_travel` of the sources.
func readAccessSources(_ m: inout StrictMapping, into project: inout ProjectFile) throws {
  project.demand = try m.mappings("demand").map { try readDemand($0) }
  project.travel = try m.mappings("travel").map { try readTravel($0) }
  project.surfaces = try m.mappings("surfaces").map { try readSurface($0) }
  project.reportedTravel = try m.mappings("reported_travel").map { try readReportedTravel($0) }
}

/// Rungs that a source can bring; the others are made from the polygons.
private enum DemandKey: String, CaseIterable {
  case settlement, building, hamlet
  case populationRaster = "population_raster"

  var rung: DemandRung {
    switch self {
    case .settlement: .settlement
    case .building: .building
    case .hamlet: .hamlet
    case .populationRaster: .populationRaster
    }
  }
}

private func readDemand(_ mapping: StrictMapping) throws -> DemandDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  guard let key = try m.choice("rung", DemandKey.self) else {
    throw ProjectError.missingKey(line: m.line, key: "rung", inside: m.path)
  }
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  let demand = DemandDeclaration(
    source: source, rung: key.rung, place: place, nameColumn: try columns?.string("name"),
    peopleColumn: try columns?.string("people"), longitudeColumn: try columns?.string("longitude"),
    latitudeColumn: try columns?.string("latitude"), positionColumn: try columns?.string("position"),
    unit: try m.choice("unit", RasterDeclaration.Unit.self), band: try readBand(&m))
  try columns?.finish()
  try m.finish()
  return demand
}

private func readTravel(_ mapping: StrictMapping) throws -> TravelDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  guard let role = try m.choice("role", TravelLineRole.self) else {
    throw ProjectError.missingKey(line: m.line, key: "role", inside: m.path)
  }
  var columns = try m.mapping("columns")
  let travel = TravelDeclaration(
    source: source, role: role, classColumn: try columns?.string("class"),
    oneWayColumn: try columns?.string("one_way"), speedColumn: try columns?.string("speed_kmh"),
    nameColumn: try columns?.string("name"), speeds: try readSpeeds(&m, in: 0.1...500))
  try columns?.finish()
  try m.finish()
  return travel
}

private func readSurface(_ mapping: StrictMapping) throws -> SurfaceDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  guard let role = try m.choice("role", SurfaceRole.self) else {
    throw ProjectError.missingKey(line: m.line, key: "role", inside: m.path)
  }
  let speeds = try readSpeeds(&m, in: 0...500)
  guard role != .landCover || !speeds.isEmpty else {
    throw ProjectError.missingKey(line: m.line, key: "speeds_kmh", inside: m.path)
  }
  let surface = SurfaceDeclaration(source: source, role: role, speeds: speeds, band: try readBand(&m))
  try m.finish()
  return surface
}

private func readReportedTravel(_ mapping: StrictMapping) throws -> ReportedTravelDeclaration {
  var m = mapping
  let source = try readSourceFile(&m)
  let kind = try m.requiredString("kind")
  var columns = try m.mapping("columns")
  let place = try readPlaceColumns(&m, columns: &columns)
  guard !place.villageCode.isEmpty || place.villageName != nil else {
    throw ProjectError.missingKey(line: m.line, key: "columns.village_code", inside: m.path)
  }
  let minutes = try columns?.strings("minutes") ?? []
  let kilometres = try columns?.strings("km") ?? []
  let counts = try columns?.strings("count") ?? []
  guard !(minutes + kilometres + counts).isEmpty else {
    throw ProjectError.missingKey(line: m.line, key: "columns.km", inside: m.path)
  }
  guard let period = try readPeriod(&m, "period") else {
    throw ProjectError.missingKey(line: m.line, key: "period", inside: m.path)
  }
  try columns?.finish()
  try m.finish()
  return ReportedTravelDeclaration(
    source: source, kind: kind, place: place, minutes: minutes, kilometres: kilometres, counts: counts, period: period)
}

/// `speeds_kmh`: a number by class.
private func readSpeeds(_ m: inout StrictMapping, in range: ClosedRange<Double>) throws -> [String: Double] {
  guard var mapping = try m.mapping("speeds_kmh") else { return [:] }
  var speeds: [String: Double] = [:]
  for key in mapping.keys { speeds[key] = try mapping.double(key, in: range) }
  return speeds
}

private func readBand(_ m: inout StrictMapping) throws -> Int? { try whole(&m, "band", 1...10_000) }
