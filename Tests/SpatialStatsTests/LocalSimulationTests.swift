import SpatialStats
import TestSupport
import Testing

@Suite("simulated maps")
struct LocalSimulationTests {
  private func map(_ n: Int, isShare: Bool = true, seed: UInt64) throws -> RateMap {
    var random = SeededGenerator(seed: seed)
    let base = (0..<n).map { _ in Double(20 + random.index(below: 80)) }
    let events = base.map { base in
      let share = 0.1 + 0.2 * random.uniform()
      return Double((0..<Int(base)).count { _ in random.uniform() < share })
    }
    return try RateMap(events: events, base: isShare ? base : base.map { $0 * 1.5 }, isShare: isShare)
  }

  private func settings(_ draws: Int, seed: UInt64 = 3) throws -> InferenceSettings {
    InferenceSettings(model: .simulation, schedule: try .fixed(draws), seed: seed)
  }

  /// The slow twin: rates and statistics of each map by the plain functions.
  private func twin(_ statistic: LocalStatistic, _ map: RateMap, _ weights: Weights, draws: Int) throws -> [[Int]] {
    func scores(_ events: [Double]) throws -> [Double?] {
      let map = try RateMap(events: events, base: map.base, isShare: map.model == .binomial)
      switch statistic {
      case .giStar: return try LocalG(.giStar, values: map.empiricalBayes(), weights: weights.withSelf()).z
      case .gi: return try LocalG(.gi, values: map.empiricalBayes(), weights: weights).z
      case .localMoran: return try LocalMoran(values: map.standardised(), weights: weights.rowStandardised()).i
      }
    }
    let maps = try NullMaps(like: map, seed: 3)
    let observed = try scores(map.events).map { $0 ?? 0 }
    var counts = [[Int]](repeating: [0, 0], count: map.count)
    var events = [Double](repeating: 0, count: map.count)
    for draw in 0..<draws {
      maps.draw(draw, into: &events)
      for (unit, score) in try scores(events).enumerated() {
        let tie = 1e-9 * (1 + abs(observed[unit]))
        if (score ?? 0) >= observed[unit] - tie { counts[unit][0] += 1 }
        if (score ?? 0) <= observed[unit] + tie { counts[unit][1] += 1 }
      }
    }
    return counts
  }

  @Test(arguments: [LocalStatistic.giStar, .gi, .localMoran], [true, false])
  func countsAreThoseOfThePlainFunctions(statistic: LocalStatistic, isShare: Bool) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let map = try map(40, isShare: isShare, seed: seed)
      let weights = try TestMaps.weights(40, mean: 5, islands: 2, seed: seed)
      var plan = try SimulationPlan(statistic, of: map, weights: weights, settings: settings(150))
      plan.runAll()
      let expected = try twin(statistic, map, weights, draws: 150)
      for unit in 0..<40 where weights.neighbourCount(of: unit) > 0 {
        #expect(plan.p.atLeast[unit].map(Int.init) == expected[unit][0], "\(seed) \(unit)")
        #expect(plan.p.atMost[unit].map(Int.init) == expected[unit][1], "\(seed) \(unit)")
      }
      #expect(plan.p.twoSided.suffix(2) == [nil, nil])
    }
  }

  @Test(arguments: [(12, 0.2, 0.0), (40, 0.05, 0.02), (25, 0.5, 0.4), (7, 0.97, 0.1)])
  func countsFollowTheBetaBinomial(trials: Int, mean: Double, icc: Double) throws {
    let maps = try NullMaps(
      measured: [Double](repeating: Double(trials), count: 50), mean: mean, intraclassCorrelation: icc, seed: 8)
    var found = [Double](repeating: 0, count: trials + 1)
    var events = [Double](repeating: 0, count: 50)
    for draw in 0..<2_000 {
      maps.draw(draw, into: &events)
      for event in events { found[Int(event)] += 1 }
    }
    for count in 0...trials {
      let mass = BetaBinomialDistribution.mass(count, of: trials, mean: mean, intraclassCorrelation: icc)
      let error = 5 * (100_000 * mass * (1 - mass)).squareRoot() + 1
      #expect(abs(found[count] - 100_000 * mass) <= error, "\(count): \(found[count]), \(100_000 * mass)")
    }
  }

  @Test func eventsPerBaseHaveTheirMeanAndVariance() throws {
    let map = try map(60, isShare: false, seed: 2)
    let maps = try NullMaps(like: map, seed: 8)
    var (sum, squares) = (0.0, 0.0)
    var events = [Double](repeating: 0, count: 60)
    for draw in 0..<20_000 {
      maps.draw(draw, into: &events)
      sum += events[0]
      squares += events[0] * events[0]
    }
    let shrunk = try ShrunkRates.marshall(events: map.events, base: map.base)
    let mean = map.base[0] * maps.mean
    let variance = mean + map.base[0] * map.base[0] * shrunk.variance
    #expect(abs(sum / 20_000 - mean) < 5 * (variance / 20_000).squareRoot())
    #expect(isClose(squares / 20_000 - sum / 20_000 * sum / 20_000, variance, relative: 0.08))
  }

  @Test func unitsTooLargeForATableAreDrawnToo() throws {
    let maps = try NullMaps(measured: [2e6, 50, 3e12], mean: 0.25, intraclassCorrelation: 0.01, seed: 1)
    var (sum, events) = ([0.0, 0, 0], [0.0, 0, 0])
    for draw in 0..<400 {
      maps.draw(draw, into: &events)
      for unit in 0..<3 { sum[unit] += events[unit] }
    }
    #expect(isClose(sum[0] / 400, 5e5, relative: 0.05))
    #expect(isClose(sum[2] / 400, 7.5e11, relative: 0.05))
  }

  @Test func tasksMayRunInAnyOrder() throws {
    let (map, weights) = (try map(50, seed: 4), try TestMaps.weights(50, mean: 5, seed: 4))
    let adaptive = InferenceSettings(model: .simulation, schedule: try .adaptive(maximum: 5_000), seed: 3)
    let plan = try LocalInference(.localMoran, of: map, weights: weights, settings: adaptive)
    var (forwards, backwards) = (plan, plan)
    forwards.runAll()
    while !backwards.isSettled {
      backwards.absorb((0..<backwards.taskCount).reversed().map { backwards.run(task: $0) })
    }
    #expect(forwards.result == backwards.result)
  }

  @Test func hostileInput() throws {
    #expect(throws: StatisticsError.self) { try RateMap(events: [1], base: [0], isShare: true) }
    #expect(throws: StatisticsError.self) { try RateMap(events: [.nan], base: [1], isShare: true) }
    #expect(try RateMap(events: [3], base: [2], isShare: true).model == .poisson)
    #expect(throws: StatisticsError.self) {
      try NullMaps(measured: [1], mean: 1.5, intraclassCorrelation: 0, seed: 1)
    }
    let none = try Weights(lists: [[], [], []])
    for events in [[0.0, 0, 0], [5, 5, 5], [1, 2, 3]] {
      let map = try RateMap(events: events, base: [5, 5, 5], isShare: true)
      for statistic in [LocalStatistic.giStar, .localMoran] {
        for model in [NullModel.permutation, .simulation] {
          let settings = InferenceSettings(model: model, schedule: try .adaptive(maximum: 99), seed: 1)
          var run = try LocalInference(statistic, of: map, weights: none, settings: settings)
          run.runAll()
          #expect(run.result.p == [nil, nil, nil])
          #expect(run.result.hasNeighbours == [false, false, false])
        }
      }
    }
    let empty = try RateMap(events: [], base: [], isShare: true)
    var run = try LocalInference(.giStar, of: empty, weights: Weights(lists: []), settings: settings(9))
    run.runAll()
    #expect(run.result.p.isEmpty)
  }
}
