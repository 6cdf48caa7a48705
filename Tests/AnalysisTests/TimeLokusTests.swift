import Analysis
import SpatialStats
import Stunting
import Testing

@Suite("Change of lokus against what is to be expected")
struct TimeLokusTests {
  /// A regency of 150 villages whose 15 highest become lokus, with an effect on their true share.
  private func draw(_ generator: inout CounterGenerator, effect: Double) throws -> LokusChange {
    let measured = (0..<150).map { _ in 30 + generator.index(below: 120) }
    let shares = measured.map { _ in generator.beta(0.22 * 40, 0.78 * 40) }
    let before = try drawnTable("2024-08", shares, measured, &generator)
    let order = (0..<150).sorted { (before.crude[$1] ?? 0, $0) < (before.crude[$0] ?? 0, $1) }
    var lokus = [Bool](repeating: false, count: 150)
    for v in order.prefix(15) { lokus[v] = true }
    let now = shares.indices.map { lokus[$0] ? max(0, shares[$0] + effect) : shares[$0] }
    return try lokusChange(
      from: before, to: try drawnTable("2025-08", now, measured, &generator), lokus: lokus)
  }

  @Test("Without any effect lokus fall, as expected, and not more than similar villages")
  func noEffect() throws {
    var generator = CounterGenerator(seed: 3, stream: 9)
    var (falls, beyond, found, against, matched) = (0, 0.0, 0, 0, 0)
    for _ in 0..<300 {
      let change = try draw(&generator, effect: 0)
      let lokus = try #require(change.lokus)
      if lokus.change < 0 { falls += 1 }
      beyond += lokus.beyondExpected / 300
      if lokus.p < 0.05 { found += 1 }
      if let p = change.againstSimilarP {
        matched += 1
        if p < 0.05 { against += 1 }
      }
      #expect(change.matched.count + change.unmatched.count + change.missing.count == 15)
    }
    #expect(falls > 285)
    #expect(abs(beyond) < 0.006)
    #expect(Double(found) / 300 < 0.09)
    #expect(matched > 250)
    #expect(Double(against) / Double(matched) < 0.09)
  }

  @Test("A fall of 8 points is seen beyond the expected one")
  func effect() throws {
    var generator = CounterGenerator(seed: 4, stream: 9)
    var (found, beyond) = (0, 0.0)
    for _ in 0..<100 {
      let change = try draw(&generator, effect: -0.08)
      let lokus = try #require(change.lokus)
      beyond += lokus.beyondExpected / 100
      if lokus.p < 0.05, lokus.beyondExpected < 0 { found += 1 }
    }
    #expect(found > 95)
    #expect(abs(beyond + 0.08) < 0.01)
  }

  @Test("By hand: sums, expected share, matching within the limit, lokus that are missing")
  func byHand() throws {
    let before = try timeTable("2024-08", [40, 38, 10, 12, nil, 30], [100, 100, 100, 100, nil, 100])
    let after = try timeTable("2025-08", [30, 36, 11, 12, 20, nil], [100, 100, 100, 100, 100, nil])
    let lokus = [true, false, false, false, true, true]
    let change = try lokusChange(from: before, to: after, lokus: lokus)
    #expect(change.missing == [4, 5] && change.unmatched.isEmpty)
    #expect(change.matched.map(\.lokus) == [0] && change.matched.map(\.similar) == [[1]])
    let next = try NextShares(cases: [40, 38, 10, 12, nil, 30], measured: [100, 100, 100, 100, nil, 100])
    let own = try #require(change.lokus)
    #expect(own.villages == 1 && own.before == 0.4 && own.after == 0.3)
    #expect(own.expected == next.expected[0])
    #expect(change.others?.villages == 3)
    let expected = try #require(next.expected[0])
    let other = try #require(next.expected[1])
    #expect(abs((change.againstSimilar ?? 9) - ((0.3 - expected) - (0.36 - other))) < 1e-12)
    #expect(change.unlike.isEmpty)
  }

  @Test("No lokus, none measured, or none like them: nothing is said")
  func nothing() throws {
    let before = try timeTable("2024-08", [40, 5], [100, 100])
    let after = try timeTable("2025-02", [30, 5], [100, 100])
    let none = try lokusChange(from: before, to: after, lokus: [])
    #expect(none.lokus == nil && none.againstSimilar == nil && none.unlike == [.season])
    let alone = try lokusChange(from: before, to: after, lokus: [true, false])
    #expect(alone.unmatched == [0] && alone.matched.isEmpty && alone.againstSimilarP == nil)
    var options = LokusChangeOptions()
    options.mostSimilar = -4
    options.similarWithin = 1
    #expect(try lokusChange(from: before, to: after, lokus: [true], options: options).unmatched == [0])
    options.confidence = .nan
    #expect(throws: AnalysisError.self) { try lokusChange(from: before, to: after, lokus: [true], options: options) }
  }
}
