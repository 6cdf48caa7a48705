import Publish
import TestSupport
import Testing

/// Attackers against what is shown: one tries every possible world of a small regency and must find what the auditor
/// finds; one walks at random through the possible worlds of a large one and must meet every value of "<5".
@Suite struct PublicAttackerTests {
  private let rule = SuppressionRule()

  @Test(arguments: [CountKind.partOfWhole, .perOther]) func everyPossibleWorldOfSmallRegencies(_ kind: CountKind) {
    var hidden = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      let world = PublicWorld.random(&g, districts: 2, villages: 5, mean: 9, kind: kind)
      let plan = randomPlan(world.tree, &g)
      guard plan.districts.allSatisfy({ $0 == .open || $0 == .noValue }) || plan.region == .open else { continue }
      guard let seen = Enumeration(world.tree, plan, rule).ranges() else { continue }
      let found = SuppressionAuditor(rule: rule).audit(world.tree, plan)
      for v in world.counts.indices where world.counts[v] != nil && !plan.villages[v].isOpen {
        hidden += 1
        #expect(found.villages[v].first == seen[v].first, "seed \(seed) village \(v)")
        #expect(found.villages[v].second == seen[v].second, "seed \(seed) village \(v)")
      }
    }
    #expect(hidden > 100)
  }

  /// The true displays with some more villages and totals hidden or shown at random: safe plans and unsafe ones.
  private func randomPlan(_ tree: CountTree, _ g: inout SeededGenerator) -> SuppressionPlan {
    var plan = Suppressor(rule: rule).plan(tree)
    for v in plan.villages.indices where plan.villages[v] == .hiddenSecondary || plan.villages[v] == .open {
      let pair = tree.villages[v] ?? .zero
      let mayCover = pair.first >= rule.threshold && pair.second >= rule.threshold
      plan.villages[v] = mayCover && g.index(below: 3) > 0 ? .hiddenSecondary : .open
    }
    for d in plan.districts.indices where plan.districts[d] != .noValue {
      plan.districts[d] = g.index(below: 3) == 0 ? .hiddenSecondary : .open
    }
    plan.region = .open
    return plan
  }

  @Test func aRandomWalkMeetsEveryValueOfEverySmallNumber() {
    var cells = 0
    for seed in 1...25 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      let world = PublicWorld.random(&g, districts: 5, villages: 50, mean: 70)
      let plan = Suppressor(rule: rule).plan(world.tree)
      var walk = RandomWalk(world.tree, plan, rule)
      walk.run(steps: 400_000, &g)
      for v in world.counts.indices where plan.villages[v] == .low {
        cells += 1
        #expect(walk.casesMet[v] == [1, 2, 3, 4], "seed \(seed) village \(v): \(walk.casesMet[v].sorted())")
      }
    }
    #expect(cells > 100)
  }

  /// A reader who knows the program too: the same publication must come out of worlds where the small number is another
  /// one. Not for every value (a cover of exactly 8 can't give one up), but nearly.
  @Test func otherWorldsArePublishedTheSame() {
    var same = 0
    var tried = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      var g = SeededGenerator(seed: seed)
      let world = PublicWorld.random(&g, districts: 5, villages: 50, mean: 90)
      let plan = Suppressor(rule: rule).plan(world.tree)
      for v in world.counts.indices where plan.villages[v] == .low {
        guard
          let cover = world.counts.indices.first(where: {
            plan.villages[$0] == .hiddenSecondary && world.districts[$0] == world.districts[v]
          })
        else { continue }
        guard let mine = world.counts[v], let other = world.counts[cover] else { continue }
        for cases in 1...4 where cases != mine.cases {
          var twin = world
          twin.counts[v] = (cases, mine.denominator)
          twin.counts[cover] = (other.cases + mine.cases - cases, other.denominator)
          tried += 1
          if Suppressor(rule: rule).plan(twin.tree) == plan && twin.tree.districtTotals == world.tree.districtTotals {
            same += 1
          }
        }
      }
    }
    print("worlds published the same: \(same) of \(tried)")
    #expect(tried > 1000)
    #expect(Double(same) > 0.9 * Double(tried))
  }
}

/// Every world that fits what is shown, by trying all; for tests small enough.
private struct Enumeration {
  private let tree: CountTree
  private let plan: SuppressionPlan
  private let choices: [[CountPair]]

  init(_ tree: CountTree, _ plan: SuppressionPlan, _ rule: SuppressionRule) {
    self.tree = tree
    self.plan = plan
    let auditor = SuppressionAuditor(rule: rule)
    choices = tree.villages.indices.map { v in
      let known = auditor.known(tree.villages[v], plan.villages[v], tree.kind)
      let most = (first: tree.total.first, second: tree.total.second)
      var pairs: [CountPair] = []
      for a in max(0, known.first.low)...max(0, min(known.first.high, most.first)) where known.first.contains(a) {
        for b in max(0, known.second.low)...max(0, min(known.second.high, most.second))
        where known.second.contains(b) && known.sum.contains(a + b) {
          pairs.append(CountPair(first: a, second: b))
        }
      }
      return pairs
    }
  }

  /// Least and greatest of each village over all worlds; nil when there are too many to try.
  func ranges() -> [(first: CountInterval, second: CountInterval)]? {
    guard choices.reduce(1.0, { $0 * Double($1.count) }) < 3e6 else { return nil }
    var least = tree.villages.map { _ in CountPair(first: .max, second: .max) }
    var most = tree.villages.map { _ in CountPair(first: .min, second: .min) }
    var world = [CountPair](repeating: .zero, count: choices.count)
    visit(0, &world) { world in
      for v in world.indices {
        least[v] = CountPair(first: min(least[v].first, world[v].first), second: min(least[v].second, world[v].second))
        most[v] = CountPair(first: max(most[v].first, world[v].first), second: max(most[v].second, world[v].second))
      }
    }
    return zip(least, most).map { (CountInterval($0.first, $1.first), CountInterval($0.second, $1.second)) }
  }

  private func visit(_ v: Int, _ world: inout [CountPair], _ found: ([CountPair]) -> Void) {
    guard v < choices.count else {
      if fits(world) { found(world) }
      return
    }
    for pair in choices[v] {
      world[v] = pair
      visit(v + 1, &world, found)
    }
  }

  private func fits(_ world: [CountPair]) -> Bool {
    for d in 0..<tree.districtCount where plan.districts[d] == .open {
      if tree.districtVillages[d].reduce(CountPair.zero, { $0 + world[$1] }) != tree.districtTotals[d] { return false }
    }
    return plan.region != .open || world.reduce(CountPair.zero, +) == tree.total
  }
}

/// Moves one case at a time between two villages of one sum, staying within what is shown.
private struct RandomWalk {
  private let known: [CountRegion]
  private let pools: [[Int]]
  private var world: [CountPair]
  var casesMet: [Set<Int>]

  init(_ tree: CountTree, _ plan: SuppressionPlan, _ rule: SuppressionRule) {
    let auditor = SuppressionAuditor(rule: rule)
    known = tree.villages.indices.map { auditor.known(tree.villages[$0], plan.villages[$0], tree.kind) }
    world = tree.villages.map { $0 ?? .zero }
    casesMet = world.map { [$0.first] }
    func movable(_ district: Int) -> [Int] {
      tree.districtVillages[district].filter { !plan.villages[$0].isOpen && tree.villages[$0] != nil }
    }
    let shown = (0..<tree.districtCount).filter { plan.districts[$0] == .open }.map(movable)
    let hidden = (0..<tree.districtCount).filter { plan.districts[$0].isHidden }.flatMap(movable)
    pools = (shown + [hidden]).filter { $0.count > 1 }
  }

  mutating func run(steps: Int, _ g: inout SeededGenerator) {
    guard !pools.isEmpty else { return }
    for _ in 0..<steps {
      let pool = pools[g.index(below: pools.count)]
      let from = pool[g.index(below: pool.count)]
      let to = pool[g.index(below: pool.count)]
      guard from != to else { continue }
      // A case for a case, and where both wholes are hidden sometimes a child that is no case.
      let swap = g.index(below: 2) == 0
      let a = moved(world[from], first: -1, second: swap ? 1 : 0)
      let b = moved(world[to], first: 1, second: swap ? -1 : 0)
      guard fits(a, from), fits(b, to) else { continue }
      world[from] = a
      world[to] = b
      casesMet[from].insert(a.first)
      casesMet[to].insert(b.first)
    }
  }

  private func moved(_ pair: CountPair, first: Int, second: Int) -> CountPair {
    CountPair(first: pair.first + first, second: pair.second + second)
  }

  private func fits(_ pair: CountPair, _ village: Int) -> Bool {
    known[village].first.contains(pair.first) && known[village].second.contains(pair.second)
      && known[village].sum.contains(pair.first + pair.second)
  }
}
