import SpatialStats
import TestSupport
import Testing

@Suite("hotspot test")
struct HotspotTests {
  private func plain() -> HotspotParameters {
    var parameters = HotspotParameters()
    parameters.overDispersion = .never
    return parameters
  }

  @Test func midPAndReferenceByHand() throws {
    let found = try HotspotTest.prevalence(cases: [3, 1, 2], measured: [4, 4, 10], parameters: plain())
    // The others of unit 0: 1/4 and 2/10, mean 0.225. P(4 of 4) + half of P(3 of 4).
    #expect(isClose(found.reference[0] ?? 0, 0.225, relative: 1e-14))
    let three = 4 * 0.225 * 0.225 * 0.225 * 0.775
    let four = 0.225 * 0.225 * 0.225 * 0.225
    #expect(isClose(found.p[0] ?? 0, four + three / 2, relative: 1e-12))
    var pooled = plain()
    pooled.average = .pooled
    let other = try HotspotTest.prevalence(cases: [3, 1, 2], measured: [4, 4, 10], parameters: pooled)
    #expect(isClose(other.reference[0] ?? 0, 3.0 / 14, relative: 1e-14))
    #expect(found.model == .binomial)
  }

  @Test func unitsWithoutMeasuredHaveNoResultAndDoNotCount() throws {
    let with = try HotspotTest.prevalence(
      cases: [3, 0, 2, nil, 9, 5, -1], measured: [9, 0, 8, 5, 3, 20, 4], parameters: plain())
    let without = try HotspotTest.prevalence(cases: [3, 2, 5], measured: [9, 8, 20], parameters: plain())
    #expect([with.p[0], with.p[2], with.p[5]] == without.p)
    #expect([1, 3, 4, 6].allSatisfy { with.p[$0] == nil && with.reference[$0] == nil })
    #expect(try HotspotTest.prevalence(cases: [3], measured: [9]).p == [nil])
    #expect(try HotspotTest.prevalence(cases: [], measured: []).p.isEmpty)
  }

  @Test func oneCaseAmongManyWithNoneIsNotInfinitelyUnlikely() throws {
    var cases = [Int?](repeating: 0, count: 20)
    cases[4] = 1
    let found = try HotspotTest.prevalence(
      cases: cases, measured: [Int?](repeating: 50, count: 20), parameters: plain())
    #expect(found.reference[4] == 0)
    #expect((found.p[4] ?? 0) > 0.005)
    let none = try HotspotTest.prevalence(cases: [0, 0, 0], measured: [5, 5, 5])
    #expect(none.p.allSatisfy { ($0 ?? 0) > 0.4 })
    let all = try HotspotTest.prevalence(cases: [5, 5, 5], measured: [5, 5, 5])
    #expect(all.p.allSatisfy { ($0 ?? 0) > 0.3 })
  }

  @Test func countsAreTestedAgainstTheMeanOfTheOthers() throws {
    let found = try HotspotTest.counts([10, 2, 4, nil], parameters: plain())
    #expect(found.reference == [3, 7, 6, nil])
    // Poisson with mean 3: more than 10, and half of exactly 10.
    let tail =
      PoissonDistribution.atLeast(11, mean: 3) + 0.5 * PoissonDistribution.mass(10, mean: 3)
    #expect(isClose(found.p[0] ?? 0, tail, relative: 1e-12))
    #expect(found.model == .poisson)
    #expect(try HotspotTest.counts([.max, .min, 5]).p == [nil, nil, nil])
  }

  @Test func detectableIsWhereThePowerIsReached() throws {
    for icc in [0, 0.03] {
      for n in [30, 200] {
        let share = try #require(
          smallestDetectablePrevalence(measured: n, reference: 0.2, intraclassCorrelation: icc))
        // The first significant count, by looking at each.
        let tail = { (k: Int, mean: Double) in
          BetaBinomialDistribution.atLeast(k, of: n, mean: mean, intraclassCorrelation: icc)
        }
        let critical = try #require(
          (0...n).first { k in
            tail(k + 1, 0.2) / 2 + tail(k, 0.2) / 2 <= 0.05
          })
        #expect(isClose(tail(critical, share), 0.8, relative: 1e-6))
      }
    }
    let few = try #require(smallestDetectablePrevalence(measured: 30, reference: 0.2))
    let many = try #require(smallestDetectablePrevalence(measured: 300, reference: 0.2))
    #expect(few > many)
    #expect(smallestDetectablePrevalence(measured: 1, reference: 0.9) == nil)
    #expect(smallestDetectablePrevalence(measured: 0, reference: 0.2) == nil)
    #expect(smallestDetectablePrevalence(measured: .max, reference: 0.2) == nil)
    #expect(BinomialTest.twoSided(cases: 5, measured: .max, share: 0.2) == nil)
  }

  /// Share of p-values at most 0.05, and of maps with any discovery at a false discovery rate of 5 %.
  private func falseAlarms(icc: Double, maps: Int, mean: Double = 0.2) throws -> (Double, Double) {
    var (small, all, alarmed) = (0.0, 0.0, 0.0)
    for map in 0..<maps {
      var random = CounterGenerator(seed: 5, stream: UInt64(map))
      let measured = (0..<150).map { _ in 15 + random.index(below: 120) }
      let cases = measured.map { random.betaBinomial(trials: $0, mean: mean, intraclassCorrelation: icc) }
      let found = try HotspotTest.prevalence(cases: cases, measured: measured)
      small += Double(found.p.count { ($0 ?? 1) <= 0.05 })
      all += 150
      if MultipleTesting.benjaminiHochberg.adjusted(found.p).contains(where: { ($0 ?? 1) <= 0.05 }) { alarmed += 1 }
    }
    return (small / all, alarmed / Double(maps))
  }

  @Test(arguments: [0, 0.01, 0.02, 0.05])
  func nullMapsAreNominalWithAndWithoutOverDispersion(icc: Double) throws {
    let (share, maps) = try falseAlarms(icc: icc, maps: 60)
    #expect(share > 0.03 && share < 0.062, "\(share)")
    #expect(maps < 0.13, "\(maps)")
  }

  @Test func rareIndicatorsDoNotRaiseFalseAlarms() throws {
    let (share, maps) = try falseAlarms(icc: 0, maps: 60, mean: 0.02)
    #expect(share < 0.065, "\(share)")
    #expect(maps < 0.15, "\(maps)")
  }

  @Test func hotspotsDoNotHideThemselvesInTheDispersion() throws {
    var (found, planted) = (0, 0)
    for map in 0..<20 as Range<UInt64> {
      var random = CounterGenerator(seed: 6, stream: map)
      let measured = (0..<150).map { _ in 60 + random.index(below: 60) }
      let cases = measured.indices.map { unit in
        random.binomial(trials: measured[unit], probability: unit < 10 ? 0.5 : 0.2)
      }
      let test = try HotspotTest.prevalence(cases: cases, measured: measured)
      let adjusted = MultipleTesting.benjaminiHochberg.adjusted(test.p)
      found += adjusted[..<10].count { ($0 ?? 1) <= 0.05 }
      planted += 10
      #expect((test.dispersion?.estimate ?? 1) < 0.02)
    }
    #expect(Double(found) / Double(planted) > 0.95)
  }

  @Test func dispersionIsEstimatedWithoutBias() throws {
    for icc in [0.02, 0.1] {
      var random = CounterGenerator(seed: 9, stream: 1)
      let measured = (0..<3000).map { _ in 10 + random.index(below: 80) }
      let cases = measured.map { random.betaBinomial(trials: $0, mean: 0.15, intraclassCorrelation: icc) }
      let test = try #require(try HotspotTest.prevalence(cases: cases, measured: measured).dispersion)
      #expect(abs(test.estimate / icc - 1) < 0.2, "\(icc) \(test)")
      #expect(test.p < 1e-6)
    }
    var random = CounterGenerator(seed: 9, stream: 2)
    let counts = (0..<3000).map { _ in random.poisson(mean: random.gamma(shape: 2) * 4) }
    let test = try HotspotTest.counts(counts)
    #expect(abs((test.dispersion?.estimate ?? 0) - 0.5) < 0.08)
  }

  @Test func hugeNumbersEndInReasonableTime() throws {
    let measured = [1_000_000_000_000, 900_000_000, 30, 10_000_000, 77, 1_000_000, 40]
    let cases = [250_000_000_000, 200_000_000, 9, 2_100_000, 15, 199_000, 8]
    #expect(try HotspotTest.prevalence(cases: cases, measured: measured).p.allSatisfy { $0?.isFinite ?? false })
    #expect(try HotspotTest.counts(cases).p.allSatisfy { $0?.isFinite ?? false })
  }
}
