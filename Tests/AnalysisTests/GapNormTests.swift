import Analysis
import Stunting
import Testing

@Suite("villages against norms")
struct GapNormTests {
  private func checks(
    _ norm: ServiceNorm, demand: [Double?], facilities: [Facility] = [], population: [Double?] = [],
    coverage: [IndicatorCell] = [], change: (inout ServiceAccess) -> Void = { _ in }
  ) -> [NormCheck] {
    var access = gapAccess(
      gapService([norm], unit: .kader), demand: demand, shares: [Double?](repeating: 1, count: demand.count))
    gapPlace(facilities, in: &access)
    change(&access)
    return gapTable(access, coverage: coverage, population: population, districts: [], facilities: facilities).checks[1]
  }

  private func report(_ minutes: Double) -> ReportedTravel {
    ReportedTravel(
      kind: "posyandu", village: 0, minutes: minutes, kilometres: nil, period: .unstated, sourceID: "p", sourceRow: 1)
  }

  @Test("every norm is carried with its source and status, one array a norm, one entry a village")
  func carried() {
    let access = gapAccess(gapService([gapNorm(.leastCapacity, 5, .resmi)]), demand: [1, 2], shares: [1, 1])
    let table = gapTable(access, districts: [], facilities: [])
    #expect(table.checks.map(\.count) == [2, 2])
    #expect(table.checks[1].allSatisfy { $0.norm == gapNorm(.leastCapacity, 5, .resmi) })
  }

  @Test("distance: nine tenths of the people; 1,000 means 1,000; those who reach nothing miss it")
  func distance() {
    let found = checks(gapNorm(.distanceMetres, 1000), demand: [1, 1, 1, 1]) { access in
      access.p90 = [1000, 1000.5, nil, nil]
      access.classes = [.within, .partly, .cutOff, .unknown]
    }
    #expect(found.map(\.isMet) == [true, false, false, nil])
    #expect(found.map(\.value) == [1000, 1000.5, nil, nil])
  }

  @Test("minutes are checked against a report where only metres are computed")
  func minutes() {
    let found = checks(gapNorm(.travelMinutes, 30), demand: [1, 1, 1]) { access in
      access.p90 = [5, 5, 5]
      access.reported = [report(30), nil, report(31)]
    }
    #expect(found.map(\.isMet) == [true, nil, false])
  }

  @Test("people a facility, over the area that it serves; nobody serving misses it")
  func perFacility() {
    let own = [gapFacility(0), gapFacility(0), gapFacility(1)]
    let found = checks(
      gapNorm(.peoplePerFacility, 1250), demand: [1, 1, 1, 1, 1], facilities: own,
      population: [2000, 1000, 500, 10, nil]
    ) { access in
      access.nearestFacility = [0, 2, 1, nil, nil]
      access.classes = [.within, .within, .within, .beyond, .unknown]
    }
    #expect(found.map(\.value) == [1250, 1000, 1250, nil, nil])
    #expect(found.map(\.isMet) == [true, true, true, false, nil])
    let balita = checks(gapNorm(.demandPerFacility, 100), demand: [201, 100, nil], facilities: own)
    #expect(balita.map(\.isMet) == [false, true, nil])
  }

  @Test("least kader and days open: missed by one, met only when all are known")
  func least() {
    let own = [
      gapFacility(0, kader: 5, days: 1), gapFacility(0, kader: 4, days: 1), gapFacility(1, kader: 5, days: 0.5),
      gapFacility(1), gapFacility(2, kader: 5, days: 2),
    ]
    let kader = checks(gapNorm(.leastCapacity, 5), demand: [1, 1, 1, 1], facilities: own)
    #expect(kader.map(\.isMet) == [false, nil, true, nil])
    #expect(kader.map(\.value) == [4, 5, 5, nil])
    let days = checks(gapNorm(.daysOpenPerMonth, 1), demand: [1, 1, 1, 1], facilities: own)
    #expect(days.map(\.isMet) == [true, false, true, nil])
    var closed = own
    closed[1].capacity?.isFunctioning = false
    closed[4].capacity?.isFunctioning = false
    let shut: (inout ServiceAccess) -> Void = { $0.inactive = [1, 4] }
    let after = checks(gapNorm(.daysOpenPerMonth, 1), demand: [1, 1, 1], facilities: closed, change: shut)
    #expect(after.map(\.isMet) == [false, false, false])
    #expect(after.map(\.value) == [0, 0.5, 0])
    let working = checks(gapNorm(.leastCapacity, 5), demand: [1, 1, 1], facilities: closed, change: shut)
    #expect(working.map(\.isMet) == [true, nil, nil])
  }

  @Test("coverage: the bound is included, no data is not known")
  func coverage() {
    let cells = [gapCell(80), gapCell(79.9), gapCell(nil)]
    let found = checks(gapNorm(.coveragePercent, 80), demand: [1, 1, 1, 1], coverage: cells)
    #expect(found.map(\.isMet) == [true, false, nil, nil])
  }
}
