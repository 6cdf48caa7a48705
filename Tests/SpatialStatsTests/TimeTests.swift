import SpatialStats
import TestSupport
import Testing

@Suite("Trend of a series")
struct TrendTests {
  @Test("Five periods that only rise: S, variance, exact and normal p by hand")
  func fiveRising() throws {
    let test = try #require(MannKendall([10, 12, 13, 20, 21]))
    #expect(test.s == 10)
    #expect(isClose(test.variance, 50.0 / 3, relative: 1e-14))
    #expect(isClose(test.z, 9 / (50.0 / 3).squareRoot(), relative: 1e-14))
    // Two of the 120 orders are as far from 0.
    #expect(isClose(test.exactP ?? 0, 2.0 / 120, relative: 1e-13))
    #expect(test.tau == 1)
    let sen = try #require(SenSlope([10, 12, 13, 20, 21]))
    // Slopes: 2 1.5 1 | 10/3 4 7 | 11/4 3 4 1: sorted 1 1 1.5 2 2.75 3 3.33 4 4 7.
    #expect(isClose(sen.slope, 2.875, relative: 1e-14))
    #expect(sen.interval == Interval(lower: 1, upper: 7))
  }

  @Test("Four periods are refused: they cannot reach 5 %")
  func four() {
    #expect(MannKendall([1, 2, 3, 4]) == nil)
    #expect(SenSlope([1, 2, 3, 4]) == nil)
    #expect(MannKendall([]) == nil)
  }

  @Test("A series without change has no trend")
  func constant() throws {
    let test = try #require(MannKendall([5, 5, 5, 5, 5, 5]))
    #expect(test.s == 0 && test.z == 0 && test.normalP == 1 && test.exactP == 1 && test.tau == nil)
    #expect(SenSlope([5, 5, 5, 5, 5, 5])?.slope == 0)
  }

  @Test("The exact p counts all orders, ties and all", arguments: 0..<40)
  func exactTwin(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let values = (0..<(5 + seed % 3)).map { _ in Double(generator.index(below: seed % 5 + 2)) }
    let test = try #require(MannKendall(values))
    var (reached, all) = (0, 0)
    forEachOrder(values) { order in
      all += 1
      if abs(plainScore(order)) >= abs(test.s) { reached += 1 }
    }
    #expect(isClose(test.exactP ?? -1, Double(reached) / Double(all), relative: 1e-12))
  }

  @Test("The exact p goes over into the normal one")
  func exactAndNormal() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20 {
      let test = try #require(MannKendall((0..<45).map { 0.01 * Double($0) + generator.uniform() }))
      #expect(abs((test.exactP ?? 2) - test.normalP) < 0.003)
    }
    let long = try #require(MannKendall((0..<51).map { Double($0) }))
    #expect(long.exactP == nil && long.p == long.normalP)
  }

  @Test("The interval of the slope leaves 0 out exactly when the trend is found", arguments: 0..<200)
  func intervalAndTest(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let count = 5 + generator.index(below: 12)
    let slope = generator.uniform(in: -0.3...0.3)
    let values = (0..<count).map { slope * Double($0) + generator.uniform() }
    let test = try #require(MannKendall(values))
    let interval = try #require(SenSlope(values)?.interval)
    #expect((test.p <= 0.05) == (interval.lower > 0 || interval.upper < 0))
  }

  @Test("Gaps between periods change the slope, not the test")
  func gaps() throws {
    let values = [10.0, 8, 7, 5, 1]
    let sen = try #require(SenSlope(values, times: [2019, 2020, 2022, 2023, 2024]))
    var slopes: [Double] = []
    let times = [2019.0, 2020, 2022, 2023, 2024]
    for j in 0..<5 { for i in 0..<j { slopes.append((values[j] - values[i]) / (times[j] - times[i])) } }
    slopes.sort()
    #expect(isClose(sen.slope, (slopes[4] + slopes[5]) / 2, relative: 1e-14))
    #expect(sen.interval == Interval(lower: slopes[0], upper: slopes[9]))
  }

  @Test("Values that are no numbers, times that do not ascend and endless series are refused")
  func hostile() {
    #expect(MannKendall([1, 2, .nan, 4, 5]) == nil)
    #expect(MannKendall([1, 2, .infinity, 4, 5]) == nil)
    #expect(MannKendall([Double](repeating: 1, count: 1001)) == nil)
    #expect(SenSlope([1, 2, 3, 4, 5], times: [1, 2, 2, 3, 4]) == nil)
    #expect(SenSlope([1, 2, 3, 4, 5], times: [1, 2, 3]) == nil)
    #expect(SenSlope([1, 2, 3, 4, 5], confidence: 1) == nil)
    #expect(SenSlope([1, 2, 3, 4, 5], confidence: .nan) == nil)
    let huge = Double.greatestFiniteMagnitude
    #expect(SenSlope([-huge, huge, -huge, huge, 0]) == nil)
    #expect(MannKendall([-huge, huge, -huge, huge, 0]) != nil)
    #expect(SenSlope([1, 2, 3, 4, 6], confidence: 0.99)?.interval == nil)
  }
}

@Suite("Persistence")
struct PersistenceTests {
  @Test("Significant in how many of the last periods")
  func counted() {
    let flags: [Bool?] = [true, false, true, nil, true]
    let all = Persistence(flags, last: 5)
    #expect(all.tested == 4 && all.significant == 3 && all.running == 2)
    let last = Persistence(flags, last: 2)
    #expect(last.tested == 1 && last.significant == 1 && last.running == 1)
    #expect(Persistence(flags, last: 0).tested == 0)
    #expect(Persistence(flags, last: -3).tested == 0)
    #expect(Persistence([], last: 9).running == 0)
    #expect(Persistence([true, false], last: 9).running == 0)
  }
}

private func plainScore(_ values: [Double]) -> Int {
  var s = 0
  for j in values.indices { for i in 0..<j { s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0 } }
  return s
}

/// All orders of the positions (Heap's algorithm).
private func forEachOrder(_ values: [Double], _ body: ([Double]) -> Void) {
  var values = values
  func visit(_ k: Int) {
    guard k > 1 else { return body(values) }
    for i in 0..<k {
      visit(k - 1)
      values.swapAt(k % 2 == 0 ? i : 0, k - 1)
    }
  }
  visit(values.count)
}
