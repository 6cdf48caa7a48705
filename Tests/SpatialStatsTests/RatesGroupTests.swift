import SpatialStats
import TestSupport
import Testing

@Suite("rates by group")
struct RatesGroupTests {
  private let cases: [Double] = [1, 12, 4, 30, 2, 9, 5, 0, 3]
  private let measured: [Double] = [20, 40, 30, 60, 50, 45, 25, 0, 40]

  @Test func eachGroupIsAsIfAlone() throws {
    let groups = [0, 0, 0, 4, 4, 4, nil, 0, 7]
    for model in [ShrunkRates.Model.binomial, .poisson] {
      let found = try GroupShrunkRates(events: cases, base: measured, groups: groups, model: model)
      let all = try alone(Array(cases.indices), model)
      for members in [[0, 1, 2], [3, 4, 5]] {
        let expected = try alone(members, model)
        #expect(members.map { found.rates[$0] } == expected.rates)
        #expect(members.allSatisfy { found.mean[$0] == expected.mean && !found.usesAll[$0] })
      }
      // Without a group, and alone in one: towards all.
      for unit in [6, 8] { #expect(found.rates[unit] == all.rates[unit] && found.usesAll[unit]) }
      #expect(found.rates[7] == nil && found.mean[7] == nil && found.shrinkage[7] == nil)
    }
  }

  private func alone(_ members: [Int], _ model: ShrunkRates.Model) throws -> ShrunkRates {
    let (e, b) = (members.map { cases[$0] }, members.map { measured[$0] })
    return model == .binomial
      ? try ShrunkRates.binomial(cases: e, measured: b) : try ShrunkRates.marshall(events: e, base: b)
  }

  @Test func aGroupWithoutAnEventIsDrawnTowardsAll() throws {
    let found = try GroupShrunkRates(
      events: [0, 0, 6, 9], base: [20, 30, 30, 20], groups: [1, 1, 2, 2], model: .binomial)
    #expect(found.usesAll == [true, true, false, false])
    #expect(found.rates.allSatisfy { ($0 ?? -1) >= 0 && ($0 ?? 2) <= 1 })
    #expect(throws: StatisticsError.lengthMismatch(expected: 1, found: 2)) {
      try GroupShrunkRates(events: [1], base: [2], groups: [0, 1], model: .binomial)
    }
  }
}

@Suite("indirect standardisation")
struct IndirectStandardisationTests {
  @Test func byHand() throws {
    // Strata rates: 10 / 100 and 60 / 200. Unit 0 expects 40 x 0.1 + 50 x 0.3 = 19 and has 26.
    let found = try IndirectStandardisation(cases: [[6, 4], [20, 40]], base: [[40, 60], [50, 150]])
    #expect(found.standard == [0.1, 0.3])
    #expect(found.observed == [26, 44])
    #expect(isClose(found.expected[0] ?? 0, 19, relative: 1e-14))
    #expect(isClose(found.ratio[0] ?? 0, 26.0 / 19, relative: 1e-14))
    #expect(isClose(found.rate[0] ?? 0, 26.0 / 19 * 70 / 300, relative: 1e-14))
    let interval = try #require(poissonInterval(count: 26))
    #expect(isClose(found.interval[0]?.upper ?? 0, interval.upper / 19, relative: 1e-14))
    // Internal standard: expected and observed cases sum to the same.
    #expect(isClose(found.expected.compactMap { $0 }.reduce(0, +), 70, relative: 1e-14))
    #expect(found.missing == [[], []])
  }

  @Test func aMissingStratumIsLeftOutOfBothSidesAndNamed() throws {
    let found = try IndirectStandardisation(
      cases: [[6, nil, 4, nil, 0], [20, 9, 40, nil, 0]], base: [[40, 30, 60, nil, 0], [50, 30, 150, 9, 0]])
    #expect(found.missing == [[], [0], [], [0, 1], []])
    #expect(found.observed == [26, 9, 44, nil, 0])
    #expect(isClose(found.expected[1] ?? 0, 30 * 69.0 / 230, relative: 1e-14))
    #expect(found.ratio[3] == nil && found.interval[3] == nil)
    #expect(found.ratio[4] == nil && found.expected[4] == 0)
  }

  @Test func aStandardFromElsewhere() throws {
    let found = try IndirectStandardisation(cases: [[5], [0]], base: [[50], [10]], standard: [0.2, 0.1])
    #expect(isClose(found.ratio[0] ?? 0, 5.0 / 11, relative: 1e-14))
    #expect(found.standard == [0.2, 0.1])
  }

  @Test func nonsenseIsRefused() throws {
    #expect(throws: StatisticsError.parameterOutOfRange(name: "cases", value: 5)) {
      try IndirectStandardisation(cases: [[5]], base: [[4]])
    }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "base", value: -1)) {
      try IndirectStandardisation(cases: [[0]], base: [[-1]])
    }
    #expect(throws: StatisticsError.self) { try IndirectStandardisation(cases: [[1]], base: [[.max]]) }
    #expect(throws: StatisticsError.lengthMismatch(expected: 2, found: 1)) {
      try IndirectStandardisation(cases: [[1, 1], [1]], base: [[2, 2], [2]])
    }
    #expect(throws: StatisticsError.self) {
      try IndirectStandardisation(cases: [[1]], base: [[2]], standard: [.nan])
    }
    #expect(try IndirectStandardisation(cases: [], base: []).ratio.isEmpty)
    #expect(try IndirectStandardisation(cases: [[0, 0]], base: [[0, 0]]).ratio == [nil, nil])
  }
}

@Suite("over-dispersed funnels")
struct FunnelDispersionTests {
  private func factorOf(_ dispersion: FunnelDispersion) -> Double {
    if case .multiplicative(let factor) = dispersion { return factor }
    return .nan
  }

  @Test func byHand() throws {
    // Target 1/2: z is 2 sqrt(n) (share - 1/2) = 2, -2, 0, 4, each with weight 4 n.
    let (cases, measured) = ([60, 40, 50, 70], [100, 100, 100, 100])
    let factor = try FunnelDispersion.estimated(
      .multiplicative, cases: cases, measured: measured, target: 0.5, winsorised: 0)
    #expect(isClose(factorOf(factor), 6, relative: 1e-12))
    // Winsorised by one at each end: 2, -0, 0, 2 from -2, 0, 2, 4.
    let less = try FunnelDispersion.estimated(
      .multiplicative, cases: cases, measured: measured, target: 0.5, winsorised: 0.25)
    #expect(isClose(factorOf(less), 2, relative: 1e-12))
    // (4 x 6 - 3) / (1600 - 4 x 160000 / 1600) = 21 / 1200.
    let added = try FunnelDispersion.estimated(.additive, cases: cases, measured: measured, target: 0.5, winsorised: 0)
    guard case .additive(let variance) = added else {
      Issue.record("\(added)")
      return
    }
    #expect(isClose(variance, 21.0 / 1200, relative: 1e-12))
  }

  @Test func chanceAloneIsNoDispersionAndNonsenseIsRefused() throws {
    for kind in FunnelDispersion.Kind.allCases {
      #expect(try FunnelDispersion.estimated(kind, cases: [20, 20], measured: [100, 100], target: 0.2) == .none)
      #expect(try FunnelDispersion.estimated(kind, cases: [5, 0], measured: [9, 0], target: 0.2) == .none)
      #expect(try FunnelDispersion.estimated(kind, cases: [], measured: [], target: 0.2) == .none)
      #expect(throws: StatisticsError.self) {
        try FunnelDispersion.estimated(kind, cases: [3, 4], measured: [2, 9], target: 0.2)
      }
      #expect(throws: StatisticsError.self) {
        try FunnelDispersion.estimated(kind, cases: [1], measured: [2], target: 0)
      }
    }
  }

  @Test func overDispersedLimitsHoldMostUnitsWherePlainOnesDoNot() throws {
    var random = CounterGenerator(seed: 4, stream: 1)
    let measured = (0..<400).map { _ in 30 + random.index(below: 300) }
    let cases = measured.map { random.betaBinomial(trials: $0, mean: 0.2, intraclassCorrelation: 0.03) }
    func outside(_ dispersion: FunnelDispersion) throws -> Double {
      let funnel = try Funnel(target: 0.2, dispersion: dispersion)
      let count = measured.indices.count { unit in
        let share = Double(cases[unit]) / Double(measured[unit])
        let high = funnel.limit(measured: measured[unit], probability: 0.975) ?? 1
        return share > high || share < funnel.limit(measured: measured[unit], probability: 0.025) ?? 0
      }
      return Double(count) / 400
    }
    #expect(try outside(.none) > 0.25)
    for kind in FunnelDispersion.Kind.allCases {
      let dispersion = try FunnelDispersion.estimated(kind, cases: cases, measured: measured, target: 0.2)
      let share = try outside(dispersion)
      #expect(share > 0.01 && share < 0.12, "\(kind) \(share)")
    }
  }
}
