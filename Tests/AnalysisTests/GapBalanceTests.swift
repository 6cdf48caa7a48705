import Analysis
import Stunting
import TestSupport
import Testing

@Suite("balance of supply")
struct GapBalanceTests {
  private func table(
    _ facilities: [Facility], demand: [Double?], unit: CapacityUnit = .facility,
    change: (inout ServiceAccess) -> Void = { _ in }
  ) -> GapTable {
    var access = gapAccess(
      gapService(unit: unit), demand: demand, shares: [Double?](repeating: 1, count: demand.count))
    gapPlace(facilities, in: &access)
    if unit == .facility { for i in access.loads.indices { access.loads[i].capacity = 1 } }
    change(&access)
    return gapTable(access, districts: [], facilities: facilities)
  }

  private func facilities(_ counts: [Int], kader: Int? = nil) -> [Facility] {
    counts.enumerated().flatMap { village, count in (0..<count).map { _ in gapFacility(village, kader: kader) } }
  }

  @Test("by hand: eight posyandu for 60 children against one for 250, where three for 120 are usual")
  func planted() {
    let found = table(facilities([3, 3, 3, 8, 1]), demand: [120, 120, 120, 60, 250]).balance
    #expect(found.median == 0.025)
    #expect(found.isOverSupplied == [false, false, false, true, false])
    #expect(found.isUnderSupplied == [false, false, false, false, true])
    #expect(found.isCapacity)
  }

  @Test("a village with one facility has nothing to give, however few people it has")
  func single() {
    let found = table(facilities([2, 2, 2, 1]), demand: [100, 100, 100, 5]).balance
    #expect(found.isOverSupplied == [false, false, false, false])
    #expect(found.ratio[3] == 0.2)
  }

  @Test("whole facilities count: three for 60 are one more than the two that are usual, three for 48 twice the one")
  func wholeFacilities() {
    let usual = table(facilities([2, 2, 2, 2, 2, 3, 3, 5]), demand: [100, 100, 100, 100, 100, 60, 48, 104]).balance
    #expect(usual.median == 0.02)
    #expect(usual.isOverSupplied == [false, false, false, false, false, false, true, true])
  }

  @Test("twice the median is over, half of it is under: both bounds are included")
  func bounds() {
    let found = table(facilities([2, 2, 4, 1]), demand: [100, 100, 100, 100]).balance
    #expect(found.isOverSupplied == [false, false, true, false])
    #expect(found.isUnderSupplied == [false, false, false, true])
  }

  @Test("a village without a facility shares its host's; one that reaches none is under-supplied")
  func hosts() {
    let own = facilities([2, 2, 0, 0, 0])
    let found = table(own, demand: [100, 50, 50, 30, 20]) { access in
      access.nearestFacility = [0, 2, 3, nil, nil]
      access.classes = [.within, .within, .within, .cutOff, .unknown]
    }.balance
    #expect(found.ratio == [0.02, 0.02, 0.02, 0, nil])
    #expect(found.isUnderSupplied == [false, false, false, true, false])
  }

  @Test("unknown demand, and a nearest facility outside the region, give no ratio")
  func unknown() {
    let own = facilities([2, 2, 0]) + [gapFacility(nil)]
    let found = table(own, demand: [100, nil, 40]) { $0.nearestFacility = [0, 2, 4] }.balance
    #expect(found.ratio == [0.02, nil, nil])
  }

  @Test("capacity known in part is a lower bound: it can show too much, never too little")
  func lowerBound() {
    let own =
      facilities([1, 1, 1, 1], kader: 5) + [4, 4, 5, 5].map { gapFacility($0, kader: $0 == 4 ? 6 : nil) }
      + [gapFacility(5, kader: 1)]
    let found = table(own, demand: [100, 100, 100, 100, 100, 100], unit: .kader).balance
    #expect(found.isCapacity && found.median == 0.05)
    #expect(found.isLowerBound == [false, false, false, false, false, true])
    #expect(found.isOverSupplied == [false, false, false, false, true, false])
    #expect(found.isUnderSupplied == [Bool](repeating: false, count: 6))
  }

  @Test("where capacity is mostly unknown, facilities are counted")
  func counted() {
    let own = facilities([2, 2, 4]) + [gapFacility(3, kader: 5)]
    let found = table(own, demand: [100, 100, 100, 100], unit: .kader).balance
    #expect(!found.isCapacity)
    #expect(found.isOverSupplied == [false, false, true, false])
    #expect(found.isUnderSupplied == [false, false, false, true])
  }

  @Test("hostile: no villages, no demand, no supply, numbers that are none")
  func hostile() {
    #expect(table([], demand: []).balance.median == nil)
    #expect(table(facilities([1, 1]), demand: [0, .nan]).balance.ratio == [nil, nil])
    let none = table([], demand: [10, .infinity]) { $0.loads = [FacilityLoad(facility: 9, demand: .nan, capacity: -1)] }
    #expect(none.balance.isOverSupplied == [false, false])
    #expect(none.facilities.map(\.village) == [nil])
    #expect(none.villages.map(\.gapPeople) == [0, nil])
    let far = table([gapFacility(99)], demand: [10]) { $0.nearestFacility = [7] }
    #expect(far.balance.ratio == [nil])
  }
}
