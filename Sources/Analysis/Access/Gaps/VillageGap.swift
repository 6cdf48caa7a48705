import Stunting

/// The gap of one village.
func villageGap(
  _ access: ServiceAccess, _ village: Int, cell: IndicatorCell?, _ supply: GapSupply, _ adding: FacilitiesToAdd
) -> ServiceGap {
  var gap = ServiceGap(accessClass: access.classes[village])
  gap.demand = usableCount(access.demand[village])
  gap.shareWithin = knownShare(access, village)
  if let demand = gap.demand, let share = gap.shareWithin {
    let within = demand * share
    (gap.within, gap.beyond) = (within, demand - within)
    gap.shareBasis = .people
  }
  gap.facilities = supply.facilities[village]
  gap.capacity = supply.capacity[village]
  gap.facilitiesOfUnknownCapacity = supply.unknown[village]
  gap.coveragePercent = usableCount(cell?.percent)
  gap.gapPeople = gapPeople(gap, access.service)
  gap.villagesWithoutGap = gap.gapPeople == nil ? 1 : 0
  gap.facilitiesToAdd = adding.number(adding.counted(gap.gapPeople, village: village))
  gap.facilitiesToAddByVillage = gap.facilitiesToAdd
  return gap
}

/// Share of a village's people, or places, within the threshold as its class says; nil where nothing or only a count is
/// known.
private func knownShare(_ access: ServiceAccess, _ village: Int) -> Double? {
  guard access.classes[village] != .unknown, let share = access.shareServed(village), share.isFinite else { return nil }
  return min(1, max(0, share))
}

private func gapPeople(_ gap: ServiceGap, _ service: ServiceDefinition) -> Double? {
  guard service.coverageFirst, let percent = gap.coveragePercent else { return gap.beyond }
  return gap.demand.map { $0 * max(0, 1 - percent / 100) }
}
