import Analysis
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("Pattern of the whole map")
struct GlobalPatternTests {
  private let options = GlobalOptions(alpha: 0.05, permutations: 999, seed: 7, average: 0.25)

  /// Queen neighbours of a square grid.
  private func grid(_ side: Int) throws -> Weights {
    try Weights(
      lists: (0..<side * side).map { v in
        (0..<side * side).filter { other in
          let (dx, dy) = (abs(other % side - v % side), abs(other / side - v / side))
          return other != v && dx <= 1 && dy <= 1
        }
      })
  }

  private func headline(_ cases: [Double?], spread: Set<Int> = []) throws -> HeadlineTable {
    let values = try stuntingValues(cases, cases.map { $0.map { _ in 100 } })
    var table = try headlineTable(
      values, definition: stunting, ageGroup: .balita, period: try #require(Period("2025-08")), isStandIn: false,
      villages: cases.count, minimumMeasured: 30)
    for village in spread { table.notMeasuredHere[village] = true }
    return table
  }

  private func noise(_ count: Int, seed: UInt64) -> [Double?] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Double(15 + random.index(below: 20)) }
  }

  private func pattern(_ t: HeadlineTable, _ weights: Weights, threads: Int = 2) async throws -> GlobalPattern {
    try await globalPattern(
      t, villages: Array(0..<t.count), weights: weights, options: options, threads: threads)
  }

  @Test("A planted half is a pattern by every statistic")
  func planted() async throws {
    var cases = noise(100, seed: 1)
    for v in 0..<100 where v % 10 < 5 { cases[v] = (cases[v] ?? 0) + 20 }
    let found = try await pattern(try headline(cases), try grid(10))
    #expect(found.reading == .clustered && found.villages == 100 && found.islands == 0)
    let moran = try #require(found.moran)
    #expect(moran.value > 0.5 && moran.permutationP == 0.002 && moran.p < 1e-6)
    #expect((found.geary?.value ?? 1) < 0.6)
    #expect((found.generalG?.value ?? 0) > (found.generalG?.expectation ?? 1))
    let joins = try #require(found.joins)
    let counts = [joins.bothAbove, joins.neitherAbove, joins.oneAbove].map { $0?.value ?? 0 }
    #expect(counts.reduce(0, +) == joins.joins && joins.joins == 342)
    #expect((joins.oneAbove?.value ?? 0) < (joins.oneAbove?.expectation ?? 0))
  }

  @Test("Noise is no pattern in about 95 of 100 maps")
  func nothing() async throws {
    let weights = try grid(8)
    var significant = 0
    for seed in 1...60 as ClosedRange<UInt64> {
      if try await pattern(try headline(noise(64, seed: seed)), weights).reading != .random { significant += 1 }
    }
    #expect(significant <= 9, "\(significant) of 60")
  }

  @Test("A chequerboard is dispersed")
  func dispersed() async throws {
    let lists = (0..<36).map { v in (0..<36).filter { abs($0 % 6 - v % 6) + abs($0 / 6 - v / 6) == 1 } }
    let cases = (0..<36).map { ($0 % 6 + $0 / 6) % 2 == 0 ? 10.0 : 40.0 }
    #expect(try await pattern(try headline(cases), try Weights(lists: lists)).reading == .dispersed)
  }

  @Test("Villages without a value of their own leave the weights")
  func leaving() async throws {
    let cases = noise(64, seed: 3)
    var without = cases
    for v in [0, 9, 17] { without[v] = nil }
    let weights = try grid(8)
    let a = try await pattern(try headline(cases, spread: [0, 9, 17]), weights)
    let b = try await pattern(try headline(without), weights)
    #expect(a.villages == 61 && b.villages == 61)
    #expect(a.moran?.expectation == -1.0 / 60 && b.moran?.expectation == -1.0 / 60)
    #expect(a.moran == b.moran && a.joins == b.joins)
  }

  @Test("The same bytes with any number of threads")
  func threads() async throws {
    let table = try headline(noise(64, seed: 4))
    let weights = try grid(8)
    let one = try await pattern(table, weights, threads: 1)
    for threads in [2, 8] {
      let other = try await pattern(table, weights, threads: threads)
      #expect(one.moran == other.moran && one.geary == other.geary && one.generalG == other.generalG)
      #expect(one.joins == other.joins)
    }
  }

  @Test("Nothing to say about nothing")
  func hostile() async throws {
    let equal = try await pattern(try headline([20, 20, 20, 20, 20, 20, 20, 20, 20]), try grid(3))
    #expect(equal.reading == .notTested && equal.moran == nil && equal.generalG == nil)
    let none = try await pattern(try headline([Double?](repeating: nil, count: 9)), try grid(3))
    #expect(none.reading == .notTested && none.villages == 0 && none.joins == nil)
    let zero = try await pattern(try headline([Double?](repeating: 0, count: 9)), try grid(3))
    #expect(zero.reading == .notTested)
    let few = try await pattern(try headline([10, 20, 30, nil]), try grid(2))
    #expect(few.reading == .notTested && few.villages == 3)
    let alone = try await pattern(
      try headline([10, 20, 30, 40, 50]), try Weights(lists: [[Int]](repeating: [], count: 5)))
    #expect(alone.reading == .notTested && alone.islands == 5)
    await #expect(throws: AnalysisError.statistics(.lengthMismatch(expected: 9, found: 5))) {
      try await pattern(try headline([10, 20, 30, 40, 50]), try grid(3))
    }
  }
}
