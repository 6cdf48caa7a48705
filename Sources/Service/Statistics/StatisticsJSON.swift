internal import Analysis
internal import Publish
internal import SpatialStats
internal import Stunting

extension StatisticsOutput {
  /// Provenance, the groups, the whole map, and the table of villages.
  var json: String {
    var members: [String: JSONText] = [
      "provenance": origin, "villages": .array((0..<table.count).map { .object(table.members($0)) }),
    ]
    if let k = result.klaster {
      members["klaster"] = .array(klaster(k))
      members["consistency"] = .object([
        "agreed": .int(k.consistency.summary.agreed), "called": .int(k.consistency.summary.called),
        "methods": .int(k.consistency.methods),
      ])
    }
    if let s = result.scan { members["scan_clusters"] = .array(s.clusters.map(cluster)) }
    if let p = result.pattern { members["pattern"] = pattern(p) }
    if let s = result.sensitivity { members["sensitivity"] = .array(s.rows.map(sensitivity)) }
    if let n = result.neighbourhood { members["neighbours"] = weights(n) }
    members["set_aside"] = .array(region.task.data.setAside.map(setAsideJSON))
    return JSONText.object(members).pretty
  }

  private func codes(_ villages: [Int]) -> JSONText {
    .array(villages.map { .string(result.edition.villages[$0].printedCode) })
  }

  private func klaster(_ k: KlasterTable) -> [JSONText] {
    Set(k.klasterNumber.compactMap { $0 }).sorted().map { number in
      let members = k.klasterNumber.indices.filter { k.klasterNumber[$0] == number }
      let sign = members.first.flatMap { result.klasterSign($0) } ?? .high
      let effect = result.measurement?.ofKlaster[number]
      return .object([
        "number": .int(number), "sign": .string(sign.rawValue), "village_codes": codes(members),
        "cases": .number(members.compactMap { result.headline?.cases[$0] }.reduce(0, +), decimals: 4),
        "denominator": .number(members.compactMap { result.headline?.denominator[$0] }.reduce(0, +), decimals: 4),
        "measurement_effect": .optional(effect?.level.rawValue),
        "measurement_unknown": .array((effect?.unknown ?? []).map { .string($0.rawValue) }),
      ])
    }
  }

  private func cluster(_ c: VillageCluster) -> JSONText {
    .object([
      "sign": .string(c.isHigh ? "high" : "low"), "village_codes": codes(c.villages),
      "centre_code": .string(result.edition.villages[c.centre].printedCode),
      "radius_m": .number(c.radiusMetres, decimals: 1), "cases": .number(c.cases, decimals: 4),
      "population": .number(c.population, decimals: 4), "expected": .number(c.expected, decimals: 4),
      "relative_risk": .optional(c.relativeRisk, decimals: 6),
      "log_likelihood_ratio": .number(c.logLikelihoodRatio, decimals: 6), "p": .number(c.p, decimals: 6),
      "is_significant": .bool(c.isSignificant), "is_in_gini_set": .bool(c.isInGiniSet),
    ])
  }

  private func pattern(_ p: GlobalPattern) -> JSONText {
    .object([
      "reading": .string(p.reading.rawValue), "permutations": .int(p.permutations), "moran": global(p.moran),
      "geary": global(p.geary), "general_g": global(p.generalG),
      "joins_both_above_average": global(p.joins?.bothAbove),
    ])
  }

  private func global(_ r: GlobalResult?) -> JSONText {
    guard let r else { return .null }
    return .object([
      "value": .number(r.value, decimals: 9), "expectation": .number(r.expectation, decimals: 9),
      "z": .number(r.z, decimals: 6), "p_normal": .number(r.p, decimals: 8),
      "p_permutation": .number(r.permutationP, decimals: 6),
    ])
  }

  private func sensitivity(_ row: KlasterSensitivity.Row) -> JSONText {
    .object([
      "variant": .string(row.variant), "compared": .int(row.compared), "changed_class": codes(row.changedClass),
      "changed_sign": codes(row.changedSign), "significant_before": .int(row.significantBefore),
      "significant_after": .int(row.significantAfter),
    ])
  }

  private func weights(_ n: Neighbourhood) -> JSONText {
    let s = n.summary
    return .object([
      "rule": .string(result.klaster?.rule ?? n.options.rule.description), "villages": .int(n.villages.count),
      "links": .int(s.links), "mean": .number(s.meanNeighbours, decimals: 3), "least": .int(s.fewestNeighbours),
      "most": .int(s.mostNeighbours), "islands": .int(s.islands), "components": .int(s.components),
      "asymmetric_pairs": .int(s.asymmetricPairs),
    ])
  }
}

/// A record or cell that was not used, with its reason.
func setAsideJSON(_ s: SetAside) -> JSONText {
  .object([
    "row": .int(s.row), "column": .optional(s.column), "code": .optional(s.code),
    "reason": .string(s.reason.rawValue),
    "whole_record": .bool(s.wholeRecord), "source": .string(s.sourceID),
  ])
}
