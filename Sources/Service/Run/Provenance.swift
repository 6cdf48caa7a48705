internal import Analysis
internal import Project
internal import Publish
internal import SpatialStats
internal import Stunting

/// Who may see an output.
enum Audience: String { case `internal`, `public` }

/// Where a result comes from: version, date, edition, parameters, methods, sources with their hashes. No clock, no
/// absolute path.
func provenance(
  place: ProjectPlace, parameters p: Parameters, result: RegionResult, imports: [ImportSummary], asOf: String,
  audience: Audience
) -> JSONText {
  .object([
    "as_of": .string(asOf),
    "audience": .string(audience.rawValue),
    "edition": .string(result.edition.id),
    "lokus_version": .string(LokusVersion.current),
    "method": methods(result),
    "note": .string(
      audience == .internal
        ? "untuk penggunaan internal / for internal use: exact numbers"
        : "angka 1-4 orang disamarkan / counts of 1-4 people are suppressed"),
    "parameters": parameters(p),
    "place": .string(place.name),
    "regency_code": .optional(place.regencyCode),
    "sources": .array(imports.map { source($0) }),
    "synthetic": .bool(place.synthetic),
  ])
}

private func source(_ s: ImportSummary) -> JSONText {
  .object([
    "file": .string(s.fileName), "id": .string(s.sourceID), "role": .string(s.role), "sha256": .string(s.sha256),
    "records_asked": .int(s.recordsAsked), "records_read": .int(s.recordsRead),
    "records_used": .int(s.recordsAccepted), "records_set_aside": .int(s.recordsSetAside),
  ])
}

private func methods(_ r: RegionResult) -> JSONText {
  var m: [String: JSONText] = [:]
  if let h = r.headline {
    m["interval"] = .string(h.intervalMethod.rawValue)
    m["rung"] = .string(h.rung.rawValue)
  }
  if let h = r.hotspots {
    m["hotspot_rate_model"] = .string(h.rateModel)
    m["hotspot_cases_model"] = .string(h.casesModel)
    m["hotspot_correction"] = .string("benjamini_hochberg")
  }
  if let k = r.klaster { addKlasterMethods(k, to: &m) }
  if let s = r.scan { addScanMethods(s, to: &m) }
  if let c = r.certainty {
    m["certainty"] = .string("empirical Bayes posterior, \(c.draws) draws, seed \(c.seed)")
  }
  if !r.leftOut.isEmpty { m["left_out"] = .array(r.leftOut.map { .string($0.rawValue) }) }
  return .object(m)
}

private func addKlasterMethods(_ k: KlasterTable, to m: inout [String: JSONText]) {
  m["klaster"] = .string("gi_star on empirical Bayes rates; local_moran on Assuncao-Reis rates")
  m["klaster_method"] = .string(k.headline.rawValue)
  m["klaster_inference"] = .string(k.inference.rawValue)
  m["klaster_correction"] = .string(KlasterCorrection(k.correction).rawValue)
  m["permutations"] = .int(k.permutations)
  m["permutation"] = .string("two-sided, shared draws, as many as settle the classes")
  m["seed"] = .string(String(k.seed))
  m["generator"] = .string(k.generator)
  m["neighbours"] = .string(k.rule)
  m["contiguity_tolerance_m"] = .number(k.toleranceMetres, decimals: 3)
  m["islands"] = .string(k.islandPolicy)
}

private func addScanMethods(_ s: ScanTable, to m: inout [String: JSONText]) {
  m["scan_model"] = .string(s.model.rawValue)
  m["scan_direction"] = .string(s.direction.rawValue)
  m["scan_limit"] = .number(s.limitShare, decimals: 4)
  m["scan_simulations"] = .int(s.simulationsUsed)
  m["scan_intraclass_correlation"] = .optional(s.intraclassCorrelation, decimals: 6)
}

private func parameters(_ p: Parameters) -> JSONText {
  let number: JSONText =
    switch p.number {
    case .count(let n): .object(["count": .int(n)])
    case .proportion(let share): .object(["proportion": .number(share, decimals: 6)])
    }
  return .object([
    "access": .array(p.access.map(accessQuestion)), "travel": travel(p.travel),
    "alpha": .number(p.alpha, decimals: 6), "average": .string(p.average.rawValue),
    "criteria": .string(p.reading.rawValue), "headline_indicator": .string(p.headline.indicator),
    "headline_stand_in": .bool(p.headline.isStandIn), "lokus_number": number,
    "main_indicators": .array(p.mainIndicators.map { .string($0) }), "minimum_measured": .int(p.minimumMeasured),
  ])
}

private func accessQuestion(_ q: ServiceQuestion) -> JSONText {
  .object([
    "service": .string(q.service.key), "measure": .string(q.norm.measure.rawValue),
    "threshold": .number(q.norm.value, decimals: 3), "source": .string(q.norm.source),
    "applies_to": .string(q.norm.appliesTo), "status": .string(q.norm.status.rawValue),
  ])
}

private func travel(_ t: TravelParameters) -> JSONText {
  .object([
    "cost": .string(t.model.rawValue), "detour": .number(t.detourFactor, decimals: 4),
    "walking_kmh": .number(t.walkingKilometresPerHour, decimals: 3),
    "snap_limit_m": .number(t.snapLimitMetres, decimals: 1), "spread_points": .int(t.spreadPoints),
    "demand": .array((t.rungs ?? DemandRung.allCases).map { .string($0.rawValue) }),
  ])
}
