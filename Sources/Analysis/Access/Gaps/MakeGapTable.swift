public import Stunting

/// The gap of a service, village by village, with totals of kecamatan and region, the list of villages beyond the
/// threshold, checks against the service's norms and the balance of supply. Every village is in it.
///
/// - Parameters:
///   - coverage: Cells of the service's coverage indicator, percent served, one a village; empty where there is none.
///   - population: People of all ages, one a village, for norms that are about all people; empty where not known.
///   - districts: Name of the kecamatan of each village.
///   - facilities: Those that `access` points into.
///   - supplyNorm: What facilities to add rest on; nil takes the service's norm for its own group, else the one for all
///     people.
public func gapTable(
  _ access: ServiceAccess, coverage: [IndicatorCell] = [], population: [Double?] = [], districts: [String],
  facilities: [Facility], supplyNorm: ServiceNorm? = nil
) -> GapTable {
  let people = GapPeople(access: access, population: population)
  let supply = GapSupply(access: access, facilities: facilities)
  var table = GapTable(service: access.service, norm: access.norm)
  table.supplyNorm = supplyNorm ?? access.service.norm(.demandPerFacility) ?? access.service.norm(.peoplePerFacility)
  let adding = FacilitiesToAdd(norm: table.supplyNorm, people: people)
  table.villages = (0..<access.villages).map { village in
    villageGap(access, village, cell: coverage.indices.contains(village) ? coverage[village] : nil, supply, adding)
  }
  let areas = GapAreas(villages: table.villages, coverage: coverage, adding: adding)
  table.districts = districtOrder(districts, villages: access.villages).map { ($0.name, areas.gap(of: $0.members)) }
  table.total = areas.gap(of: Array(0..<access.villages))
  table.worstFifthShare = worstFifthShare(of: table.villages.map(\.gapPeople))
  table.villagesBearingHalf = villagesBearingHalf(of: table.villages.map(\.gapPeople))
  table.beyond = villagesBeyond(access, table.villages)
  let serviceAreas = GapServiceAreas(access: access, supply: supply)
  table.checks = normChecks(access, coverage: coverage, people: people, supply: supply, areas: serviceAreas)
  table.facilities = facilityBalances(access.loads, facilities)
  table.balance = supplyBalance(access, people: people, supply: supply, areas: serviceAreas)
  return table
}

/// Kecamatan in order of their first village, with their villages.
private func districtOrder(_ names: [String], villages: Int) -> [(name: String, members: [Int])] {
  var order: [(name: String, members: [Int])] = []
  var place: [String: Int] = [:]
  for village in 0..<villages {
    let name = names.indices.contains(village) ? names[village] : ""
    if let known = place[name] {
      order[known].members.append(village)
    } else {
      place[name] = order.count
      order.append((name, [village]))
    }
  }
  return order
}

private func facilityBalances(_ loads: [FacilityLoad], _ facilities: [Facility]) -> [FacilityBalance] {
  let total = loads.reduce(0) { $0 + (usableCount($1.demand) ?? 0) }
  return loads.map { load in
    let demand = usableCount(load.demand)
    let capacity = usableCount(load.capacity)
    return FacilityBalance(
      load: load,
      village: facilities.indices.contains(load.facility) ? facilities[load.facility].village : nil,
      shareOfDemand: total > 0 ? (demand ?? 0) / total : nil,
      demandPerCapacity: capacity.flatMap { c in c > 0 ? demand.map { $0 / c } : nil })
  }
}

/// A count that can be used; nil for what is not finite or below 0.
func usableCount(_ count: Double?) -> Double? {
  guard let count, count.isFinite, count >= 0 else { return nil }
  return count
}
