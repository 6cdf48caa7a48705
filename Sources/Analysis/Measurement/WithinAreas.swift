import SpatialStats

/// The group against the other villages of its own areas: the version of a cluster that no measurer common to an area can
/// make. Risk difference by Mantel-Haenszel weights (Greenland and Robins 1985), its variance widened by the dispersion of
/// villages around their area.
struct WithinAreas {
  private let villages: AreaVillages
  private let rules: MeasurementRules

  /// Nil without areas.
  init?(_ input: MeasurementInput) {
    guard let areas = input.areas else { return nil }
    villages = AreaVillages(input.headline, areas)
    rules = input.rules
  }

  /// Fewest measured children to compare with in an area.
  private static let fewestCompared = 30.0

  /// Nil when most of the group's children are in no known area.
  func evidence(_ group: MeasuredGroup) -> WithinAreasEvidence? {
    let own = villages.byArea(group.members)
    let all = villages.sum(group.members)
    let rest = villages.total.less(all)
    let placed = own.reduce(0.0) { $0 + $1.children.measured }
    guard all.measured > 0, rest.measured > 0, placed > 0, placed >= 0.5 * all.measured else { return nil }
    var evidence = WithinAreasEvidence(
      outcome: .fillsAreas, differenceWithin: nil, interval: nil, differenceOverall: all.rate - rest.rate,
      retained: nil, areas: own.count,
      comparedWith: own.reduce(0) { $0 + villages.members(of: $1.area).count - $1.members.count })
    let strata = own.map { ($0.children, villages.sum(of: $0.area).less($0.children)) }
      .filter { $0.1.measured >= Self.fewestCompared }
    let reachable = strata.reduce(0.0) { $0 + $1.0.measured }
    guard reachable > 0, reachable >= rules.comparable * placed else { return evidence }
    judge(&evidence, riskDifference(strata, dispersion: villages.dispersion(splitting: own)), isHigh: group.isHigh)
    return evidence
  }

  private func judge(
    _ evidence: inout WithinAreasEvidence, _ found: (difference: Double, error: Double), isHigh: Bool
  ) {
    let (difference, overall) = (found.difference, evidence.differenceOverall)
    let half = -NormalDistribution.quantile(0.025) * found.error
    evidence.differenceWithin = difference
    evidence.interval = Interval(lower: difference - half, upper: difference + half)
    evidence.retained = overall != 0 ? difference / overall : nil
    let sign = isHigh ? 1.0 : -1.0
    let score = sign * difference / max(found.error, 1e-300)
    let isApart = score > 0 && NormalDistribution.upper(score) <= rules.level
    let isKept = sign * overall > 0 && (evidence.retained ?? 0) >= rules.retained
    evidence.outcome = isApart && isKept ? .survives : .fades
  }

  private func riskDifference(_ strata: [(Children, Children)], dispersion: Double) -> (Double, Double) {
    var (sum, weights, variance) = (0.0, 0.0, 0.0)
    for (a, b) in strata {
      let n = a.measured + b.measured
      let weight = a.measured * b.measured / n
      let pooled = min(1, (a.cases + b.cases + 0.5) / (n + 1))
      sum += weight * (a.rate - b.rate)
      weights += weight
      variance += weight * weight * pooled * (1 - pooled) * (1 / a.measured + 1 / b.measured)
    }
    return (sum / weights, (variance * dispersion).squareRoot() / weights)
  }
}
