import Glibc

/// Says which units need more draws for the decision that a run with all draws would take.
///
/// For each unit the two-sided p of the full run is bounded from the draws made so far. An adjusted p by Bonferroni,
/// Holm, Benjamini-Hochberg or Benjamini-Yekutieli never falls when some p rises, so the adjusted lower bounds and the
/// adjusted upper bounds enclose the adjusted p of the full run. Where both give the same class the unit is settled
/// and stops; its bounds stay as they are and never keep another unit from settling (Gandy and Hahn, "MMCTest: a safe
/// algorithm for implementing multiple Monte Carlo tests", Scandinavian Journal of Statistics 41 (2014), theorem 1).
/// All bounds of all levels hold together with a chance of at least 1 - `risk` (Bonferroni), and then every class is
/// that of the full run.
struct Settlement: Sendable {
  let rule: DecisionRule
  let schedule: PermutationSchedule
  private let bound: TailBound
  private var lower: [Double?]
  private var upper: [Double?]

  init(units: Int, schedule: PermutationSchedule, rule: DecisionRule) {
    self.rule = rule
    self.schedule = schedule
    let events = 4 * Double(max(1, units)) * Double(max(1, schedule.levels.count - 1))
    bound = TailBound(cost: log(events / max(schedule.risk, 1e-300)))
    lower = [Double?](repeating: nil, count: units)
    upper = lower
  }

  /// Takes the counts of units that were drawn up to a level.
  /// - Returns: The ascending positions of those that need the next level; none after the last.
  mutating func unsettled(_ active: [Int32], _ counts: [LagCounts?], level: Int) -> [Int32] {
    guard level + 1 < schedule.levels.count else { return [] }
    let drawn = Double(schedule.levels[level])
    for unit in active { setBounds(Int(unit), counts[Int(unit)], drawn) }
    let (best, worst) = (rule.classes(lower), rule.classes(upper))
    return active.filter { best[Int($0)] != worst[Int($0)] }
  }

  private mutating func setBounds(_ unit: Int, _ counts: LagCounts?, _ drawn: Double) {
    guard let counts else { return }
    let hits = min(counts.atLeast, counts.atMost)
    // A p-value counts the observed map among the draws: at most one hit more. The draws that will count for the unit
    // are known to some percent by now.
    let expected = Double(schedule.maximum) * Double(counts.replicates) / drawn * 0.8
    let extra = 1 / (expected + 1)
    lower[unit] = min(1, 2 * bound.lower(hits: hits, draws: counts.replicates))
    upper[unit] = min(1, 2 * (bound.upper(hits: hits, draws: counts.replicates) + extra))
  }

  /// A unit whose p is 1 whatever is drawn.
  mutating func fixAtOne(_ unit: Int) {
    lower[unit] = 1
    upper[unit] = 1
  }
}
