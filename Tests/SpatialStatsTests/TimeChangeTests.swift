import SpatialStats
import TestSupport
import Testing

@Suite("Difference of two shares")
struct ShareDifferenceTests {
  /// After of before: the intervals that Newcombe, Statistics in Medicine 17 (1998), table II, prints for Miettinen and
  /// Nurminen, with more digits by direct maximisation of the likelihood.
  static let known: [(SharePair, lower: Double, upper: Double, p: Double)] = [
    (pair(48, 80, 56, 70), 0.052829713442534426, 0.33817293974061696, 0.008258287928380758),
    (pair(3, 10, 9, 10), 0.17002501765176767, 0.8406495438660699, 0.007601641475220156),
    (pair(2, 7, 6, 7), 0.034175546028014245, 0.8534052598663813, 0.037372988340651406),
    (pair(0, 29, 5, 56), -0.03259656223504202, 0.1933309766908808, 0.0991756545705508),
    (pair(0, 20, 0, 10), -0.16576022754216374, 0.28438133953437733, 1),
    (pair(0, 20, 10, 10), 0.7156186604656226, 1, 7.237829871739995e-08),
    (pair(30, 110, 20, 100), -0.18659441089253864, 0.043665415289826544, 0.21761949324671492),
    (pair(9, 38, 3, 41), -0.3322689784058749, -0.004608277920987742, 0.04419661956390762),
  ]

  @Test("Published intervals", arguments: known.indices)
  func published(index: Int) throws {
    let (pair, lower, upper, p) = Self.known[index]
    let found = try #require(ShareDifference(pair))
    #expect(isClose(found.interval.lower, lower, relative: 1e-6))
    #expect(isClose(found.interval.upper, upper, relative: 1e-6))
    #expect(isClose(found.p, p, relative: 1e-9))
  }

  @Test("Interval and test agree, and turning the periods round turns the interval", arguments: 0..<400)
  func agrees(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (n, m) = (1 + generator.index(below: 200), 1 + generator.index(below: 200))
    let (x, y) = (generator.index(below: n + 1), generator.index(below: m + 1))
    let factor = seed % 2 == 0 ? 1 : generator.uniform(in: 1...4)
    let found = try #require(ShareDifference(pair(x, n, y, m), varianceFactor: factor))
    let turned = try #require(ShareDifference(pair(y, m, x, n), varianceFactor: factor))
    #expect(abs(found.p - 0.05) < 1e-9 || (found.p < 0.05) == (found.interval.lower > 0 || found.interval.upper < 0))
    #expect(isClose(found.interval.lower, -turned.interval.upper, relative: 1e-9, absolute: 1e-11))
    #expect(isClose(found.p, turned.p, relative: 1e-9))
    #expect(found.interval.lower <= found.difference + 1e-12 && found.difference <= found.interval.upper + 1e-12)
    #expect(found.interval.lower >= -1 && found.interval.upper <= 1)
    let wider = try #require(ShareDifference(pair(x, n, y, m), varianceFactor: factor + 1))
    #expect(wider.interval.lower <= found.interval.lower && wider.interval.upper >= found.interval.upper)
    #expect(wider.p >= found.p)
  }

  @Test("The interval covers as often as it says: 60 measured at 25 % and 45 at 20 %, all counts weighed")
  func coverage() throws {
    var covered = 0.0
    for x in 0...60 {
      for y in 0...45 {
        let mass =
          BinomialDistribution.mass(x, of: 60, probability: 0.25)
          * BinomialDistribution.mass(y, of: 45, probability: 0.2)
        guard mass > 1e-9, let i = ShareDifference(pair(x, 60, y, 45))?.interval else { continue }
        if i.lower <= -0.05, -0.05 <= i.upper { covered += mass }
      }
    }
    #expect(covered > 0.94 && covered < 0.965)
  }

  @Test("Impossible counts and parameters are refused; the largest counts are not")
  func hostile() {
    for bad in [pair(1, 0, 1, 2), pair(3, 2, 1, 2), pair(-1, 2, 1, 2), pair(1, 2, 1, .max), pair(.min, .max, 1, 2)] {
      #expect(ShareDifference(bad) == nil)
    }
    #expect(ShareDifference(pair(1, 2, 1, 2), confidence: 0) == nil)
    #expect(ShareDifference(pair(1, 2, 1, 2), confidence: .nan) == nil)
    #expect(ShareDifference(pair(1, 2, 1, 2), varianceFactor: 0.5) == nil)
    #expect(ShareDifference(pair(1, 2, 1, 2), varianceFactor: .infinity) == nil)
    let n = 1_000_000_000_000
    let found = ShareDifference(pair(n / 5, n, n / 5 + 1_000_000, n))
    #expect(found.map { $0.interval.lower < $0.difference && $0.difference < $0.interval.upper } == true)
    #expect(ShareDifference(pair(0, 1, 1, 1))?.difference == 1)
  }
}

@Suite("Dispersion of changes")
struct ChangeDispersionTests {
  @Test("A normal set of scores has none; doubled ones have four times the variance; a few wild ones change little")
  func factors() throws {
    let scores = (1..<400).map { NormalDistribution.quantile(Double($0) / 400) }
    let sizes = scores.map { _ in 61.0 }
    let plain = try #require(ChangeDispersion(scores, sizes: sizes))
    #expect(plain.correlation < 0.001)
    let doubled = try #require(ChangeDispersion(scores.map { 2 * $0 + 7 }, sizes: sizes))
    #expect(abs(doubled.correlation - 0.05) < 0.002)
    #expect(abs(doubled.factor(size: 61) - 4) < 0.1 && doubled.factor(size: 0) == 1)
    let wild = try #require(ChangeDispersion(scores.map { $0 > 1.5 ? $0 * 100 : $0 }, sizes: sizes))
    #expect(wild.factor(size: 61) < 1.05)
  }

  @Test("The correlation is found from units of all sizes")
  func mixedSizes() throws {
    let scores = (1..<2000).map { NormalDistribution.quantile(Double($0 * 7 % 2000) / 2000) }
    let sizes = scores.indices.map { Double(20 + $0 % 200) }
    let wide = zip(scores, sizes).map { $0 * (1 + 0.03 * ($1 - 1)).squareRoot() }
    let found = try #require(ChangeDispersion(wide, sizes: sizes))
    #expect(abs(found.correlation - 0.03) < 0.003)
  }

  @Test("Few scores and no numbers are not asked")
  func few() {
    let sizes = [Double](repeating: 50, count: 30)
    #expect(ChangeDispersion([Double?](repeating: 1, count: 11), sizes: Array(sizes.prefix(11))) == nil)
    #expect(ChangeDispersion([Double?](repeating: .nan, count: 30), sizes: sizes) == nil)
    #expect(ChangeDispersion([1, 2, 3], sizes: sizes) == nil)
    #expect(ChangeDispersion([Double?](repeating: 1, count: 29) + [nil], sizes: sizes)?.correlation == 0)
    #expect(ChangeDispersion([Double?](repeating: 1, count: 30), sizes: sizes.map { _ in .nan }) == nil)
  }
}

@Suite("What the next weighing would show")
struct NextSharesTests {
  @Test("Picked villages fall by what is expected of them, over 1,000 simulated regencies")
  func regression() throws {
    var generator = CounterGenerator(seed: 11, stream: 0)
    var (fall, expected, inside, total) = (0.0, 0.0, 0, 0)
    for _ in 0..<1000 {
      let measured = (0..<80).map { _ in 20 + generator.index(below: 100) }
      let shares = measured.map { _ in generator.beta(0.2 * 30, 0.8 * 30) }
      let first = zip(measured, shares).map { pair in generator.binomial(trials: pair.0, probability: pair.1) }
      let second = zip(measured, shares).map { pair in generator.binomial(trials: pair.0, probability: pair.1) }
      let next = try NextShares(cases: first, measured: measured)
      let picked = measured.indices.sorted { first[$0] * measured[$1] > first[$1] * measured[$0] }.prefix(10)
      for v in picked {
        fall += (Double(second[v]) - Double(first[v])) / Double(measured[v])
        expected += try #require(next.expected[v]) - Double(first[v]) / Double(measured[v])
        let range = try #require(next.interval(unit: v, measured: measured[v]))
        let share = Double(second[v]) / Double(measured[v])
        if range.lower <= share, share <= range.upper { inside += 1 }
        total += 1
      }
    }
    // The ten highest of 80 fall by about 5.5 points without anything done.
    #expect(fall / 10_000 < -0.05)
    // Noise of the fall is 1.7 % here; a prior estimated from 80 villages expects about 2 % too much.
    #expect(isClose(fall, expected, relative: 0.08))
    #expect(Double(inside) / Double(total) > 0.93)
  }

  @Test("By hand: prior worth K, posterior mean and variance")
  func byHand() throws {
    let (cases, measured) = ([30, 5, 10, 20], [50, 50, 50, 50])
    let next = try NextShares(cases: cases, measured: measured)
    let mean = 65.0 / 200
    // Rates 0.6 0.1 0.2 0.4: mean squares between and within, equal sizes.
    let between = 50 * [0.6, 0.1, 0.2, 0.4].reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) } / 3
    let within = 50 * [0.6, 0.1, 0.2, 0.4].reduce(0.0) { $0 + $1 * (1 - $1) } / 196
    let k = (between + 49 * within) / (between - within) - 1
    #expect(isClose(next.priorPrecision, k, relative: 1e-12))
    #expect(isClose(next.expected[0] ?? 0, (30 + k * mean) / (50 + k), relative: 1e-12))
    let share = (30 + k * mean) / (50 + k)
    let variance40 = 40 * share * (1 - share) * (1 + 39 / (50 + k + 1))
    #expect(isClose(next.variance(unit: 0, measured: 40) ?? 0, variance40, relative: 1e-12))
  }

  @Test("Where villages do not differ, the mean is expected of each")
  func noDifference() throws {
    let next = try NextShares(cases: [10, 10, 10, nil, 3], measured: [50, 50, 50, 50, 0])
    #expect(next.priorPrecision == .infinity)
    #expect(next.expected == [0.2, 0.2, 0.2, nil, nil])
    let range = try #require(next.interval(unit: 0, measured: 100))
    #expect(range == Interval(lower: 0.12, upper: 0.28))
  }

  @Test("Impossible input gives nothing")
  func hostile() throws {
    #expect(throws: StatisticsError.self) { try NextShares(cases: [1], measured: []) }
    let next = try NextShares(cases: [3, -1, .max, nil], measured: [2, 5, .max, nil])
    #expect(next.expected == [nil, nil, nil, nil] && next.mean == nil)
    let fine = try NextShares(cases: [0, 5], measured: [5, 5])
    #expect(fine.interval(unit: 9, measured: 5) == nil)
    #expect(fine.interval(unit: -1, measured: 5) == nil)
    #expect(fine.interval(unit: 0, measured: 0) == nil)
    #expect(fine.interval(unit: 0, measured: 5, confidence: 1) == nil)
    #expect(fine.variance(unit: 7, measured: 5) == nil)
    #expect(try NextShares(cases: [], measured: []).expected.isEmpty)
    #expect(try NextShares(cases: [0, 0], measured: [5, 5]).expected == [0, 0])
    #expect(try NextShares(cases: [5, 5], measured: [5, 5]).expected == [1, 1])
  }
}

private func pair(_ a: Int, _ n: Int, _ b: Int, _ m: Int) -> SharePair {
  SharePair(casesBefore: a, measuredBefore: n, casesAfter: b, measuredAfter: m)
}
