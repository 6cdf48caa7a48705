import Publish
import TestSupport
import Testing

@Suite struct PublicSuppressionTests {
  private let rule = SuppressionRule()

  private func plan(_ counts: [(cases: Int, denominator: Int)?], _ districts: [Int]) -> SuppressionPlan {
    Suppressor(rule: rule).plan(PublicWorld(counts: counts, districts: districts).tree)
  }

  @Test func oneSmallVillageHidesOneNeighbourOfItsKecamatan() {
    let p = plan([(3, 80), (12, 90), (20, 100), (15, 60)], [0, 0, 0, 1])
    #expect(p.villages == [.low, .hiddenSecondary, .open, .open])
    #expect(p.districts == [.open, .open])
    #expect(p.region == .open)
  }

  @Test func zeroIsShownAndIsNoCover() {
    let p = plan([(0, 40), (2, 50), (0, 60), (30, 200)], [0, 0, 0, 0])
    #expect(p.villages == [.open, .low, .open, .hiddenSecondary])
  }

  @Test func theRestAndTheDenominatorAreProtectedLikeCases() {
    let p = plan([(78, 80), (2, 3), (5, 7), (4, 4), (20, 100), (30, 100)], [0, 0, 0, 0, 0, 0])
    #expect(p.villages == [.hiddenPrimary, .hiddenPrimary, .hiddenPrimary, .hiddenPrimary, .hiddenSecondary, .open])
  }

  @Test func aKecamatanWithoutCoverHidesItsTotalAndAnotherOne() {
    let p = plan([(1, 40), (0, 50), (12, 90), (20, 100), (30, 200)], [0, 0, 1, 1, 2])
    #expect(p.districts == [.hiddenPrimary, .hiddenSecondary, .open])
    #expect(p.villages == [.low, .open, .hiddenSecondary, .open, .open])
    #expect(p.region == .open)
  }

  @Test func aRegionWithoutAnyCoverHidesItsTotal() {
    let p = plan([(1, 40), (2, 50), (3, 90)], [0, 0, 1])
    #expect(p.region == .hiddenSecondary)
    #expect(!p.districts.contains(.open))
  }

  @Test func withoutSmallNumbersNothingIsHidden() {
    let p = plan([(10, 40), (0, 50), nil, (9, 90)], [0, 0, 1, 1])
    #expect(p.villages == [.open, .open, .noValue, .open])
    #expect(p.districts == [.open, .open])
  }

  @Test func emptyRegionsAreEmpty() {
    #expect(plan([], []).region == .noValue)
    #expect(plan([nil, nil], [0, 1]).districts == [.noValue, .noValue])
  }

  /// Two "<5" whose sum is 2 or 8 would be known; the auditor must say so when nothing else is hidden.
  @Test(arguments: [(1, 1, false), (4, 4, false), (2, 3, true), (1, 4, true), (1, 2, false)])
  func theAuditorSeesForcedSums(_ a: Int, _ b: Int, _ safe: Bool) {
    let tree = PublicWorld(counts: [(a, 80), (b, 90), (20, 100)], districts: [0, 0, 0]).tree
    let naive = SuppressionPlan(villages: [.low, .low, .open], districts: [.open], region: .open)
    #expect(SuppressionAuditor(rule: rule).audit(tree, naive).isSafe == safe)
    let plan = Suppressor(rule: rule).plan(tree)
    #expect(SuppressionAuditor(rule: rule).audit(tree, plan).isSafe)
  }

  @Test func theAuditorSeesParentMinusSiblings() {
    let tree = PublicWorld(counts: [(3, 80), (20, 100), (30, 100)], districts: [0, 0, 1]).tree
    let hidden = SuppressionPlan(villages: [.low, .open, .open], districts: [.hiddenPrimary, .open], region: .open)
    let findings = SuppressionAuditor(rule: rule).audit(tree, hidden)
    #expect(findings.breaches.count == 1)
    #expect(findings.villages[0].first == CountInterval(3))
  }

  @Test func otherThresholds() {
    for threshold in [1, 2, 3, 10, 11, 100] {
      let rule = SuppressionRule(threshold: threshold)
      var g = SeededGenerator(seed: UInt64(threshold))
      let tree = PublicWorld.random(&g, districts: 5, villages: 60, mean: 60).tree
      let plan = Suppressor(rule: rule).plan(tree)
      #expect(SuppressionAuditor(rule: rule).audit(tree, plan).isSafe)
      if threshold == 1 { #expect(plan.villages.allSatisfy { $0 == .open || $0 == .noValue }) }
    }
    #expect(SuppressionRule(threshold: -7).threshold == 1)
    #expect(SuppressionRule(threshold: .max).leastCover > 0)
  }

  /// The region's total goes only when it is small itself or no village is large enough to cover another.
  @Test(arguments: [CountKind.partOfWhole, .perOther, .casesOnly]) func randomRegenciesPassTheAuditor(_ kind: CountKind)
  {
    var totalsShown = 0
    for seed in 1...400 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      let world = PublicWorld.random(
        &g, districts: 1 + g.index(below: 9), villages: 3 + g.index(below: 160), mean: 8 + g.index(below: 90),
        kind: kind)
      let plan = Suppressor(rule: rule).plan(world.tree)
      #expect(SuppressionAuditor(rule: rule).audit(world.tree, plan).isSafe, "seed \(seed)")
      if plan.region == .open { totalsShown += 1 }
      if plan.region == .hiddenSecondary {
        let covers = world.tree.villages.indices.filter { v in
          plan.villages[v] == .open && world.tree.villages[v].map { rule.canCover($0, kind: kind) } == true
            && plan.districts[world.districts[v]] == .open
        }
        #expect(covers.isEmpty, "seed \(seed)")
      }
    }
    #expect(totalsShown > 300)
  }

  @Test func thePlanDoesNotDependOnHowSmallASmallNumberIs() {
    for seed in 1...100 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      var world = PublicWorld.random(&g, districts: 4, villages: 40, mean: 60)
      let plan = Suppressor(rule: rule).plan(world.tree)
      guard let v = plan.villages.firstIndex(of: .low), let old = world.counts[v] else { continue }
      let districtWasSmall = rule.hasSmall(world.tree.districtTotals[world.districts[v]], kind: .partOfWhole)
      for cases in 1...4 {
        world.counts[v] = (cases, old.denominator)
        let nowSmall = rule.hasSmall(world.tree.districtTotals[world.districts[v]], kind: .partOfWhole)
        guard nowSmall == districtWasSmall, !rule.hasSmall(world.tree.total, kind: .partOfWhole) else { continue }
        #expect(Suppressor(rule: rule).plan(world.tree) == plan, "seed \(seed)")
      }
    }
  }
}
