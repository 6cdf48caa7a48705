internal import Stunting

/// Reads `norms`. One with the measure and area of a known norm replaces it; another goes before the known ones, so that
/// a project's own norm is the one that counts.
func readNorms(_ m: inout StrictMapping, over base: [ServiceNorm]) throws -> [ServiceNorm] {
  let own = try m.mappings("norms").map { try readNorm($0) }
  var kept = base
  var added: [ServiceNorm] = []
  for norm in own {
    if let index = kept.firstIndex(where: { $0.measure == norm.measure && $0.appliesTo == norm.appliesTo }) {
      kept[index] = norm
    } else {
      added.append(norm)
    }
  }
  return added + kept
}

private func readNorm(_ mapping: StrictMapping) throws -> ServiceNorm {
  var m = mapping
  guard let measure = try m.choice("measure", NormMeasure.self) else {
    throw ProjectError.missingKey(line: m.line, key: "measure", inside: m.path)
  }
  guard let value = try m.double("value", in: measure.allowed) else {
    throw ProjectError.missingKey(line: m.line, key: "value", inside: m.path)
  }
  let norm = ServiceNorm(
    measure: measure, value: value, source: try m.requiredString("source"),
    appliesTo: try m.string("applies_to") ?? "semua", status: try m.choice("status", NormStatus.self) ?? .usulan)
  try m.finish()
  return norm
}

extension NormMeasure {
  /// Values that make sense.
  fileprivate var allowed: ClosedRange<Double> {
    switch self {
    case .distanceMetres: 0...1_000_000
    case .travelMinutes: 0...10_080
    case .peoplePerFacility, .demandPerFacility: 1...1_000_000_000
    case .leastCapacity: 0...1_000_000
    case .daysOpenPerMonth: 0...31
    case .coveragePercent: 0...100
    }
  }
}
