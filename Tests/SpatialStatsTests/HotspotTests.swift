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

  /// Beta-binomial probability by rising factorials.
  private func mass(_ k: Int, _ n: Int, _ mean: Double, _ icc: Double) -> Double {
    let (a, b) = (mean * (1 / icc - 1), (1 - mean) * (1 / icc - 1))
    var p = 1.0
    for i in 0..<k { p *= (a + Double(i)) * Double(n - i) / Double(i + 1) }
    for i in 0..<(n - k) { p *= b + Double(i) }
    for i in 0..<n { p /= a + b + Double(i) }
    return p
  }

  @Test func midPAndReferenceByHand() throws {
    let found = try HotspotTest.prevalence(cases: [3, 1, 2], measured: [4, 4, 10], parameters: plain())
    // The others of unit 0: 1/4 and 2/10, mean 0.225, with a variance of 0.225 x 0.775 x (1/4 + 1/10) / 4.
    #expect(isClose(found.reference[0] ?? 0, 0.225, relative: 1e-14))
    let byHand = mass(4, 4, 0.225, 0.0875) + mass(3, 4, 0.225, 0.0875) / 2
    #expect(isClose(found.p[0] ?? 0, byHand, relative: 1e-12))
    var pooled = plain()
    pooled.average = .pooled
    let other = try HotspotTest.prevalence(cases: [3, 1, 2], measured: [4, 4, 10], parameters: pooled)
    #expect(isClose(other.reference[0] ?? 0, 3.0 / 14, relative: 1e-14))
    let pooledByHand = mass(4, 4, 3.0 / 14, 1.0 / 14) + mass(3, 4, 3.0 / 14, 1.0 / 14) / 2
    #expect(isClose(other.p[0] ?? 0, pooledByHand, relative: 1e-12))
    #expect(found.model == .binomial)
    let both = try HotspotTest.prevalence(
      cases: [3, 1, 2], measured: [4, 4, 10], averages: [.meanOfUnits, .pooled], parameters: plain())
    #expect(both == [found, other])
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
    // A mean of 3 known from two counts, variance 3/2: the variance of the next count is 3 + 3/2 = m + m^2 / 6.
    let tail =
      NegativeBinomialDistribution.atLeast(11, mean: 3, dispersion: 1.0 / 6)
      + 0.5 * NegativeBinomialDistribution.mass(10, mean: 3, dispersion: 1.0 / 6)
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
  private func falseAlarms(
    maps: Int, draw: (inout CounterGenerator) throws -> HotspotTest
  ) rethrows -> (small: Double, maps: Double) {
    var (small, all, alarmed) = (0.0, 0.0, 0.0)
    for map in 0..<maps {
      var random = CounterGenerator(seed: 5, stream: UInt64(map))
      let found = try draw(&random)
      small += Double(found.p.count { ($0 ?? 1) <= 0.05 })
      all += Double(found.p.count)
      if MultipleTesting.benjaminiHochberg.adjusted(found.p).contains(where: { ($0 ?? 1) <= 0.05 }) { alarmed += 1 }
    }
    return (small / all, alarmed / Double(maps))
  }

  private func share(_ mean: Double, _ icc: Double, _ average: ReferenceAverage, _ random: inout CounterGenerator)
    throws
    -> HotspotTest
  {
    var parameters = HotspotParameters()
    parameters.average = average
    let measured = (0..<150).map { _ in 15 + random.index(below: 120) }
    let cases = measured.map { random.betaBinomial(trials: $0, mean: mean, intraclassCorrelation: icc) }
    return try HotspotTest.prevalence(cases: cases, measured: measured, parameters: parameters)
  }

  // 200 maps have a standard error of 1.5 points at 5 %; 11 % is four of them away.
  @Test(arguments: [0, 0.005, 0.02, 0.05], [ReferenceAverage.meanOfUnits, .pooled])
  func nullMapsAreNotAboveNominal(icc: Double, average: ReferenceAverage) throws {
    let found = try falseAlarms(maps: 200) { try share(0.2, icc, average, &$0) }
    #expect(found.small > 0.035 && found.small < 0.053, "\(found)")
    #expect(found.maps < 0.11, "\(found)")
  }

  @Test func rareIndicatorsDoNotRaiseFalseAlarms() throws {
    let found = try falseAlarms(maps: 200) { try share(0.02, 0, .meanOfUnits, &$0) }
    #expect(found.small < 0.053 && found.maps < 0.11, "\(found)")
  }

  @Test(arguments: [0, 0.05, 0.4])
  func countsWithOneMeanAreNotAboveNominal(dispersion: Double) throws {
    let found = try falseAlarms(maps: 200) { random in
      let counts = (0..<150).map { _ in
        let mean = dispersion > 0 ? random.gamma(shape: 1 / dispersion) * dispersion * 12 : 12
        return random.poisson(mean: mean)
      }
      return try HotspotTest.counts(counts)
    }
    #expect(found.small > 0.035 && found.small < 0.055, "\(found)")
    #expect(found.maps < 0.11, "\(found)")
  }

  @Test(arguments: [5, 9, 20])
  func fewUnitsAreNotAboveNominal(units: Int) throws {
    for icc in [0, 0.01, 0.05] {
      let found = try falseAlarms(maps: 200) { random in
        let measured = (0..<units).map { _ in 100 + random.index(below: 700) }
        let cases = measured.map { random.betaBinomial(trials: $0, mean: 0.2, intraclassCorrelation: icc) }
        return try HotspotTest.prevalence(cases: cases, measured: measured)
      }
      #expect(found.small < 0.065 && found.maps < 0.11, "\(units) \(icc) \(found)")
    }
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

  @Test func unitsThatStandOutAreSetAsideFromTheDispersion() throws {
    var random = CounterGenerator(seed: 16, stream: 3)
    let measured = (0..<150).map { _ in 60 + random.index(below: 60) }
    let cases = measured.indices.map { random.binomial(trials: measured[$0], probability: $0 < 12 ? 0.55 : 0.2) }
    let test = try HotspotTest.prevalence(cases: cases, measured: measured)
    #expect(test.isSetAside[..<12].count { $0 } >= 11)
    let called = MultipleTesting.benjaminiHochberg.adjusted(test.p).map { ($0 ?? 2) <= 0.05 }
    #expect(zip(test.isSetAside, called).allSatisfy { !$0 || $1 })
    // The others alone have the same dispersion; the reference of all stays.
    let rest = measured.indices.filter { !test.isSetAside[$0] }
    let alone = try HotspotTest.prevalence(cases: rest.map { cases[$0] }, measured: rest.map { measured[$0] })
    #expect(alone.dispersion == test.dispersion)
    #expect((test.reference[100] ?? 0) > (alone.reference.last.flatMap { $0 } ?? 1))
    var never = HotspotParameters()
    never.overDispersion = .never
    #expect(try !HotspotTest.prevalence(cases: cases, measured: measured, parameters: never).isSetAside.contains(true))
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

  @Test func theIntervalOfTheDispersionHoldsItNineteenTimesInTwenty() throws {
    for icc in [0.005, 0.03] {
      var held = 0
      for map in 0..<100 as Range<UInt64> {
        var random = CounterGenerator(seed: 21, stream: map)
        let measured = (0..<150).map { _ in 15 + random.index(below: 120) }
        let cases = measured.map { random.betaBinomial(trials: $0, mean: 0.2, intraclassCorrelation: icc) }
        let test = try #require(try HotspotTest.prevalence(cases: cases, measured: measured).dispersion)
        #expect(test.interval.lower <= test.estimate && test.estimate <= test.interval.upper)
        if test.interval.lower <= icc, icc <= test.interval.upper { held += 1 }
      }
      #expect(held > 85, "\(icc) \(held)")
    }
  }

  @Test func moreCasesNeverRaiseTheOwnP() throws {
    var random = CounterGenerator(seed: 8, stream: 0)
    let measured = (0..<40).map { _ in 10 + random.index(below: 90) }
    var cases = measured.map { random.betaBinomial(trials: $0, mean: 0.15, intraclassCorrelation: 0.01) }
    var last = 1.0
    for count in 0...measured[3] {
      cases[3] = count
      let p = try #require(try HotspotTest.prevalence(cases: cases, measured: measured).p[3])
      #expect(p <= last + 0.02 && p >= 0 && p <= 1, "\(count) \(p) \(last)")
      last = p
    }
    #expect(last < 1e-6)
  }

  @Test func theOrderOfTheUnitsDoesNotMatter() throws {
    var random = CounterGenerator(seed: 18, stream: 0)
    let measured = (0..<60).map { _ in 10 + random.index(below: 90) }
    let cases = measured.map { random.betaBinomial(trials: $0, mean: 0.15, intraclassCorrelation: 0.02) }
    let one = try HotspotTest.prevalence(cases: cases, measured: measured)
    let other = try HotspotTest.prevalence(cases: cases.reversed(), measured: measured.reversed())
    for (a, b) in zip(one.p, other.p.reversed()) { #expect(isClose(a ?? -1, b ?? -2, relative: 1e-6)) }
  }

  @Test func hugeNumbersEndInReasonableTime() throws {
    let measured = [1_000_000_000_000, 900_000_000, 30, 10_000_000, 77, 1_000_000, 40]
    let cases = [250_000_000_000, 200_000_000, 9, 2_100_000, 15, 199_000, 8]
    #expect(try HotspotTest.prevalence(cases: cases, measured: measured).p.allSatisfy { $0?.isFinite ?? false })
    #expect(try HotspotTest.counts(cases).p.allSatisfy { $0?.isFinite ?? false })
  }
}
