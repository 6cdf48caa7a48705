import Geometry
import SpatialStats

/// The measurement effect beside each group of a map. The result does not depend on `threads`.
///
/// - Throws: `lengthMismatch` when the neighbours are not those of the table's villages.
public func measurementEffects(_ input: MeasurementInput, threads: Int) async throws -> MeasurementTable {
  let count = input.headline.count
  guard input.neighbours.count == count else {
    throw AnalysisError.statistics(.lengthMismatch(expected: count, found: input.neighbours.count))
  }
  let comparison = try await AreaComparison.run(input, threads: threads)
  let sources = EvidenceSources(input, comparison)
  return MeasurementTable(
    areaBasis: input.areas?.basis,
    withoutArea: input.areas.map { areas in (0..<count).filter { areas.index(of: $0) == nil } } ?? [],
    betweenAreas: comparison?.between, borderJumps: comparison?.jumps,
    effects: input.groups.map { effect($0, input, sources) }, seed: input.seed)
}

/// What is summed once for all groups.
private struct EvidenceSources {
  let comparison: AreaComparison?
  let registered: RegisteredTotals
  let within: WithinAreas?
  let digits: AreaDigits
  let tools: ToolTotals

  init(_ input: MeasurementInput, _ comparison: AreaComparison?) {
    self.comparison = comparison
    registered = RegisteredTotals(input)
    within = WithinAreas(input)
    digits = AreaDigits(input)
    tools = ToolTotals(input)
  }
}

private func effect(
  _ group: MeasuredGroup, _ input: MeasurementInput, _ sources: EvidenceSources
) -> MeasurementEffect {
  let group = MeasuredGroup(
    members: Set(group.members).filter { (0..<input.headline.count).contains($0) }.sorted(), isHigh: group.isHigh)
  let level = input.rules.level
  let found: [MeasurementEvidence?] = [
    sources.registered.evidence(group, input.rules),
    sources.comparison.map { evidence(.betweenAreas($0.between), points: $0.between.p <= level) },
    sources.comparison?.jumps.map { evidence(.borderJumps($0), points: $0.p <= level) },
    sources.within?.evidence(group).map {
      MeasurementEvidence(finding: $0.outcome == .survives ? .clears : .points, numbers: .withinAreas($0))
    },
    sources.digits.evidence(group, input),
    sources.tools.evidence(group, input.rules),
  ]
  let known = found.compactMap { $0 }
  return MeasurementEffect(
    level: measurementLevel(known, basis: input.areas?.basis), evidence: known,
    unknown: MeasurementEvidenceKind.allCases.filter { kind in !known.contains { $0.kind == kind } })
}

private func evidence(_ numbers: MeasurementEvidence.Numbers, points: Bool) -> MeasurementEvidence {
  MeasurementEvidence(finding: points ? .points : .neutral, numbers: numbers)
}

/// The verdict; see the table at `MeasurementRules`.
func measurementLevel(_ evidence: [MeasurementEvidence], basis: MeasuringAreas.Basis?) -> MeasurementLevel {
  func has(_ kind: MeasurementEvidenceKind) -> Bool { evidence.contains { $0.kind == kind } }
  let isPuskesmasKnown = basis == .puskesmas && has(.withinAreas)
  guard has(.measuredShare) || has(.heaping) || isPuskesmasKnown else { return .notAssessed }
  let pointing = evidence.filter { $0.finding == .points }
  let outcome = evidence.lazy.compactMap { piece -> WithinAreasEvidence.Outcome? in
    if case .withinAreas(let within) = piece.numbers { return within.outcome }
    return nil
  }.first
  if outcome == .fades, pointing.count > 1 { return .high }
  if pointing.count >= 3 { return .high }
  if !pointing.isEmpty { return .medium }
  return outcome == .survives ? .low : .notAssessed
}
