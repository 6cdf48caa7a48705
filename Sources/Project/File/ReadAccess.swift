internal import Analysis
internal import Stunting

/// Reads one entry of `parameters.access`: `{service, threshold_m | threshold_min, source, status, applies_to}`. Without a
/// threshold the norm of the service catalogue is taken.
func readAccess(_ mapping: StrictMapping, _ services: ServiceCatalogue) throws -> ServiceQuestion {
  var m = mapping
  let key = try m.requiredString("service")
  guard let service = services[key] else {
    throw ProjectError.notAChoice(
      line: m.line(of: "service"), key: "service", found: key, choices: services.all.map(\.key))
  }
  let metres = try bounded(&m, "threshold_m", 0...1_000_000, "0 - 1000000")
  let minutes = try bounded(&m, "threshold_min", 0...10_000, "0 - 10000")
  let source = try m.string("source")
  let status = try m.choice("status", NormStatus.self)
  let appliesTo = try m.string("applies_to")
  try m.finish()
  if let metres, minutes != nil {
    throw ProjectError.outOfRange(
      line: m.line(of: "threshold_m"), key: "threshold_m", found: "\(metres)", allowed: "threshold_m | threshold_min")
  }
  guard let value = metres ?? minutes else { return try norm(of: service, m) }
  guard let source else { throw ProjectError.missingKey(line: m.line, key: "source", inside: m.path) }
  return ServiceQuestion(
    service: service,
    norm: ServiceNorm(
      measure: metres == nil ? .travelMinutes : .distanceMetres, value: value, source: source,
      appliesTo: appliesTo ?? "semua", status: status ?? .usulan))
}

/// The norm of the catalogue: travel time goes before distance, an official one before a proposal.
private func norm(of service: ServiceDefinition, _ m: StrictMapping) throws -> ServiceQuestion {
  let usable = service.norms.filter { $0.measure == .travelMinutes || $0.measure == .distanceMetres }
  guard let norm = usable.first(where: { $0.status == .resmi }) ?? usable.first else {
    throw ProjectError.missingKey(line: m.line, key: "threshold_m", inside: m.path)
  }
  return ServiceQuestion(service: service, norm: norm)
}

/// Reads `parameters.travel`; what is not given keeps its default.
func readTravel(_ m: inout StrictMapping, into p: inout TravelParameters) throws {
  guard var t = try m.mapping("travel") else { return }
  p.model = try t.choice("cost", CostModel.self) ?? p.model
  p.detourFactor = try bounded(&t, "detour", 1...10, "1 - 10") ?? p.detourFactor
  p.walkingKilometresPerHour =
    try bounded(&t, "walking_kmh", 0.5...20, "0.5 - 20") ?? p.walkingKilometresPerHour
  p.snapLimitMetres = try bounded(&t, "snap_limit_m", 1...100_000, "1 - 100000") ?? p.snapLimitMetres
  p.spreadPoints = try whole(&t, "spread_points", 1...500) ?? p.spreadPoints
  p.cellMetres = try bounded(&t, "cell_m", 10...5000, "10 - 5000") ?? p.cellMetres
  if let words = try t.strings("demand") {
    p.rungs = try words.map { word in
      guard let rung = DemandRung(rawValue: word) else {
        throw ProjectError.notAChoice(
          line: t.line(of: "demand"), key: "demand", found: word, choices: DemandRung.allCases.map(\.rawValue))
      }
      return rung
    }
  }
  try t.finish()
}
