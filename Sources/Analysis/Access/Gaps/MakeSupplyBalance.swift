import Stunting

/// Finds where there is much more or much less supply a head than usual (see `SupplyBalance`).
func supplyBalance(
  _ access: ServiceAccess, people: GapPeople, supply: GapSupply, areas: GapServiceAreas
) -> SupplyBalance {
  let demand = areas.sums(people.group)
  let facilities = SupplyRatios(
    supply.facilities.map { $0.map(Double.init) }, unknown: supply.facilities.map { _ in 0 }, demand, areas)
  let spare = SpareFacilities(supply: supply, demand: demand, usual: facilities.median)
  guard access.service.capacityUnit != .facility else { return facilities.balance(spare, isCapacity: true) }
  let capacity = SupplyRatios(supply.capacity, unknown: supply.unknown, demand, areas)
  return capacity.isMostlyKnown
    ? capacity.balance(spare, isCapacity: true) : facilities.balance(spare, isCapacity: false)
}

/// Whether a village has whole facilities to spare: a part of one cannot be given away.
private struct SpareFacilities {
  let supply: GapSupply
  /// People of each host's area.
  let demand: [Double?]
  /// Facilities a head.
  let usual: Double?

  /// The village has twice the facilities that are usual for its people, rounded up, or two more than those.
  func has(_ village: Int) -> Bool {
    guard let usual, let own = supply.facilities[village], let people = demand[village] else { return false }
    let whole = max(1, (people * usual * (1 - 1e-12)).rounded(.up))
    return Double(own) >= whole + min(whole, 2)
  }
}

/// Supply over demand of the area that each village belongs to.
private struct SupplyRatios {
  private var ratio: [Double?] = []
  private var isLowerBound: [Bool] = []
  private let hosts: [GapServiceAreas.Host]

  init(_ amounts: [Double?], unknown: [Int], _ demand: [Double?], _ areas: GapServiceAreas) {
    hosts = areas.hosts
    for host in hosts {
      guard case .village(let place) = host else {
        ratio.append(host == .none ? 0 : nil)
        isLowerBound.append(false)
        continue
      }
      let people = demand[place].flatMap { $0 > 0 ? $0 : nil }
      ratio.append(people.flatMap { people in amounts[place].map { $0 / people } })
      isLowerBound.append(unknown[place] > 0)
    }
  }

  private var known: [Double] {
    ratio.indices.compactMap { isLowerBound[$0] ? nil : ratio[$0] }.filter { $0 > 0 && $0.isFinite }
  }

  var median: Double? { medianOf(known) }

  /// More than half of the villages that are served somewhere have a ratio on full knowledge.
  var isMostlyKnown: Bool {
    let served = hosts.count { if case .village = $0 { true } else { false } }
    return 2 * known.count > served
  }

  func balance(_ spare: SpareFacilities, isCapacity: Bool) -> SupplyBalance {
    let median = median
    return SupplyBalance(
      isCapacity: isCapacity, ratio: ratio, isLowerBound: isLowerBound, median: median,
      isOverSupplied: ratio.indices.map { village in
        guard let usual = median, let value = ratio[village] else { return false }
        return value >= 2 * usual && spare.has(village)
      },
      isUnderSupplied: ratio.indices.map { village in
        guard let usual = median, let value = ratio[village], !isLowerBound[village] else { return false }
        return 2 * value <= usual
      })
  }
}

/// The middle value, of an even number the mean of the two; nil of none.
private func medianOf(_ values: [Double]) -> Double? {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return nil }
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
