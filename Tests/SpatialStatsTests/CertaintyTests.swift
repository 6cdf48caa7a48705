import SpatialStats
import TestSupport
import Testing

@Suite("certainty of ranks")
struct CertaintyTests {
  private func posteriors(_ cases: [Double], _ measured: [Double]) throws -> [PosteriorRate?] {
    try ShrunkRates.binomial(cases: cases, measured: measured).posteriors
  }

  private func certainty(_ posteriors: [PosteriorRate?], top: Int, draws: Int = 20_000) throws -> RankCertainty {
    let plan = try RankPlan(posteriors: posteriors, top: top, seed: 5, draws: draws)
    return plan.combine([plan.run(0..<draws)])
  }

  /// P(a > b) of two beta distributions by the sum for whole shapes of a.
  @Test func twoUnitsAgainstTheIntegral() throws {
    let (a, b) = (PosteriorRate.beta(alpha: 6, beta: 14), PosteriorRate.beta(alpha: 5, beta: 25))
    var integral = 0.0
    let steps = 4000
    for step in 0..<steps {
      let x = (Double(step) + 0.5) / Double(steps)
      let density =
        BetaDistribution.tails(x + 0.5 / Double(steps), 6, 14).lower
        - BetaDistribution.tails(x - 0.5 / Double(steps), 6, 14).lower
      integral += density * BetaDistribution.tails(x, 5, 25).lower
    }
    let found = try certainty([a, nil, b], top: 1)
    #expect(abs((found.inTop[0] ?? 0) - integral) < 0.015)
    // With two, above the average is the same as first, and the ranks follow from that.
    #expect(found.aboveAverage[0] == found.inTop[0])
    #expect(isClose(found.expectedRank[0] ?? 0, 2 - (found.inTop[0] ?? 0), relative: 1e-12))
    #expect(found.inTop[1] == nil && found.rankInterval[1] == nil && found.expectedRank[1] == nil)
  }

  @Test func posteriorOfRatesByHand() throws {
    let b = PosteriorRate.beta(alpha: 2, beta: 2)
    #expect(b.mean == 0.5 && isClose(b.above(0.3), 1 - 0.09 * 2.4, relative: 1e-12))
    let g = PosteriorRate.gamma(shape: 1, rate: 4)
    #expect(g.mean == 0.25 && isClose(g.above(0.5), 0.1353352832366127, relative: 1e-12))
    #expect(b.interval(confidence: 1) == nil)
    let found = try ShrunkRates.binomial(cases: [3, 0, 9, 20], measured: [30, 0, 20, 70])
    for (posterior, rate) in zip(found.posteriors, found.rates) {
      #expect(posterior.map { isClose($0.mean, rate ?? -1, relative: 1e-9) } ?? (rate == nil))
    }
  }

  @Test func sumsAreWhatTheyMustBe() throws {
    var random = CounterGenerator(seed: 2, stream: 2)
    let measured = (0..<60).map { _ in Double(20 + random.index(below: 100)) }
    let cases = measured.map {
      Double(random.betaBinomial(trials: Int($0), mean: 0.2, intraclassCorrelation: 0.05))
    }
    let found = try certainty(posteriors(cases, measured), top: 12, draws: 3000)
    #expect(isClose(found.inTop.compactMap { $0 }.reduce(0, +), 12, relative: 1e-9))
    #expect(isClose(found.expectedRank.compactMap { $0 }.reduce(0, +), 60 * 61 / 2, relative: 1e-9))
    for unit in measured.indices {
      let interval = try #require(found.rankInterval[unit])
      let rank = try #require(found.expectedRank[unit])
      #expect(interval.lowerBound >= 1 && interval.upperBound <= 60)
      #expect(Double(interval.lowerBound) <= rank && rank <= Double(interval.upperBound))
    }
  }

  @Test func partsAddUpToTheWholeInAnyOrder() throws {
    let p = try posteriors([1, 9, 4, 30, 2], [20, 40, 30, 60, 50])
    let plan = try RankPlan(posteriors: p, top: 2, average: .weighted([20, 40, 30, 60, 50]), seed: 9, draws: 500)
    let whole = plan.combine([plan.run(0..<500)])
    let parts = plan.combine([plan.run(300..<500), plan.run(0..<120), plan.run(120..<300)])
    #expect(whole == parts)
    #expect(whole.draws == 500)
  }

  @Test func theTrueRankIsInTheIntervalNineTimesInTen() throws {
    var (held, all) = (0, 0)
    for map in 0..<40 as Range<UInt64> {
      var random = CounterGenerator(seed: 31, stream: map)
      let truth = (0..<50).map { _ in random.beta(0.2 * 24, 0.8 * 24) }
      let measured = (0..<50).map { _ in 30 + random.index(below: 100) }
      let cases = measured.indices.map { random.binomial(trials: measured[$0], probability: truth[$0]) }
      let found = try certainty(
        posteriors(cases.map(Double.init), measured.map(Double.init)), top: 5, draws: 500)
      let order = truth.indices.sorted { truth[$0] > truth[$1] }
      for (rank, unit) in order.enumerated() {
        all += 1
        if let interval = found.rankInterval[unit], interval.contains(rank + 1) { held += 1 }
      }
    }
    #expect(Double(held) / Double(all) > 0.86 && Double(held) / Double(all) < 0.97, "\(held) \(all)")
  }

  @Test func manyUnitsAreCountedInBinsRoundedOutward() throws {
    let p = (0..<2500).map { PosteriorRate.beta(alpha: 50 + Double($0), beta: 3000) }
    let found = try certainty(p, top: 100, draws: 60)
    let interval = try #require(found.rankInterval[2499])
    #expect(interval.contains(Int((found.expectedRank[2499] ?? 0).rounded())))
    #expect(interval.upperBound <= 2500)
  }

  @Test func nothingToTellApartAndNonsense() throws {
    let even = RankCertainty(exchangeable: [true, true, false, true, true], top: 1)
    #expect(even.inTop == [0.25, 0.25, nil, 0.25, 0.25] && even.expectedRank[0] == 2.5)
    #expect(RankCertainty(exchangeable: [], top: 3).inTop.isEmpty)
    #expect(RankCertainty(exchangeable: [false], top: 3).inTop == [nil])
    #expect(try certainty([], top: 3, draws: 10).inTop.isEmpty)
    #expect(try certainty([nil], top: 3, draws: 10).inTop == [nil])
    let one = try certainty([.beta(alpha: 1, beta: 1)], top: 3, draws: 10)
    #expect(one.rankInterval == [1...1] && one.inTop == [1])
    #expect(throws: StatisticsError.self) { try certainty([], top: -1) }
    #expect(throws: StatisticsError.self) { try certainty([], top: 1, draws: 0) }
    #expect(throws: StatisticsError.self) {
      try RankPlan(posteriors: [.beta(alpha: 1, beta: 1)], top: 1, average: .weighted([0]), seed: 1, draws: 5)
    }
    #expect(throws: StatisticsError.self) {
      try RankPlan(posteriors: [.beta(alpha: 1, beta: 1)], top: 1, average: .weighted([]), seed: 1, draws: 5)
    }
  }
}
