import TestSupport
import Testing
import Travel

@Suite("weighted quantiles and summaries of costs")
struct MeasuresQuantileTests {
  @Test("by hand: the least cost that covers the share")
  func byHand() {
    let costs = [10.0, 30, 20]
    #expect(weightedQuantile(0.5, costs: costs, weights: [1, 1, 1]) == 20)
    #expect(weightedQuantile(0.5, costs: costs, weights: [5, 1, 4]) == 10)
    #expect(weightedQuantile(0.5, costs: costs, weights: [4, 1, 5]) == 20)
    #expect(weightedQuantile(0.9, costs: costs, weights: [4, 1, 5]) == 20)
    #expect(weightedQuantile(0.91, costs: costs, weights: [4, 1, 5]) == 30)
    #expect(weightedQuantile(0, costs: costs, weights: [1, 1, 1]) == 10)
    #expect(weightedQuantile(1, costs: costs, weights: [1, 1, 1]) == 30)
    #expect(weightedQuantile(0.5, costs: [10, 20], weights: [1, 1]) == 10)
  }

  @Test("nine of ten equal weights are 0.9, whatever the weight")
  func shareOfTenths() {
    for weight in [0.1, 1, 1 / 3.0, 7e-12, 1e12] {
      let costs = (1...10).map(Double.init)
      #expect(weightedQuantile(0.9, costs: costs, weights: [Double](repeating: weight, count: 10)) == 9)
    }
  }

  @Test("people who reach nothing are counted: a median may be unreachable")
  func unreached() {
    #expect(weightedQuantile(0.5, costs: [10, .infinity], weights: [1, 1]) == 10)
    #expect(weightedQuantile(0.5, costs: [10, .infinity], weights: [1, 1.1]) == .infinity)
    #expect(weightedQuantile(0.5, costs: [10, .nan], weights: [1, 2]) == .infinity)
    #expect(weightedQuantile(0.5, costs: [10], weights: [1, 2]) == .infinity)
  }

  @Test("hostile: no people, no share, weights that are none")
  func hostile() {
    #expect(weightedQuantile(0.5, costs: [], weights: []) == nil)
    #expect(weightedQuantile(0.5, costs: [1, 2], weights: [0, 0]) == nil)
    #expect(weightedQuantile(0.5, costs: [1, 2], weights: [.nan, -1]) == nil)
    #expect(weightedQuantile(0.5, costs: [1, 2], weights: [.infinity, 1]) == 2)
    for share in [-0.1, 1.1, .nan, .infinity] {
      #expect(weightedQuantile(share, costs: [1, 2], weights: [1, 1]) == nil)
    }
  }

  @Test("twin: repeating each whole person and taking the ceiling rank gives the same")
  func twin() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let n = 1 + random.index(below: 12)
      let weights = (0..<n).map { _ in Double(random.index(below: 6)) }
      let costs = (0..<n).map { _ in random.uniform() < 0.2 ? .infinity : Double(random.index(below: 9)) }
      let people = zip(costs, weights).flatMap { [Double](repeating: $0, count: Int($1)) }.sorted()
      for share in [0, 0.1, 0.25, 0.5, 0.9, 1] {
        let rank = max(1, (share * Double(people.count) - 1e-9).rounded(.up))
        let expected = people.isEmpty ? nil : people[Int(rank) - 1]
        #expect(weightedQuantile(share, costs: costs, weights: weights) == expected)
      }
    }
  }

  @Test("groups: every group is there, also the empty one")
  func groups() {
    let demand = GroupedDemand(pointStart: [0, 3, 3, 5, 6], weights: [6, 3, 1, 2, 2, 0])
    let costs = [10.0, 30, .infinity, .infinity, .infinity, 5]
    #expect(demand.count == 4)
    #expect(demand.totals == [10, 0, 4, 0])
    let summary = demand.summary(of: costs)
    #expect(summary.meanReached == [150.0 / 9, nil, nil, nil])
    #expect(summary.median == [10, nil, .infinity, nil])
    #expect(summary.p90 == [30, nil, .infinity, nil])
    #expect(summary.shareUnreached == [0.1, nil, 1, nil])
    #expect(demand.shareWithin(30, of: costs) == [0.9, nil, 0, nil])
    #expect(demand.shareWithin(29.999, of: costs) == [0.6, nil, 0, nil])
    #expect(demand.shareWithin(.infinity, of: costs) == [0.9, nil, 0, nil])
    #expect(demand.quantile(0.6, of: costs) == [10, nil, .infinity, nil])
    #expect(demand.mean(of: costs) == [150.0 / 9, nil, nil, nil])
    #expect(demand.share { $0 == 1 } == [0.3, nil, 0, nil])
  }

  @Test("hostile: starts that fall, lie outside, or are none")
  func hostileGroups() {
    let demand = GroupedDemand(pointStart: [-5, 2, 1, 99], weights: [1, .nan, 3])
    #expect(demand.count == 3)
    #expect(demand.totals == [1, 0, 3])
    #expect(GroupedDemand(pointStart: [], weights: []).count == 0)
    #expect(GroupedDemand(pointStart: [4], weights: []).summary(of: []).median.isEmpty)
    #expect(demand.summary(of: []).shareUnreached == [1, nil, 1])
    #expect(demand.mean(of: [.nan, 1, 2]) == [nil, nil, 2])
  }

  @Test("the leading target is that of the most people, of equals the lower index")
  func leading() {
    let table = measuresTable([[9, 1], [1, 9], [9, 1], [.infinity, .infinity], [2, 2]])
    let nearest = table.kNearest(1)
    let all = GroupedDemand(pointStart: [0, 3, 4, 5], weights: [1, 3, 1, 5, 1])
    #expect(all.leadingTarget(of: nearest) == [0, nil, 0])
    let equal = GroupedDemand(pointStart: [0, 3, 5], weights: [1, 2, 1, 0, 0])
    #expect(equal.leadingTarget(of: nearest) == [0, nil])
  }
}
