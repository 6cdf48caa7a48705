/// Decides what to hide beside the small counts so that no total gives one away.
///
/// 1. A district with a small count hides one more village, one that can cover all of them (`SuppressionRule.leastCover`).
/// 2. Where there is none, or where the district's own total is small, the total is hidden; the districts with hidden
///    totals then form one sum (the region's total minus the others), which needs a cover like a district. One is added
///    from the first district that has one.
/// 3. Where the region has none, or its own total is small, the region's total is hidden, and so are those of the
///    districts of step 2.
///
/// Covers are added wherever there is a small count, whether or not its value needs one, and taken by place (edition
/// order), never by size: what is hidden then says nothing of the values. A cover picked as "the smallest that will do"
/// would tell how small the hidden one is. The remaining trace: a reader who knows these rules knows that a cover has at
/// least `leastCover` people, where the auditor assumes `threshold`.
public struct Suppressor: Sendable {
  public let rule: SuppressionRule

  public init(rule: SuppressionRule) { self.rule = rule }

  /// A plan that passes the auditor. The same tree gives the same plan.
  public func plan(_ tree: CountTree) -> SuppressionPlan {
    var plan = SuppressionPlan(
      villages: tree.villages.map { rule.primaryDisplay($0, kind: tree.kind) },
      districts: tree.districtVillages.map { $0.contains { tree.villages[$0] != nil } ? .open : .noValue },
      region: tree.villages.contains { $0 != nil } ? .open : .noValue)
    coverDistricts(&plan, tree)
    coverRegion(&plan, tree)
    if !SuppressionAuditor(rule: rule).audit(tree, plan).isSafe { hideTotals(&plan, tree) }
    return plan
  }

  private func coverDistricts(_ plan: inout SuppressionPlan, _ tree: CountTree) {
    for district in 0..<tree.districtCount where needsCover(district, plan, tree) {
      if let cover = cover(in: district, plan, tree), !rule.hasSmall(tree.districtTotals[district], kind: tree.kind) {
        plan.villages[cover] = .hiddenSecondary
      } else {
        plan.districts[district] = .hiddenPrimary
      }
    }
  }

  private func coverRegion(_ plan: inout SuppressionPlan, _ tree: CountTree) {
    if rule.hasSmall(tree.total, kind: tree.kind) { plan.region = .hiddenPrimary }
    guard plan.region == .open, plan.districts.contains(.hiddenPrimary) else { return }
    guard let helper = helper(plan, tree) else {
      plan.region = .hiddenSecondary
      return
    }
    plan.districts[helper] = .hiddenSecondary
    if !hasCover(helper, plan, tree), let cover = cover(in: helper, plan, tree) {
      plan.villages[cover] = .hiddenSecondary
    }
  }

  private func needsCover(_ district: Int, _ plan: SuppressionPlan, _ tree: CountTree) -> Bool {
    tree.districtVillages[district].contains { plan.villages[$0] == .low || plan.villages[$0].isHidden }
  }

  private func hasCover(_ district: Int, _ plan: SuppressionPlan, _ tree: CountTree) -> Bool {
    tree.districtVillages[district].contains { plan.villages[$0] == .hiddenSecondary }
  }

  private func cover(in district: Int, _ plan: SuppressionPlan, _ tree: CountTree) -> Int? {
    tree.districtVillages[district].first { village in
      plan.villages[village] == .open && tree.villages[village].map { rule.canCover($0, kind: tree.kind) } == true
    }
  }

  /// The district whose total is hidden beside those of step 2: one that has a cover already, else one that can.
  private func helper(_ plan: SuppressionPlan, _ tree: CountTree) -> Int? {
    let shown = (0..<tree.districtCount).filter { plan.districts[$0] == .open }
    return shown.first { hasCover($0, plan, tree) } ?? shown.first { cover(in: $0, plan, tree) != nil }
  }

  /// Nothing can be deduced from totals that are not shown.
  private func hideTotals(_ plan: inout SuppressionPlan, _ tree: CountTree) {
    for district in 0..<tree.districtCount where needsCover(district, plan, tree) && plan.districts[district] == .open {
      plan.districts[district] = .hiddenSecondary
    }
    if plan.region == .open { plan.region = .hiddenSecondary }
  }
}
