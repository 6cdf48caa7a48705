import Stunting

/// Every village against every norm of its service. The value of a village is, by the norm's measure:
/// - distance and travel time: the cost that nine tenths of its people do not exceed (P90), or what it reports where its
///   class rests on that; a norm in the other unit is checked against a report only;
/// - people and demand a facility: those of its service area over the facilities there (see `SupplyBalance`);
/// - least capacity and days open: the least of the facilities in the village, of days also of those that don't function
///   (0 days); missed as soon as one misses it, met only when all are known;
/// - coverage: its percentage.
/// Nobody reaching anything misses a norm of distance, time and supply, without a value.
func normChecks(
  _ access: ServiceAccess, coverage: [IndicatorCell], people: GapPeople, supply: GapSupply, areas: GapServiceAreas
) -> [[NormCheck]] {
  access.service.norms.map { norm in
    let check = NormChecker(norm: norm, access: access, supply: supply, areas: areas)
    switch norm.measure {
    case .distanceMetres, .travelMinutes: return check.all { check.travel($0) }
    case .peoplePerFacility: return check.perFacility(people.all)
    case .demandPerFacility: return check.perFacility(people.group)
    case .leastCapacity:
      return check.all { check.least(supply.active[$0]) { access.service.capacity(of: supply.all[$0]) } }
    case .daysOpenPerMonth: return check.all { check.least(supply.members[$0]) { daysOpen(supply.all[$0]) } }
    case .coveragePercent:
      return check.all { village in
        check.atLeast(coverage.indices.contains(village) ? usableCount(coverage[village].percent) : nil)
      }
    }
  }
}

/// A facility that does not function is open on no day.
private func daysOpen(_ facility: Facility) -> Double? {
  if facility.capacity?.isFunctioning == false { return 0 }
  return usableCount(facility.capacity?.daysOpenPerMonth)
}

private struct NormChecker {
  let norm: ServiceNorm
  let access: ServiceAccess
  let supply: GapSupply
  let areas: GapServiceAreas

  func all(_ check: (Int) -> NormCheck) -> [NormCheck] { (0..<access.villages).map(check) }

  func atLeast(_ value: Double?) -> NormCheck {
    NormCheck(norm: norm, value: value, isMet: value.map { $0 >= norm.value })
  }

  func atMost(_ value: Double?) -> NormCheck {
    NormCheck(norm: norm, value: value, isMet: value.map { $0 <= norm.value })
  }

  func travel(_ village: Int) -> NormCheck {
    if let value = reported(village) { return atMost(value) }
    guard access.method.isMinutes == (norm.measure == .travelMinutes) else { return NormCheck(norm: norm) }
    if let value = usableCount(access.p90[village]) { return atMost(value) }
    switch access.classes[village] {
    case .partly, .beyond, .cutOff: return NormCheck(norm: norm, isMet: false)
    case .within, .unknown: return NormCheck(norm: norm)
    }
  }

  /// What the village reports in the norm's unit, where its class rests on it or nothing of that unit is computed.
  private func reported(_ village: Int) -> Double? {
    guard let report = access.reported[village] else { return nil }
    let isComputed = access.method.isMinutes == (norm.measure == .travelMinutes)
    guard access.isReported[village] || !isComputed else { return nil }
    return usableCount(report.cost(for: norm.measure))
  }

  func perFacility(_ counts: [Double?]) -> [NormCheck] {
    let sums = areas.sums(counts)
    return all { village in
      switch areas.hosts[village] {
      case .village(let host):
        let facilities = Double(supply.facilities[host] ?? 0)
        return atMost(facilities > 0 ? sums[host].map { $0 / facilities } : nil)
      case .none:
        return NormCheck(norm: norm, isMet: (counts[village] ?? 1) > 0 ? false : nil)
      case .unknown: return NormCheck(norm: norm)
      }
    }
  }

  func least(_ facilities: [Int], _ amount: (Int) -> Double?) -> NormCheck {
    let known = facilities.compactMap(amount)
    var check = atLeast(known.min())
    if check.isMet == true, known.count < facilities.count { check.isMet = nil }
    return check
  }
}
