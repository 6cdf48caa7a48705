import SpatialStats
import TestSupport
import Testing

@Suite("global permutation")
struct GlobalPermutationTests {
  /// Six units, one an island, values with ties; all 720 orders are known.
  private let lists = [[1, 2], [0, 2], [0, 1, 3], [2, 4], [3], []]

  @Test func agreesWithAllOrders() throws {
    let weights = try Weights(lists: lists).rowStandardised()
    let draws = 20_000
    for values in [[1.0, 1, 2, 3, 3, 7], [0, 0, 1, 1, 1, 0], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]] {
      let found = try GlobalPermutationPlan(values: values, weights: weights, replicates: draws, seed: 5).runAll()
      let twin = GlobalTwin(weights)
      try expectExact(found[.moran], values) { twin.sum(twin.deviations($0), *) }
      try expectExact(found[.geary], values) { twin.sum($0) { ($0 - $1) * ($0 - $1) } }
      try expectExact(found[.generalG], values) { twin.sum($0, *) }
    }
  }

  @Test func joinsAgreeWithAllOrders() throws {
    let weights = try Weights(lists: lists)
    let flags = [true, true, false, false, true, false]
    let found = try GlobalPermutationPlan(isBlack: flags, weights: weights, replicates: 20_000, seed: 6).runAll()
    let twin = GlobalTwin(weights)
    let values = flags.map { $0 ? 1.0 : 0 }
    try expectExact(found[.blackBlack], values) { twin.sum($0, *) }
    try expectExact(found[.whiteWhite], values) { twin.sum($0.map { 1 - $0 }, *) }
    try expectExact(found[.blackWhite], values) { twin.sum($0) { ($0 - $1) * ($0 - $1) } }
  }

  @Test func bivariateAgreesWithAllOrders() throws {
    let weights = try Weights(lists: lists).rowStandardised()
    let x = [3.0, 1, 4, 1, 5, 9]
    let found = try GlobalPermutationPlan(
      x: x, y: [2, 7, 1, 8, 2, 8], weights: weights, replicates: 20_000, seed: 6
    ).runAll()
    let twin = GlobalTwin(weights)
    let zx = twin.deviations(x)
    try expectExact(found[.bivariateMoran], [2, 7, 1, 8, 2, 8]) { y in
      let zy = twin.deviations(y)
      var sum = 0.0
      for i in 0..<6 { for j in 0..<6 { sum += twin.w[i][j] * zx[i] * zy[j] } }
      return sum
    }
  }

  @Test func tasksMayRunInAnyOrder() throws {
    let weights = try TestMaps.weights(80, mean: 5, islands: 2, seed: 4)
    let values = TestMaps.values(80, levels: 30, seed: 4)
    let plan = try GlobalPermutationPlan(values: values, weights: weights, replicates: 999, seed: 8)
    let whole = plan.runAll()
    let turned = plan.combine((0..<plan.taskCount).reversed().map { plan.run(task: $0) })
    #expect(whole == turned)
    #expect(whole[.moran]?.replicates == 999)
    #expect(plan.combine([plan.run(task: -1), plan.run(task: plan.taskCount)])[.moran]?.replicates == 0)
    let other = try GlobalPermutationPlan(values: values, weights: weights, replicates: 999, seed: 9).runAll()
    #expect(other != whole)
  }

  @Test func momentsAreThoseOfTheFormulas() throws {
    // The normal p and the permutation p of a map of 200 units hardly differ.
    let weights = try TestMaps.weights(200, mean: 6, seed: 2).rowStandardised()
    for seed in 1...5 as ClosedRange<UInt64> {
      let values = TestMaps.values(200, levels: 1000, seed: seed)
      let p = try #require(try GlobalMoran(values: values, weights: weights)).p
      let plan = try GlobalPermutationPlan(values: values, weights: weights, replicates: 4_999, seed: seed)
      let tail = try #require(plan.runAll()[.moran])
      #expect(abs(tail.twoSided - p) < 0.04)
    }
  }

  @Test func everyTieCounts() throws {
    let weights = try Weights(lists: [[1], [0, 2], [1, 3], [2]])
    let tail = try #require(
      try GlobalPermutationPlan(values: [0.1, 0.1, 0.1, 0.1], weights: weights, replicates: 99, seed: 1).runAll()[
        .moran])
    #expect(tail.atLeast == 99 && tail.atMost == 99 && tail.twoSided == 1)
  }

  /// Tails against those of all orders: |p - q| <= 4.5 sqrt(q (1 - q) / R) + 2 / (R + 1).
  private func expectExact(
    _ tail: GlobalTail?, _ values: [Double], sourceLocation: SourceLocation = #_sourceLocation,
    _ statistic: ([Double]) -> Double
  ) throws {
    let tail = try #require(tail, sourceLocation: sourceLocation)
    let observed = statistic(values)
    var (above, below, all) = (0, 0, 0)
    for order in orders(values.count) {
      let value = statistic(order.map { values[$0] })
      if value >= observed - 1e-9 { above += 1 }
      if value <= observed + 1e-9 { below += 1 }
      all += 1
    }
    for (found, count) in [(tail.greater, above), (tail.lesser, below)] {
      let q = Double(count) / Double(all)
      let r = Double(tail.replicates)
      #expect(
        abs(found - q) <= 4.5 * (q * (1 - q) / r).squareRoot() + 2 / (r + 1), "\(found), \(q)",
        sourceLocation: sourceLocation)
    }
  }

  private func orders(_ n: Int) -> [[Int]] {
    guard n > 0 else { return [[]] }
    return orders(n - 1).flatMap { order in
      (0..<n).map { place in Array(order[..<place]) + [n - 1] + Array(order[place...]) }
    }
  }
}
