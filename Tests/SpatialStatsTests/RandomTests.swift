import SpatialStats
import Testing

@Suite("random numbers")
struct RandomTests {
  /// Known answers of the authors' Random123 distribution (kat_vectors, philox4x32 with 10 rounds).
  @Test func philoxGivesTheKnownAnswers() {
    #expect(
      CounterGenerator.philox(counter: SIMD4(0, 0, 0, 0), key0: 0, key1: 0)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      CounterGenerator.philox(counter: SIMD4(repeating: .max), key0: .max, key1: .max)
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      CounterGenerator.philox(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key0: 0xa409_3822, key1: 0x299f_31d0)
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func theSameAddressGivesTheSameNumbersAndAnotherAddressOthers() {
    func first(_ seed: UInt64, _ stream: UInt64, _ replicate: UInt32) -> [UInt32] {
      var generator = CounterGenerator(seed: seed, stream: stream, replicate: replicate)
      return (0..<9).map { _ in generator.next32() }
    }
    #expect(first(1, 2, 3) == first(1, 2, 3))
    let others = [first(1, 2, 3), first(2, 2, 3), first(1, 3, 3), first(1, 2, 4), first(1 << 32, 2, 3)]
    #expect(Set(others).count == others.count)
  }

  @Test(arguments: [1, 2, 3, 7, 10, 100, 155])
  func indicesAreUniformEndsIncluded(bound: Int) {
    var generator = CounterGenerator(seed: 11, stream: UInt64(bound))
    var counts = [Double](repeating: 0, count: bound)
    let draws = 200_000
    for _ in 0..<draws { counts[generator.index(below: bound)] += 1 }
    let expected = Double(draws) / Double(bound)
    let chiSquare = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    // Far in the tail of chi-square with bound - 1 degrees.
    #expect(chiSquare <= Double(bound - 1) + 5 * (2 * Double(bound)).squareRoot() + 1e-9)
  }

  @Test func uniformNumbersAreUniformInEveryTwentieth() {
    var generator = CounterGenerator(seed: 3, stream: 9)
    var counts = [Double](repeating: 0, count: 20)
    for _ in 0..<200_000 { counts[Int(generator.uniform() * 20)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
  }

  @Test func boundsOutOfRangeDoNotCrash() {
    var generator = CounterGenerator(seed: 3, stream: 9)
    #expect(generator.index(below: 0) == 0)
    #expect(generator.index(below: -5) == 0)
    #expect(generator.binomial(trials: -1, probability: .nan) == 0)
    #expect(generator.poisson(mean: -1) == 0)
    #expect(generator.poisson(mean: .infinity) > 0)
    #expect(generator.binomial(trials: .max, probability: 0.5) > 0)
    #expect(generator.gamma(shape: .nan) == 0)
    #expect(generator.binomial(trials: 50, probability: 1) == 50)
  }

  private func moments(_ draws: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(draws.count)
    let mean = draws.reduce(0, +) / n
    return (mean, draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n)
  }

  @Test func drawsHaveTheMomentsOfTheirDistribution() {
    var g = CounterGenerator(seed: 77, stream: 1)
    let cases: [(String, () -> Double, Double, Double)] = [
      ("normal", { g.normal() }, 0, 1),
      ("gamma", { g.gamma(shape: 0.5) }, 0.5, 0.5),
      ("gamma", { g.gamma(shape: 12) }, 12, 12),
      ("beta", { g.beta(2, 6) }, 0.25, 0.25 * 0.75 / 9),
      ("binomial small", { Double(g.binomial(trials: 12, probability: 0.3)) }, 3.6, 2.52),
      ("binomial large", { Double(g.binomial(trials: 900, probability: 0.2)) }, 180, 144),
      ("poisson small", { Double(g.poisson(mean: 3)) }, 3, 3),
      ("poisson large", { Double(g.poisson(mean: 250)) }, 250, 250),
      (
        "beta-binomial", { Double(g.betaBinomial(trials: 50, mean: 0.2, intraclassCorrelation: 0.1)) }, 10,
        50 * 0.16 * 5.9
      ),
    ]
    for (name, draw, mean, variance) in cases {
      let found = moments((0..<40_000).map { _ in draw() })
      #expect(abs(found.mean - mean) < 5 * (variance / 40_000).squareRoot(), "\(name) \(found)")
      #expect(abs(found.variance / variance - 1) < 0.06, "\(name) \(found)")
    }
  }
}
