import SpatialStats
import TestSupport
import Testing

@Suite("conditional permutation")
struct PermutationTests {
  /// 4.5 standard errors of the difference of two permutation tests, and one count each.
  private func agree(_ a: Double, _ ra: Double, _ b: Double, _ rb: Double) -> Bool {
    let p = min(max((a + b) / 2, 1 / ra), 1 - 1 / ra)
    return abs(a - b) <= 4.5 * (p * (1 - p) * (1 / ra + 1 / rb)).squareRoot() + 2 / (min(ra, rb) + 1)
  }

  private func expectSame(_ a: LagExceedance, _ b: LagExceedance, _ what: String) {
    let (p, q) = (a.localG, b.localG)
    for unit in p.greater.indices {
      guard let r = a.replicates[unit], let s = b.replicates[unit] else {
        #expect(a.replicates[unit] == nil && b.replicates[unit] == nil, "\(what) \(unit)")
        continue
      }
      for (x, y) in [(p.greater[unit], q.greater[unit]), (p.lesser[unit], q.lesser[unit])] {
        #expect(agree(x ?? -1, Double(r), y ?? -1, Double(s)), "\(what) \(unit): \(x ?? -1) \(y ?? -1)")
      }
    }
  }

  @Test(arguments: [(60, 3, 3, 2), (80, 6, 1000, 0), (155, 6, 12, 3), (100, 30, 1000, 1), (70, 28, 2, 0)])
  func sharedDrawsAgreeWithPermutationUnitByUnit(n: Int, mean: Int, levels: Int, islands: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let weights = try TestMaps.weights(n, mean: mean, islands: islands, seed: seed).rowStandardised()
      let values = TestMaps.values(n, levels: levels, seed: seed + 100)
      let shared = try PermutationPlan(values: values, weights: weights, replicates: 9_999, seed: seed).runAll()
      let twin = try PerUnitPermutation(values: values, weights: weights, replicates: 9_999, seed: seed + 9).run()
      expectSame(shared, twin, "n \(n) mean \(mean) seed \(seed)")
    }
  }

  @Test(arguments: 1...30)
  func everyNeighbourCountFromOneToThirty(k: Int) throws {
    let n = 64
    // A ring in which each unit has the k next ones.
    let weights = try Weights(lists: (0..<n).map { unit in (1...k).map { (unit + $0) % n } })
    let values = TestMaps.values(n, levels: 5, seed: UInt64(k))
    let shared = try PermutationPlan(values: values, weights: weights, replicates: 4_999, seed: 4).runAll()
    let twin = try PerUnitPermutation(values: values, weights: weights, replicates: 4_999, seed: 5).run()
    expectSame(shared, twin, "k \(k)")
  }

  /// All subsets of the other units, counted.
  private func exactTails(_ values: [Double], _ weights: Weights, _ unit: Int) -> (Double, Double) {
    let others = values.indices.filter { $0 != unit }
    let members = weights.links(of: unit).map { Int(weights.neighbours[$0]) }
    let observed = members.reduce(0) { $0 + (values[$1] * 10).rounded() }
    var (above, below, all) = (0.0, 0.0, 0.0)
    for subset in 0..<(1 << others.count) where subset.nonzeroBitCount == members.count {
      var sum = 0.0
      for (bit, other) in others.enumerated() where subset >> bit & 1 == 1 { sum += (values[other] * 10).rounded() }
      all += 1
      if sum >= observed { above += 1 }
      if sum <= observed { below += 1 }
    }
    return (above / all, below / all)
  }

  @Test func bothAgreeWithFullEnumeration() throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      let n = 11
      let weights = try TestMaps.weights(n, mean: 3, islands: 1, seed: seed)
      let values = TestMaps.values(n, levels: seed % 2 == 0 ? 3 : 40, seed: seed)
      let runs = [
        try PermutationPlan(values: values, weights: weights, replicates: 60_000, seed: seed).runAll(),
        try PerUnitPermutation(values: values, weights: weights, replicates: 60_000, seed: seed).run(),
      ]
      for run in runs {
        for unit in 0..<n {
          guard let replicates = run.replicates[unit] else { continue }
          let (above, below) = exactTails(values, weights, unit)
          let r = Double(replicates)
          #expect(agree(run.localG.greater[unit] ?? -1, r, above, 1e12), "seed \(seed) unit \(unit)")
          #expect(agree(run.localG.lesser[unit] ?? -1, r, below, 1e12), "seed \(seed) unit \(unit)")
        }
      }
    }
  }

  @Test func tasksMayRunInAnyOrder() throws {
    let weights = try TestMaps.weights(90, mean: 5, seed: 8)
    let values = TestMaps.values(90, levels: 50, seed: 8)
    let plan = try PermutationPlan(values: values, weights: weights, replicates: 60_000, seed: 1)
    let backwards = plan.combine((0..<plan.taskCount).reversed().map { plan.run(task: $0) })
    #expect(plan.taskCount > 3)
    #expect(backwards == plan.runAll())
    let other = try PermutationPlan(values: values, weights: weights, replicates: 60_000, seed: 2).runAll()
    #expect(other != backwards)
  }

  @Test func binaryRowAndWithSelfGiveTheSameAnswer() throws {
    let weights = try TestMaps.weights(50, mean: 4, islands: 2, seed: 3)
    let values = TestMaps.values(50, levels: 9, seed: 3)
    let plain = try PermutationPlan(values: values, weights: weights, replicates: 999, seed: 1).runAll()
    for other in [weights.rowStandardised(), weights.withSelf(), weights.withSelf().rowStandardised()] {
      #expect(try PermutationPlan(values: values, weights: other, replicates: 999, seed: 1).runAll() == plain)
    }
    #expect(plain.replicates.suffix(2) == [nil, nil])
  }

  @Test func sumsThatAreEqualCountAsReachedInAnyOrderOfAddition() throws {
    // 0.1 + 0.2 + 0.3 and its orders differ in the last bit; every draw of three ties with the observed sum.
    let values = [0.7, 0.1, 0.2, 0.3]
    let weights = try Weights(lists: [[1, 2, 3], [0], [0], [0]])
    let p = try PermutationPlan(values: values, weights: weights, replicates: 99, seed: 1).runAll()
    #expect(p.atLeast[0] == p.replicates[0])
    #expect(p.atMost[0] == p.replicates[0])
    #expect(p.localG.twoSided[0] == 1)
  }

  @Test func unequalWeightsFallBackToUnitByUnit() throws {
    let x = (0..<40).map { Double($0 % 7) }
    let y = (0..<40).map { Double($0 / 7) }
    let weights = try Weights.kernel(x: x, y: y, kernel: .triangular, bandwidth: .nearest(5))
    let values = TestMaps.values(40, levels: 100, seed: 2)
    let plan = try PermutationPlan(values: values, weights: weights, replicates: 500, seed: 1).runAll()
    #expect(plan == (try PerUnitPermutation(values: values, weights: weights, replicates: 500, seed: 1).run()))
    #expect(plan.replicates.allSatisfy { $0 == 500 })
  }

  @Test func moranTailsFollowTheSignOfTheUnit() {
    let lag = LagExceedance(atLeast: [5, 5, 5, nil], atMost: [90, 90, 90, nil], replicates: [94, 94, 94, nil])
    let p = lag.localMoran(sign: [1, -1, 0, 1])
    #expect(p.atLeast == [5, 90, 94, nil])
    #expect(p.atMost == [90, 5, 94, nil])
    let expected: [Double?] = [12.0 / 95, 12.0 / 95, 1, nil]
    #expect(p.twoSided == expected)
  }

  @Test func valuesAtTheEdgeOfTheNumbersAreRefusedOrCounted() throws {
    let weights = try Weights(lists: [[1], [0, 2], [1]])
    #expect(throws: StatisticsError.notFinite(index: 2)) {
      try PermutationPlan(values: [1, 2, .nan], weights: weights, seed: 1)
    }
    #expect(throws: StatisticsError.self) {
      try PermutationPlan(values: [1e308, -1e308, 1e308], weights: weights, seed: 1)
    }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "replicates", value: 0)) {
      try PermutationPlan(values: [1, 2, 3], weights: weights, replicates: 0, seed: 1)
    }
    let constant = try PermutationPlan(values: [3, 3, 3], weights: weights, replicates: 99, seed: 1).runAll()
    #expect(constant.localG.twoSided == [1, 1, 1])
    let tiny = try PermutationPlan(values: [0, .leastNonzeroMagnitude, 0], weights: weights, replicates: 99, seed: 1)
      .runAll()
    #expect(tiny.replicates.allSatisfy { ($0 ?? 0) > 0 })
    #expect(try PermutationPlan(values: [], weights: Weights(lists: []), seed: 1).runAll().atLeast.isEmpty)
  }

  @Test func underNoPatternPIsUniform() throws {
    // Twenty maps of 100 units: about 5 % of the two-sided p-values are at most 0.05.
    var small = 0
    var all = 0
    for seed in 0..<20 as Range<UInt64> {
      let weights = try TestMaps.weights(100, mean: 6, seed: seed)
      let values = TestMaps.values(100, levels: 100_000, seed: seed + 1000)
      let p = try PermutationPlan(values: values, weights: weights, replicates: 999, seed: seed).runAll().localG
      for case let p? in p.twoSided {
        all += 1
        if p <= 0.05 { small += 1 }
      }
    }
    let share = Double(small) / Double(all)
    #expect(share > 0.03 && share < 0.07, "\(share)")
  }
}
