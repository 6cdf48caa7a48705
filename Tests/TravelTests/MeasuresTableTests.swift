import TestSupport
import Testing
import Travel

@Suite("nearest, opportunities and catchments of a cost table")
struct MeasuresTableTests {
  private let table = measuresTable([[60, 20, 60], [.infinity, .infinity, .infinity], [60.000001, 5, .infinity]])

  @Test("by hand: k nearest, every origin with k slots")
  func kNearest() {
    let nearest = table.kNearest(2)
    #expect(nearest.targets == [1, 0, -1, -1, 1, 0])
    #expect(nearest.costs == [20, 60, .infinity, .infinity, 5, 60.000001])
    #expect(nearest.costs(rank: 0) == [20, .infinity, 5])
    #expect(nearest.costs(rank: 1) == [60, .infinity, 60.000001])
    #expect(nearest.costs(rank: 2).isEmpty)
    #expect(nearest.target(0, rank: 1) == 0)
    #expect(nearest.target(1, rank: 0) == nil)
    #expect(nearest.target(9, rank: 0) == nil)
    #expect(table.kNearest(0).targets.isEmpty)
    #expect(table.kNearest(-3).costs.isEmpty)
    #expect(table.kNearest(5).costs.count == 15)
  }

  @Test("60 means 60: opportunities within a threshold, which is included")
  func opportunities() {
    #expect(table.opportunities(within: 60) == [3, 0, 1])
    #expect(table.opportunities(within: 59.999) == [1, 0, 1])
    #expect(table.opportunities(within: 60, amounts: [2, 3, .nan]) == [5, 0, 3])
    #expect(table.opportunities(within: .infinity, amounts: [2]) == [2, 0, 2])
    #expect(table.opportunities(within: .nan) == [0, 0, 0])
  }

  @Test("by hand: catchments with shares, the unassigned counted")
  func loads() {
    let loads = table.nearestLoads(demand: [10, 5, 25], targets: 3)
    #expect(loads.demand == [0, 35, 0])
    #expect(loads.share == [0, 0.875, 0])
    #expect(loads.origins == [0, 2, 0])
    #expect(loads.unassigned == 5)
    #expect(loads.nearest == [1, -1, 1])
    let near = table.nearestLoads(demand: [10, 5, 25], targets: 3, within: 5)
    #expect(near.demand == [0, 25, 0])
    #expect(near.unassigned == 15)
  }

  @Test("property: loads and the unassigned are all the demand, and every nearest is the cheapest")
  func loadsProperty() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<50 {
      let costs = measuresCosts(&random, origins: 30, targets: 6, cut: 0.5)
      let demand = (0..<30).map { _ in Double(random.index(below: 100)) }
      let loads = measuresTable(costs).nearestLoads(demand: demand, targets: 6)
      #expect(loads.demand.reduce(0, +) + loads.unassigned == demand.reduce(0, +))
      #expect(loads.origins.reduce(0, +) == loads.nearest.filter { $0 >= 0 }.count)
      for (row, nearest) in zip(costs, loads.nearest) {
        let least = row.min() ?? .infinity
        #expect(least.isFinite ? row.firstIndex(of: least) == Int(nearest) : nearest == -1)
      }
    }
  }

  @Test("hostile: tables that do not hold together lose slots, and nothing crashes")
  func hostile() {
    var broken = table
    broken.start = [0, 99, -4, 2]
    #expect(broken.kNearest(1).targets.count == 3)
    #expect(broken.opportunities(within: 100).count == 3)
    broken.start = []
    #expect(broken.kNearest(1).targets == [-1, -1, -1])
    var odd = measuresTable([[1, 2]])
    odd.targets = [-7, 40]
    odd.costs = [.nan, 2]
    #expect(odd.opportunities(within: 5, amounts: [1]) == [0])
    #expect(odd.nearestLoads(demand: [3], targets: 1).unassigned == 3)
    #expect(odd.nearestLoads(demand: [.nan], targets: -1).unassigned == 0)
    let access = FloatingCatchment(limit: 9, hasSelection: true).access(odd, demand: [3], supply: [1])
    #expect(access.access == [0])
    #expect(broken.nearestLoads(demand: [], targets: 2).share == [0, 0])
  }
}
