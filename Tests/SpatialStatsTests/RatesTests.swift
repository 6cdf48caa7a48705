import SpatialStats
import TestSupport
import Testing

@Suite("rates")
struct RatesTests {
  @Test func noBaseIsNoRateAndDoesNotMoveTheOthers() throws {
    let with = try ShrunkRates.binomial(cases: [3, 0, 9, 20], measured: [30, 0, 20, 70])
    let without = try ShrunkRates.binomial(cases: [3, 9, 20], measured: [30, 20, 70])
    #expect(with.rates[1] == nil && with.shrinkage[1] == nil)
    #expect([with.rates[0], with.rates[2], with.rates[3]] == without.rates)
    #expect(with.posteriorIntervals()[1] == nil)
    #expect(try standardisedRates(events: [3, 0, 9], base: [30, 0, 20])[1] == nil)
    #expect(try CrudeRates(events: [1, 0], base: [2, 0]).rates == [0.5, nil])
  }

  @Test func noEventsAtAllIsUndefinedAndAllCasesIsOne() throws {
    #expect(try ShrunkRates.binomial(cases: [0, 0], measured: [10, 20]).rates == [nil, nil])
    #expect(try ShrunkRates.binomial(cases: [10, 20], measured: [10, 20]).rates == [1, 1])
    #expect(try ShrunkRates.marshall(events: [], base: []).rates.isEmpty)
    #expect(try ShrunkRates.marshall(events: [0, 0], base: [0, 0]).mean == nil)
  }

  @Test func shrinkageStaysBetweenRateAndMean() throws {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let n = 1 + random.index(below: 30)
      let measured = (0..<n).map { _ in Double(random.index(below: 60)) }
      let cases = measured.map { Double(random.index(below: Int($0) + 1)) }
      for found in [
        try ShrunkRates.binomial(cases: cases, measured: measured),
        try ShrunkRates.marshall(events: cases, base: measured),
      ] {
        for unit in 0..<n {
          guard let rate = found.rates[unit], let weight = found.shrinkage[unit], let mean = found.mean else {
            continue
          }
          let crude = cases[unit] / measured[unit]
          #expect(weight >= 0 && weight <= 1)
          #expect(rate >= min(crude, mean) - 1e-12 && rate <= max(crude, mean) + 1e-12)
        }
      }
    }
  }

  @Test func posteriorIntervalsHoldTheRateAndNarrowWithTheBase() throws {
    let measured: [Double] = [10, 100, 1000, 50, 60]
    let cases: [Double] = [1, 30, 200, 4, 25]
    for found in [
      try ShrunkRates.binomial(cases: cases, measured: measured),
      try ShrunkRates.marshall(events: cases, base: measured),
    ] {
      let intervals = found.posteriorIntervals().compactMap { $0 }
      #expect(intervals.count == 5)
      for (interval, rate) in zip(intervals, found.rates) {
        #expect(interval.lower < rate ?? -1 && rate ?? 2 < interval.upper)
      }
      #expect(intervals[2].upper - intervals[2].lower < intervals[0].upper - intervals[0].lower)
    }
  }

  @Test func faultyInputIsRefused() {
    #expect(throws: StatisticsError.lengthMismatch(expected: 1, found: 2)) {
      try ShrunkRates.marshall(events: [1], base: [1, 2])
    }
    #expect(throws: StatisticsError.notFinite(index: 0)) { try CrudeRates(events: [.nan], base: [1]) }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "base", value: -1)) {
      try CrudeRates(events: [1], base: [-1])
    }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "cases", value: 3)) {
      try ShrunkRates.binomial(cases: [3], measured: [2])
    }
  }

  @Test func intervalsOfNothingOrNonsenseAreNil() {
    for method in BinomialIntervalMethod.allCases {
      #expect(binomialInterval(cases: 0, measured: 0, method: method) == nil)
      #expect(binomialInterval(cases: 5, measured: 4, method: method) == nil)
      #expect(binomialInterval(cases: -1, measured: 4, method: method) == nil)
      #expect(binomialInterval(cases: 1, measured: 4, confidence: 1, method: method) == nil)
      #expect(binomialInterval(cases: 1, measured: 4, confidence: .nan, method: method) == nil)
    }
    #expect(poissonInterval(count: -1) == nil)
  }

  @Test func exactIntervalsCoverAsMuchAsTheySay() {
    for n in [1, 9, 40] {
      for share in [0.05, 0.3, 0.77] {
        var covered = 0.0
        for x in 0...n {
          guard let interval = binomialInterval(cases: x, measured: n, method: .exact) else { continue }
          if interval.lower <= share, share <= interval.upper {
            covered += BinomialDistribution.mass(x, of: n, probability: share)
          }
        }
        #expect(covered >= 0.95)
      }
    }
  }

  @Test func overDispersedFunnelIsWiderByTheRoot() throws {
    let plain = try #require(try Funnel(target: 0.2).limit(measured: 200, probability: 0.975))
    let wide = try #require(
      try Funnel(target: 0.2, dispersion: .multiplicative(factor: 4)).limit(measured: 200, probability: 0.975))
    #expect(isClose(wide - 0.2, 2 * (plain - 0.2), relative: 1e-12))
    #expect(throws: StatisticsError.self) { try Funnel(target: 1.2) }
    #expect(throws: StatisticsError.self) { try Funnel(target: 0.2, dispersion: .multiplicative(factor: 0.5)) }
    #expect(throws: StatisticsError.self) { try Funnel(target: 0.2, dispersion: .additive(variance: .nan)) }
    // Variance within: 0.2 x 0.8 / 200 = 0.0008; three times as much between doubles the distance.
    let added = try Funnel(target: 0.2, dispersion: .additive(variance: 0.0024))
    #expect(isClose((added.limit(measured: 200, probability: 0.975) ?? 0) - 0.2, 2 * (plain - 0.2), relative: 1e-9))
    #expect(try Funnel(target: 0).limit(measured: 10, probability: 0.975) != nil)
    #expect(try Funnel(target: 0.2).limit(measured: 0, probability: 0.5) == nil)
  }

  @Test func adjustedPSkipsUnitsWithoutATest() {
    let p: [Double?] = [0.01, nil, 0.04, 0.03, .nan]
    let found = MultipleTesting.benjaminiHochberg.adjusted(p)
    #expect(found[1] == nil && found[4] == nil)
    #expect(isClose(found[0] ?? 0, 0.03, relative: 1e-14))
    #expect(isClose(found[2] ?? 0, 0.04, relative: 1e-14))
    #expect(isClose(found[3] ?? 0, 0.04, relative: 1e-14))
    #expect(MultipleTesting.holm.adjusted([nil]) == [nil])
    #expect(MultipleTesting.bonferroni.adjusted([]).isEmpty)
    #expect(MultipleTesting.benjaminiHochberg.cutoff([0.5, nil], level: 0.05) == nil)
  }

}
