import Foundation
import TestSupport
import Testing
import Travel

@Suite("floating catchments")
struct MeasuresCatchmentTests {
  private let steps: [DecayStep] = [
    DecayStep(bound: 10, weight: 1), DecayStep(bound: 20, weight: 0.5), DecayStep(bound: 30, weight: 0.25),
  ]

  @Test("by hand: two villages, two facilities")
  func byHand() {
    let table = measuresTable([[10, 30], [20, .infinity], [30.1, 31]])
    let two = FloatingCatchment(limit: 30).access(table, demand: [100, 50, 9], supply: [3, 2])
    #expect(two.demandInReach == [150, 100])
    #expect(two.supplyRatio == [0.02, 0.02])
    #expect(two.access == [0.04, 0.02, 0])
    #expect(two.withoutDemand.isEmpty)
    let enhanced = FloatingCatchment(limit: 30, decay: .steps(steps))
      .access(table, demand: [100, 50, 9], supply: [3, 2])
    #expect(enhanced.demandInReach == [125, 25])
    #expect(enhanced.supplyRatio == [0.024, 0.08])
    #expect(enhanced.access == [0.024 + 0.25 * 0.08, 0.5 * 0.024, 0])
    // Selection: village 0 gives 0.8 of itself to facility 0 and 0.2 to facility 1.
    let three = FloatingCatchment(limit: 30, decay: .steps(steps), hasSelection: true)
      .access(table, demand: [100, 50, 9], supply: [3, 2])
    #expect(isClose(three.demandInReach[0], 105, relative: 1e-12))
    #expect(isClose(three.demandInReach[1], 5, relative: 1e-12))
    #expect(isClose(three.access[0], 0.8 * 3 / 105 + 0.05 * 2 / 5, relative: 1e-12))
  }

  @Test("a weight belongs to the first bound that is at least the cost; the limit is included")
  func weights() {
    let catchment = FloatingCatchment(limit: 30, decay: .steps(steps))
    #expect([0, 10, 10.0001, 20, 30, 30.0001].map(catchment.weight) == [1, 1, 0.5, 0.5, 0.25, 0])
    #expect(FloatingCatchment(limit: 25, decay: .steps(steps)).weight(26) == 0)
    #expect(FloatingCatchment(limit: 60).weight(60) == 1)
    let gaussian = FloatingCatchment(limit: 60, decay: .gaussian(sigma: 30))
    #expect(isClose(gaussian.weight(60), exp(-2), relative: 1e-15))
    #expect(gaussian.weight(60.1) == 0)
  }

  @Test("twin: the plain formula over the full matrix gives the same")
  func twin() {
    var random = SeededGenerator(seed: 3)
    let decays: [DistanceDecay] = [
      .none, .gaussian(sigma: 0.2),
      .steps([DecayStep(bound: 0.2, weight: 1), DecayStep(bound: 0.5, weight: 0.3)]),
    ]
    for round in 0..<60 {
      let costs = measuresCosts(&random, origins: 25, targets: 7)
      let demand = (0..<25).map { _ in Double(random.index(below: 40)) }
      let supply = (0..<7).map { _ in Double(random.index(below: 5)) }
      let catchment = FloatingCatchment(limit: 0.5, decay: decays[round % 3], hasSelection: round % 2 == 1)
      let found = catchment.access(measuresTable(costs), demand: demand, supply: supply)
      let expected = plain(catchment, costs, demand, supply)
      #expect(zip(found.access, expected).allSatisfy { isClose($0, $1, relative: 1e-12) })
    }
  }

  private func plain(
    _ catchment: FloatingCatchment, _ costs: [[Double]], _ demand: [Double], _ supply: [Double]
  ) -> [Double] {
    let weights = costs.map { row in
      let own = row.map(catchment.weight)
      let sum = own.reduce(0, +)
      return catchment.hasSelection && sum > 0 ? own.map { $0 * $0 / sum } : own
    }
    let ratio = supply.indices.map { j in
      let reach = demand.indices.reduce(0.0) { $0 + weights[$1][j] * demand[$1] }
      return reach > 0 ? supply[j] / reach : 0
    }
    return weights.map { row in zip(row, ratio).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  @Test("property: the access of all people is the supply that has demand in reach")
  func conservation() {
    var random = SeededGenerator(seed: 5)
    let decays: [DistanceDecay] = [.none, .gaussian(sigma: 0.1), .steps([DecayStep(bound: 0.3, weight: 0.7)])]
    for round in 0..<60 {
      let costs = measuresCosts(&random, origins: 40, targets: 9, cut: 0.6)
      let demand = (0..<40).map { _ in Double(random.index(below: 3) * random.index(below: 100)) }
      let supply = (0..<9).map { _ in random.uniform(in: 0...10) }
      let catchment = FloatingCatchment(limit: 0.3, decay: decays[round % 3], hasSelection: round % 2 == 1)
      let found = catchment.access(measuresTable(costs), demand: demand, supply: supply)
      let people = zip(found.access, demand).reduce(0) { $0 + $1.0 * $1.1 }
      let lost = found.withoutDemand.reduce(0) { $0 + supply[$1] }
      #expect(isClose(people + lost, supply.reduce(0, +), relative: 1e-12))
      #expect(found.access.count == 40 && found.supplyRatio.count == 9)
    }
  }

  @Test("hostile: demand, supply, costs and parameters that are none")
  func hostile() {
    let table = measuresTable([[1, 2], [1, .infinity]])
    let catchment = FloatingCatchment(limit: 5)
    let odd = catchment.access(table, demand: [.nan, -4], supply: [.infinity, 2])
    #expect(odd.access == [0, 0])
    #expect(odd.withoutDemand == [1])
    let short = catchment.access(table, demand: [10], supply: [1])
    #expect(short.access == [0.1, 0.1])
    #expect(catchment.access(CostTable(), demand: [1], supply: [1]).withoutDemand == [0])
    #expect(catchment.access(table, demand: [1, 1], supply: []).access == [0, 0])
    for limit in [-1, 0, .nan, -.infinity] as [Double] {
      #expect(FloatingCatchment(limit: limit).access(table, demand: [1, 1], supply: [1, 1]).access == [0, 0])
    }
    for sigma in [0, .nan, .infinity, -1] as [Double] {
      let access = FloatingCatchment(limit: 5, decay: .gaussian(sigma: sigma))
        .access(table, demand: [1, 1], supply: [1, 1])
      #expect(access.access.allSatisfy { $0.isFinite })
    }
    let tiny = catchment.access(measuresTable([[1]]), demand: [Double.leastNonzeroMagnitude], supply: [1e300])
    #expect(tiny.access.allSatisfy { $0.isFinite })
    let steps = FloatingCatchment(limit: 5, decay: .steps([DecayStep(bound: .nan, weight: -1)]))
    #expect(steps.access(table, demand: [1, 1], supply: [1, 1]).access == [0, 0])
    #expect(FloatingCatchment(limit: 5, decay: .steps([])).weight(1) == 0)
  }

  @Test("supply within reach over the own demand: nil only where there is supply and nobody")
  func ownDemand() {
    let table = measuresTable([[60, 61], [60, 60], [.infinity, .infinity]])
    #expect(table.supplyPerOwnDemand(within: 60, demand: [3, 0, 0], supply: [6, 1]) == [2, nil, 0])
  }
}
