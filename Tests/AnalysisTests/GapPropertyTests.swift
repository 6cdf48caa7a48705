import Analysis
import Stunting
import TestSupport
import Testing

@Suite("gap table, properties and twin")
struct GapPropertyTests {
  private struct Case {
    var access: ServiceAccess
    var districts: [String]
    var cells: [IndicatorCell]
    var facilities: [Facility]

    var table: GapTable { gapTable(access, coverage: cells, districts: districts, facilities: facilities) }
  }

  private func make(_ random: inout SeededGenerator) -> Case {
    let n = random.index(below: 40)
    let service = gapService([gapNorm(.demandPerFacility, 75)], coverageFirst: random.index(below: 2) == 0)
    let demand = (0..<n).map { _ in random.index(below: 5) == 0 ? nil : Double(random.index(below: 300)) }
    let shares = (0..<n).map { _ in
      random.index(below: 6) == 0 ? nil : min(1, max(0, random.uniform(in: -0.5...1.5)))
    }
    var access = gapAccess(service, demand: demand, shares: shares)
    for v in 0..<n where access.classes[v] == .beyond && random.index(below: 3) == 0 { access.classes[v] = .cutOff }
    access.median = (0..<n).map { _ in random.index(below: 4) == 0 ? nil : random.uniform(in: 0...9000) }
    let facilities = (0..<n).map { _ in gapFacility(random.index(below: max(1, n))) }
    gapPlace(facilities, in: &access)
    return Case(
      access: access, districts: (0..<n).map { _ in "K\(random.index(below: 4))" },
      cells: (0..<n).map { _ in random.index(below: 3) == 0 ? .noData : gapCell(random.uniform(in: 0...120)) },
      facilities: facilities)
  }

  @Test("every village is there; districts and region are the sums of their villages")
  func sums() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<100 {
      let one = make(&random)
      let table = one.table
      #expect(table.villages.count == one.access.villages)
      #expect(table.districts.reduce(0) { $0 + $1.gap.villages } == one.access.villages)
      #expect(table.checks.allSatisfy { $0.count == one.access.villages })
      #expect(table.balance.ratio.count == one.access.villages)
      for key: KeyPath<ServiceGap, Double?> in [\.demand, \.within, \.beyond, \.gapPeople, \.capacity] {
        let villages = table.villages.compactMap { $0[keyPath: key] }
        let districts = table.districts.compactMap { $0.gap[keyPath: key] }
        #expect((table.total[keyPath: key] == nil) == villages.isEmpty)
        #expect(isClose(table.total[keyPath: key] ?? 0, villages.reduce(0, +), relative: 1e-12))
        #expect(isClose(districts.reduce(0, +), villages.reduce(0, +), relative: 1e-12))
      }
      #expect(table.total.villagesWithoutGap == table.villages.filter { $0.gapPeople == nil }.count)
    }
  }

  @Test("within and beyond are the demand; the region's facilities to add are no more than the villages'")
  func bounds() {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<100 {
      let table = make(&random).table
      for gap in table.villages {
        if let within = gap.within, let beyond = gap.beyond {
          #expect(isClose(within + beyond, gap.demand ?? -1, relative: 1e-12))
          #expect(within >= 0 && beyond >= 0)
        }
        #expect((gap.gapPeople ?? 0) <= (gap.demand ?? 0))
      }
      #expect((table.total.facilitiesToAdd ?? 0) <= (table.total.facilitiesToAddByVillage ?? 0))
      if let gap = table.total.gapPeople {
        let byHand = (gap / 75 - 1e-9 * max(1, gap / 75)).rounded(.up)
        #expect(Double(table.total.facilitiesToAdd ?? -1) == max(0, byHand))
      }
    }
  }

  @Test("twin: the list beyond is the stable sort by repeated choice of the worst")
  func order() {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<100 {
      let one = make(&random)
      let table = one.table
      var left = table.villages.indices.filter { [.partly, .beyond, .cutOff].contains(table.villages[$0].accessClass) }
      var expected: [Int] = []
      while var worst = left.first {
        for village in left where isWorse(village, worst, one, table) { worst = village }
        expected.append(worst)
        left.removeAll { $0 == worst }
      }
      #expect(table.beyond == expected)
    }
  }

  private func isWorse(_ a: Int, _ b: Int, _ one: Case, _ table: GapTable) -> Bool {
    let order: [AccessClass] = [.cutOff, .beyond, .partly]
    let (own, its) = (table.villages[a], table.villages[b])
    let ranks = (order.firstIndex(of: own.accessClass) ?? 9, order.firstIndex(of: its.accessClass) ?? 9)
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    let shares = (own.shareWithin ?? 0, its.shareWithin ?? 0)
    if shares.0 != shares.1 { return shares.0 < shares.1 }
    let costs = (one.access.median[a] ?? .infinity, one.access.median[b] ?? .infinity)
    if costs.0 != costs.1 { return costs.0 > costs.1 }
    let people = (own.beyond ?? 0, its.beyond ?? 0)
    return people.0 != people.1 ? people.0 > people.1 : a < b
  }

  @Test("equity: no set of a fifth of the villages bears more, and half is borne by no fewer")
  func equity() {
    var random = SeededGenerator(seed: 24)
    for _ in 0..<100 {
      let table = make(&random).table
      let gaps = table.villages.compactMap(\.gapPeople)
      guard let share = table.worstFifthShare, let half = table.villagesBearingHalf else {
        #expect(gaps.allSatisfy { $0 == 0 })
        continue
      }
      let total = gaps.reduce(0, +)
      let size = Int((Double(gaps.count) / 5).rounded(.up))
      for _ in 0..<20 {
        let keys = gaps.map { _ in random.uniform() }
        let some = gaps.indices.sorted { keys[$0] < keys[$1] }.prefix(size)
        #expect(some.reduce(0) { $0 + gaps[$1] } <= share * total * (1 + 1e-12))
      }
      let sorted = gaps.sorted(by: >)
      #expect(2 * sorted.prefix(half).reduce(0, +) >= total * (1 - 1e-12))
      #expect(2 * sorted.prefix(half - 1).reduce(0, +) < total * (1 + 1e-12))
    }
  }
}
