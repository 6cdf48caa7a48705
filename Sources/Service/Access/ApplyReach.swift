internal import Analysis
internal import Project
internal import Stunting

extension ReachOverrides {
  /// Puts what the command line says over the parameters.
  ///
  /// - Throws: `ReachProblem.unknownService`, `.noThreshold`; `DirectProblem.notAChoice`, `.outOfRange`.
  func apply(to p: inout Parameters, services catalogue: ServiceCatalogue) throws {
    try applyTravel(to: &p.travel)
    var asked: [String] = []
    for key in services where !asked.contains(key) { asked.append(key) }
    if !asked.isEmpty { p.access = try asked.map { try question($0, p, catalogue) } }
    guard let norm = try norm() else { return }
    for index in p.access.indices { p.access[index].norm = norm }
  }

  /// A service of the project with its threshold, else one of the catalogue with its own.
  private func question(_ key: String, _ p: Parameters, _ catalogue: ServiceCatalogue) throws -> ServiceQuestion {
    if let known = p.access.first(where: { $0.service.key == key }) { return known }
    guard let service = catalogue[key] else {
      throw ReachProblem.unknownService(found: key, known: catalogue.all.map(\.key))
    }
    let usable: [NormMeasure] =
      p.travel.model == .geodesic ? [.distanceMetres, .travelMinutes] : [.travelMinutes, .distanceMetres]
    guard let norm = try norm() ?? usable.lazy.compactMap({ service.norm($0) }).first else {
      throw ReachProblem.noThreshold(service: key)
    }
    return ServiceQuestion(service: service, norm: norm)
  }

  private func norm() throws -> ServiceNorm? {
    guard thresholdMetres != nil || thresholdMinutes != nil else { return nil }
    let value =
      try thresholdMetres.map { try inside($0, 0...1_000_000, "threshold-m", "0 - 1000000") }
      ?? inside(thresholdMinutes ?? 0, 0...10_000, "threshold-min", "0 - 10000")
    return ServiceNorm(
      measure: thresholdMetres == nil ? .travelMinutes : .distanceMetres, value: value,
      source: "pilihan pengguna (\(thresholdMetres == nil ? "--threshold-min" : "--threshold-m"))",
      appliesTo: "semua", status: .usulan)
  }

  private func applyTravel(to t: inout TravelParameters) throws {
    if let cost { t.model = try choice(cost, CostModel.self, "cost") }
    if let detourFactor { t.detourFactor = try inside(detourFactor, 1...10, "detour", "1 - 10") }
    if let walkingKilometresPerHour {
      t.walkingKilometresPerHour = try inside(walkingKilometresPerHour, 0.5...20, "walking-kmh", "0.5 - 20")
    }
    if let snapLimitMetres { t.snapLimitMetres = try inside(snapLimitMetres, 1...100_000, "snap-limit", "1 - 100000") }
  }
}
