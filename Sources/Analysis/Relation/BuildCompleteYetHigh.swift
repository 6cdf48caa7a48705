import Stunting

/// The villages where every main indicator that is known is adequate and prevalence is above the average all the same.
/// Coverage that was not measured in the village does not count as known.
///
/// - Parameters:
///   - columns: The main indicators, cells in the order of the table.
///   - average: As a fraction; nil finds nothing.
public func completeYetHigh(
  _ t: HeadlineTable, columns: [CoverageColumn], hotspots: HotspotTable?, average: Double?, rule: CompletenessRule
) -> CompleteYetHigh {
  var found = CompleteYetHigh(
    rule: rule, average: average, mainIndicators: columns.count, villages: [], complete: 0, judged: 0,
    withoutPrevalence: 0, tooFewKnown: 0)
  for v in 0..<t.count {
    guard let rate = t.crude[v], t.isMeasured(v) else {
      found.withoutPrevalence += 1
      continue
    }
    let cover = VillageCover(columns, v)
    guard cover.isEnough(rule) else {
      found.tooFewKnown += 1
      continue
    }
    found.judged += 1
    guard cover.isComplete(rule) else { continue }
    found.complete += 1
    guard let average, rate > average else { continue }
    found.villages.append(
      CompleteYetHighVillage(
        village: v, prevalence: rate, average: average, isSignificant: significance(hotspots, v),
        isUnstable: t.unstable[v], full: cover.full, nearly: cover.known - cover.full, weakest: cover.weakest,
        unknown: cover.unknown, withoutTarget: cover.withoutTarget))
  }
  found.villages.sort { isBefore($0, $1) }
  return found
}

private func significance(_ hotspots: HotspotTable?, _ village: Int) -> Bool? {
  guard let hotspots, hotspots.rateAdjusted.indices.contains(village),
    let adjusted = hotspots.rateAdjusted[village]
  else { return nil }
  return adjusted <= hotspots.alpha
}

private func isBefore(_ a: CompleteYetHighVillage, _ b: CompleteYetHighVillage) -> Bool {
  let (first, second) = (a.isSignificant == true, b.isSignificant == true)
  if first != second { return first }
  return (b.prevalence, a.village) < (a.prevalence, b.village)
}

/// What is known of the main indicators of one village.
private struct VillageCover {
  private(set) var classes: [CoverageClass] = []
  private(set) var weakest: CompleteYetHighVillage.Weakest?
  private(set) var unknown: [String] = []
  private(set) var withoutTarget = 0

  init(_ columns: [CoverageColumn], _ village: Int) {
    for column in columns {
      let cell = column.cells[village]
      if cell.state == .noTarget {
        withoutTarget += 1
      } else if let own = cell.coverageClass, cell.state == .value, !column.isSpread(village) {
        classes.append(own)
        weaken(column, cell)
      } else {
        unknown.append(column.definition.key)
      }
    }
  }

  var known: Int { classes.count }
  var full: Int { classes.count { $0 == .memadai } }

  func isEnough(_ rule: CompletenessRule) -> Bool {
    let applicable = known + unknown.count
    return known > 0 && known >= min(rule.minimumKnown, applicable) && 2 * known > applicable
  }

  func isComplete(_ rule: CompletenessRule) -> Bool { classes.allSatisfy { $0 >= rule.lowestClass } }

  private mutating func weaken(_ column: CoverageColumn, _ cell: IndicatorCell) {
    guard let percent = cell.percent, let target = column.definition.effectiveTarget,
      let attainment = CoverageClass.attainment(
        percent: percent, target: target.percent, direction: column.definition.direction)
    else { return }
    if let weakest, weakest.attainment <= attainment { return }
    weakest = .init(indicator: column.definition.key, percent: percent, attainment: attainment)
  }
}
