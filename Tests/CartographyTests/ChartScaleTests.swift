import Cartography
import TestSupport
import Testing

@Suite struct ChartScaleTests {
  @Test func ticksAreRoundAndCoverTheValues() {
    let axis = ChartAxis(covering: [3.2, 38.1], tickCount: 8)
    #expect(axis.ticks == [0, 5, 10, 15, 20, 25, 30, 35, 40])
    #expect(axis.decimals == 0)
    let small = ChartAxis(covering: [0.012, 0.047], tickCount: 5)
    #expect(small.step == 0.01 && small.decimals == 2 && small.upper == 0.05)
    let negative = ChartAxis(covering: [-12, 7], tickCount: 4)
    #expect(negative.lower == -15 && negative.upper == 10 && negative.step == 5)
    let free = ChartAxis(covering: [96, 99], tickCount: 3, includesZero: false)
    #expect(free.lower == 96 && free.upper == 99)
  }

  @Test func anyNumbersGiveAScaleThatHoldsThem() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let size = [1e-6, 1, 1e5, 1e11][random.index(below: 4)]
      let values = (0..<random.index(below: 5)).map { _ in random.uniform(in: -size...size) }
      let axis = ChartAxis(
        covering: values, tickCount: 2 + random.index(below: 12), includesZero: random.index(below: 2) == 0)
      #expect(axis.lower < axis.upper && axis.step > 0)
      #expect(values.allSatisfy { $0 >= axis.lower - axis.step * 1e-6 && $0 <= axis.upper + axis.step * 1e-6 })
      #expect(2...60 ~= axis.ticks.count)
    }
    for odd in [[], [.nan], [.infinity, -.infinity], [5, 5], [1e308, -1e308], [0]] as [[Double]] {
      let axis = ChartAxis(covering: odd, tickCount: 5)
      #expect(axis.lower.isFinite && axis.upper > axis.lower && axis.ticks.count < 60)
    }
  }

  @Test func numbersAreWrittenAsPeopleWriteThem() {
    #expect(chartNumber(1234.56, decimals: 1, language: .indonesian) == "1.234,6")
    #expect(chartNumber(1234.56, decimals: 1, language: .english) == "1,234.6")
    #expect(chartNumber(-0.04, decimals: 1, language: .indonesian) == "0,0")
    #expect(chartNumber(-1_234_567, decimals: 0, language: .indonesian) == "-1.234.567")
    #expect(chartNumber(9.95, decimals: 0, language: .indonesian) == "10")
    #expect(chartNumber(0.05, decimals: 3, language: .indonesian) == "0,050")
    #expect(chartNumber(.nan, decimals: 1, language: .indonesian) == "-")
  }

  /// Sums of the binomial by hand: n = 4, p = 0.5 has F = 1/16, 5/16, 11/16, 15/16, 1.
  @Test func funnelLimitsOfFourChildren() throws {
    let limit = try #require(funnelLimits(averagePercent: 50, denominators: [4]).first)
    // F(0) = 0.0625 is the first to reach 0.025: (0 - (0.0625 - 0.025) / 0.0625) / 4 < 0, so 0.
    #expect(limit.limits95.lower == 0)
    // F(4) = 1 is the first to reach 0.975: (4 - (1 - 0.975) / 0.0625) / 4.
    #expect(abs(limit.limits95.upper - 100 * (4 - 0.4) / 4) < 1e-9)
  }

  @Test func funnelLimitsNarrowWithTheNumberMeasuredAndApproachTheNormalOnes() throws {
    let limits = funnelLimits(averagePercent: 20, denominators: [10, 50, 50, 200, 1000, 100_000])
    #expect(limits.map(\.denominator) == [10, 50, 200, 1000, 100_000])
    for limit in limits {
      #expect(limit.limits998.lower <= limit.limits95.lower && limit.limits95.lower < 20)
      #expect(limit.limits998.upper >= limit.limits95.upper && limit.limits95.upper > 20)
    }
    for (a, b) in zip(limits, limits.dropFirst()) { #expect(b.limits998.upper < a.limits998.upper) }
    let error = 100 * (0.2 * 0.8 / 100_000).squareRoot()
    let last = try #require(limits.last)
    #expect(abs(last.limits95.upper - (20 + 1.959964 * error)) < 0.02 * error)
    #expect(abs(last.limits998.lower - (20 - 3.090232 * error)) < 0.05 * error)
  }
}
