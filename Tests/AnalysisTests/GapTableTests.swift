import Analysis
import Stunting
import TestSupport
import Testing

@Suite("gap table")
struct GapTableTests {
  @Test("by hand: within, beyond, gap and facilities to add")
  func byHand() {
    let access = gapAccess(
      gapService([gapNorm(.demandPerFacility, 100)]), demand: [200, 100, 130, nil, 50], shares: [1, 0.7, 0, 0.5, nil])
    let table = gapTable(access, districts: ["A", "A", "B", "B", "A"], facilities: [])
    #expect(table.villages.map(\.within) == [200, 70, 0, nil, nil])
    #expect(table.villages.map(\.gapPeople) == [0, 30, 130, nil, nil])
    #expect(table.villages.map(\.facilitiesToAdd) == [0, 1, 2, nil, nil])
    #expect(table.villages.map(\.shareBasis) == [.people, .people, .people, .places, .places])
    #expect(table.villages.map(\.shareWithin) == [1, 0.7, 0, 0.5, nil])
    #expect(table.districts.map(\.name) == ["A", "B"])
    let (a, b) = (table.districts[0].gap, table.districts[1].gap)
    #expect((a.demand, a.within, a.beyond) == (350, 270, 30))
    #expect((a.gapPeople, a.facilitiesToAdd, a.villages, a.villagesWithoutGap) == (30, 1, 3, 1))
    #expect(a.shareWithin == 0.9)
    #expect((b.demand, b.gapPeople, b.facilitiesToAdd, b.accessClass) == (130, 130, 2, .partly))
    #expect((table.total.gapPeople, table.total.facilitiesToAdd) == (160, 2))
    #expect((table.total.facilitiesToAddByVillage, table.total.accessClass) == (3, .partly))
    #expect(table.beyond == [2, 3, 1])
  }

  @Test("noise of the arithmetic adds no facility: 30 % of 100 people is 30")
  func noise() {
    let access = gapAccess(gapService([gapNorm(.demandPerFacility, 10)]), demand: [100, 1e-12], shares: [0.7, 0])
    let table = gapTable(access, districts: ["A", "A"], facilities: [])
    #expect(table.villages.map(\.facilitiesToAdd) == [3, 0])
  }

  @Test("without counts there are shares of places, and no gap: never 0")
  func places() {
    let access = gapAccess(gapService(), demand: [nil, nil, nil], shares: [1, 0.5, 0])
    let table = gapTable(access, districts: ["A", "A", "A"], facilities: [])
    for gap in table.villages + [table.total] {
      #expect(gap.demand == nil && gap.within == nil && gap.beyond == nil && gap.gapPeople == nil)
      #expect(gap.shareBasis == .places && gap.facilitiesToAdd == nil)
    }
    #expect(table.total.shareWithin == 0.5)
    #expect(table.worstFifthShare == nil && table.villagesBearingHalf == nil)
  }

  @Test("balita are never divided by a norm in people of all ages")
  func population() {
    let service = gapService([gapNorm(.peoplePerFacility, 1250)])
    let access = gapAccess(service, demand: [200, 200, 0], shares: [0.25, 0.25, 1])
    let unknown = gapTable(access, districts: ["A", "A", "A"], facilities: [])
    #expect(unknown.villages.map(\.facilitiesToAdd) == [nil, nil, 0])
    let known = gapTable(access, population: [2500, nil, nil], districts: ["A", "A", "A"], facilities: [])
    #expect(known.villages.map(\.facilitiesToAdd) == [2, nil, 0])
    #expect(known.total.facilitiesToAdd == 2)
    let people = gapAccess(gapService([gapNorm(.peoplePerFacility, 1250)], group: .people), demand: [1251], shares: [0])
    #expect(gapTable(people, districts: ["A"], facilities: []).total.facilitiesToAdd == 2)
  }

  @Test("coverage first: households not covered, else those beyond; coverage above 100 % is no gap")
  func coverageFirst() {
    let access = gapAccess(
      gapService(group: .households, coverageFirst: true), demand: [100, 100, 100, nil], shares: [1, 0.4, 1, 0])
    let cells = [gapCell(60, of: 300), gapCell(nil), gapCell(110, of: 100), gapCell(20, of: 50)]
    let table = gapTable(access, coverage: cells, districts: ["A", "A", "A", "A"], facilities: [])
    #expect(table.villages.map(\.gapPeople) == [40, 60, 0, nil])
    #expect(table.villages.map(\.coveragePercent) == [60, nil, 110, 20])
    #expect(isClose(table.total.coveragePercent ?? 0, (18000 + 11000 + 1000) / 450, relative: 1e-12))
    let distance = gapAccess(gapService(), demand: [100], shares: [0.4])
    #expect(gapTable(distance, coverage: [gapCell(90)], districts: ["A"], facilities: []).total.gapPeople == 60)
  }

  @Test("what a village reports goes before the computed share")
  func reported() {
    var access = gapAccess(gapService(), demand: [10, 10, 10], shares: [0, 1, nil])
    access.classes = [.within, .beyond, .cutOff]
    access.isReported = [true, true, false]
    access.shareWithin[2] = 0
    let table = gapTable(access, districts: [], facilities: [])
    #expect(table.villages.map(\.gapPeople) == [0, 10, 10])
    #expect(table.beyond == [2, 1])
    #expect(table.districts.map(\.name) == [""])
  }

  @Test("where only a count speaks the share and the gap are not known, though the class is")
  func counted() {
    var access = gapAccess(gapService(), demand: [10, 10], shares: [0.4, nil])
    access.classes = [.within, .beyond]
    access.isCounted = [true, true]
    let table = gapTable(access, districts: [], facilities: [])
    #expect(table.villages.map(\.shareWithin) == [nil, nil])
    #expect(table.total.gapPeople == nil && table.total.accessClass == .partly)
    #expect(table.beyond == [1])
  }

  @Test("worst first: cut off, beyond by distance, partly; ties by people, then order")
  func worstFirst() {
    var access = gapAccess(gapService(), demand: [1, 2, 3, 4, 5, 6, 7], shares: [0, 0, 0, 0.2, 0.6, 1, nil])
    access.classes[2] = .cutOff
    access.median = [2000, 5000, nil, 900, 800, 10, nil]
    #expect(gapTable(access, districts: [], facilities: []).beyond == [2, 1, 0, 3, 4])
    let equal = gapAccess(gapService(), demand: [5, 9, 9, nil], shares: [0, 0, 0, 0])
    #expect(gapTable(equal, districts: [], facilities: []).beyond == [1, 2, 0, 3])
  }

  @Test("equity: the share of the worst fifth, of eleven villages three")
  func equity() {
    let demand: [Double?] = [10, 0, 50, 5, 5, 5, 5, 5, 5, 5, 5, nil]
    let shares = [Double?](repeating: 0, count: 12)
    let table = gapTable(gapAccess(gapService(), demand: demand, shares: shares), districts: [], facilities: [])
    #expect(table.worstFifthShare == 0.65)
    #expect(table.villagesBearingHalf == 1)
    let one = gapTable(gapAccess(gapService(), demand: [7], shares: [0]), districts: [], facilities: [])
    #expect(one.worstFifthShare == 1)
    let none = gapTable(gapAccess(gapService(), demand: [7], shares: [1]), districts: [], facilities: [])
    #expect(none.worstFifthShare == nil)
  }

  @Test("capacity and facilities: known, partly known, none, bare counts")
  func capacity() {
    var access = gapAccess(gapService(unit: .kader), demand: [1, 1, 1], shares: [1, 1, 1])
    let facilities = [gapFacility(0, kader: 5), gapFacility(0), gapFacility(1), gapFacility(0, kind: "paud")]
    gapPlace(Array(facilities.prefix(3)), in: &access)
    let table = gapTable(access, districts: ["A", "A", "B"], facilities: facilities)
    #expect(table.villages.map(\.facilities) == [2, 1, 0])
    #expect(table.villages.map(\.capacity) == [5, nil, 0])
    #expect(table.villages.map(\.facilitiesOfUnknownCapacity) == [1, 1, 0])
    #expect((table.total.facilities, table.total.capacity, table.total.facilitiesOfUnknownCapacity) == (3, 5, 2))
    var bare = gapAccess(gapService(), demand: [1, 1], shares: [nil, nil])
    bare.isBareCount = true
    bare.classes = [.within, .unknown]
    bare.countInVillage = [4, nil]
    #expect(gapTable(bare, districts: [], facilities: []).villages.map(\.capacity) == [4, nil])
  }

  @Test("facilities with their loads, their share and the people for each unit")
  func balances() {
    var access = gapAccess(gapService(unit: .kader), demand: [30, 70], shares: [1, 1])
    let facilities = [gapFacility(0, kader: 5), gapFacility(nil, kader: 0)]
    gapPlace(facilities, in: &access)
    access.loads[0].demand = 75
    access.loads[1].demand = 25
    let found = gapTable(access, districts: [], facilities: facilities).facilities
    #expect(found.map(\.village) == [0, nil])
    #expect(found.map(\.shareOfDemand) == [0.75, 0.25])
    #expect(found.map(\.demandPerCapacity) == [15, nil])
  }
}
