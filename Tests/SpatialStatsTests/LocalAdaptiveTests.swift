import SpatialStats
import TestSupport
import Testing

@Suite("draws until the classes are settled")
struct LocalAdaptiveTests {
  private func classes(_ p: PermutationP, _ correction: MultipleTesting) -> [Int?] {
    correction.adjusted(p.twoSided).map { q in q.map { q in [0.01, 0.05, 0.10].count { $0 < q } } }
  }

  /// Noise, and on two maps in three a patch of units that lie higher.
  private func map(_ seed: UInt64, n: Int = 48) throws -> (values: [Double], weights: Weights) {
    let columns = 8
    let weights = try Weights(
      lists: (0..<n).map { u in
        (0..<n).filter { v in v != u && abs(u / columns - v / columns) <= 1 && abs(u % columns - v % columns) <= 1 }
      })
    var values = TestMaps.values(n, levels: seed % 4 == 0 ? 6 : 1000, seed: seed)
    let scale = (values.max() ?? 1) * Double(seed % 3) * 0.35
    for u in values.indices where u / columns < 2 && u % columns < 3 { values[u] += scale }
    return (values, weights)
  }

  @Test func classesAreThoseOfTheFullRunOnTwoHundredMaps() throws {
    let schedule = try PermutationSchedule.adaptive()
    var (differing, drawn, significant) = (0, 0, 0)
    for seed in 0..<200 as Range<UInt64> {
      let (values, weights) = try map(seed)
      let correction = MultipleTesting.allCases[Int(seed / 50)]
      var run = try AdaptivePermutation(
        values: values, weights: weights, schedule: schedule, rule: DecisionRule(correction), seed: seed)
      run.runAll()
      let full = try PermutationPlan(values: values, weights: weights, seed: seed).runAll()
      let expected = classes(full.localG, correction)
      if classes(run.exceedance.localG, correction) != expected { differing += 1 }
      drawn += run.exceedance.replicates.reduce(0) { $0 + Int($1 ?? 0) }
      significant += expected.count { ($0 ?? 3) < 3 }
    }
    // Each map may differ with a chance of 0.001: 2 or more of 200 have one of 0.02.
    #expect(differing <= 1)
    #expect(significant > 200)
    #expect(drawn < 200 * 48 * 99_999 / 4, "\(drawn)")
  }

  @Test func drawsAreTheFirstOnesOfTheFullRun() throws {
    let (values, weights) = try map(5)
    var run = try AdaptivePermutation(values: values, weights: weights, schedule: .adaptive(), seed: 3)
    run.runAll()
    let found = run.exceedance
    var met = 0
    for draws in [999, 2_999, 9_999, 29_999, 99_999] {
      let fixed = try PermutationPlan(values: values, weights: weights, replicates: draws, seed: 3).runAll()
      for unit in values.indices where found.replicates[unit] == fixed.replicates[unit] {
        met += 1
        #expect(found.atLeast[unit] == fixed.atLeast[unit] && found.atMost[unit] == fixed.atMost[unit])
      }
    }
    #expect(met == values.count)
  }

  @Test func aFixedScheduleIsThePlan() throws {
    let weights = try TestMaps.weights(70, mean: 6, islands: 2, seed: 1)
    let values = TestMaps.values(70, levels: 30, seed: 1)
    var run = try AdaptivePermutation(values: values, weights: weights, schedule: .fixed(30_000), seed: 9)
    run.runAll()
    let plan = try PermutationPlan(values: values, weights: weights, replicates: 30_000, seed: 9).runAll()
    #expect(run.exceedance == plan)
  }

  @Test func tasksOfALevelMayRunInAnyOrder() throws {
    let x = (0..<60).map { Double($0 % 8) }
    let y = (0..<60).map { Double($0 / 8) }
    let uneven = try Weights.kernel(x: x, y: y, kernel: .triangular, bandwidth: .nearest(5))
    for weights in [uneven, try TestMaps.weights(60, mean: 5, seed: 8)] {
      let values = TestMaps.values(60, levels: 50, seed: 8)
      let plan = try AdaptivePermutation(
        values: values, weights: weights, schedule: .adaptive(maximum: 20_000), seed: 1)
      var (forwards, backwards) = (plan, plan)
      forwards.runAll()
      while !backwards.isSettled {
        backwards.absorb((0..<backwards.taskCount).reversed().map { backwards.run(task: $0) })
      }
      #expect(forwards.exceedance == backwards.exceedance)
    }
  }

  @Test func untestedUnitsAreNotDrawnAndSignlessOnesStopAtOnce() throws {
    let weights = try TestMaps.weights(40, mean: 5, seed: 2)
    var values = TestMaps.values(40, levels: 1000, seed: 2)
    for unit in 0..<6 { values[unit] += 300 }
    let (untested, fixed) = ((0..<40).map { $0 != 7 }, (0..<40).map { $0 == 8 })
    var run = try AdaptivePermutation(
      values: values, weights: weights, schedule: .adaptive(), isTested: untested, hasPOfOne: fixed, seed: 1)
    run.runAll()
    #expect(run.exceedance.replicates[7] == nil)
    #expect((run.exceedance.replicates[8] ?? 0) <= 999)
    #expect(throws: StatisticsError.lengthMismatch(expected: 40, found: 1)) {
      try AdaptivePermutation(values: values, weights: weights, schedule: .adaptive(), isTested: [true], seed: 1)
    }
  }

  @Test func schedulesOutsideTheirRangeAreRefused() {
    #expect(throws: StatisticsError.self) { try PermutationSchedule.fixed(0) }
    #expect(throws: StatisticsError.self) { try PermutationSchedule.fixed(.max) }
    #expect(throws: StatisticsError.self) { try PermutationSchedule.adaptive(risk: 0) }
    #expect(throws: StatisticsError.self) { try PermutationSchedule.adaptive(risk: .nan) }
    #expect(throws: StatisticsError.self) { try PermutationSchedule.adaptive(maximum: -5) }
    #expect((try? PermutationSchedule.adaptive(maximum: 500))?.levels == [500])
    #expect((try? PermutationSchedule.adaptive(maximum: 9_999))?.levels == [999, 2_999, 9_999])
  }

  @Test func mapsWithoutPatternStopEarly() throws {
    var drawn = 0
    for seed in 0..<20 as Range<UInt64> {
      let weights = try TestMaps.weights(200, mean: 6, seed: seed)
      let values = TestMaps.values(200, levels: 100_000, seed: seed + 50)
      var run = try AdaptivePermutation(values: values, weights: weights, schedule: .adaptive(), seed: seed)
      run.runAll()
      drawn += run.exceedance.replicates.reduce(0) { $0 + Int($1 ?? 0) }
    }
    #expect(drawn < 20 * 200 * 3_000, "\(drawn)")
  }
}
