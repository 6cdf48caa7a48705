import Stunting

/// Sums the gaps of villages into those of kecamatan and region.
struct GapAreas {
  let villages: [ServiceGap]
  let coverage: [IndicatorCell]
  let adding: FacilitiesToAdd

  func gap(of members: [Int]) -> ServiceGap {
    let own = members.map { villages[$0] }
    var gap = ServiceGap(accessClass: areaClass(own.map(\.accessClass)))
    gap.demand = sumOfKnown(own.map(\.demand))
    gap.within = sumOfKnown(own.map(\.within))
    gap.beyond = sumOfKnown(own.map(\.beyond))
    (gap.shareWithin, gap.shareBasis) = share(gap, own)
    gap.facilities = sumOfKnown(own.map { $0.facilities.map(Double.init) }).flatMap { Int(exactly: $0) }
    gap.capacity = sumOfKnown(own.map(\.capacity))
    gap.facilitiesOfUnknownCapacity = own.reduce(0) { $0 + $1.facilitiesOfUnknownCapacity }
    gap.coveragePercent = coveragePercent(members)
    gap.gapPeople = sumOfKnown(own.map(\.gapPeople))
    gap.facilitiesToAdd = adding.number(
      sumOfKnown(members.map { adding.counted(villages[$0].gapPeople, village: $0) }))
    gap.facilitiesToAddByVillage = sumOfKnown(own.map { $0.facilitiesToAdd.map(Double.init) })
      .flatMap { Int(exactly: $0) }
    gap.villages = own.count
    gap.villagesWithoutGap = own.reduce(0) { $0 + $1.villagesWithoutGap }
    return gap
  }

  /// Of people where any are counted, else the mean of the villages' shares of places.
  private func share(_ gap: ServiceGap, _ own: [ServiceGap]) -> (Double?, ShareBasis) {
    if let within = gap.within, let beyond = gap.beyond, within + beyond > 0 {
      return (within / (within + beyond), .people)
    }
    let shares = own.compactMap(\.shareWithin)
    return (shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count), .places)
  }

  /// Mean of the villages' coverage, weighed by its denominator, else by the service's demand.
  private func coveragePercent(_ members: [Int]) -> Double? {
    var (sum, weights) = (0.0, 0.0)
    for village in members {
      guard let percent = villages[village].coveragePercent else { continue }
      let denominator = coverage.indices.contains(village) ? usableCount(coverage[village].denominator) : nil
      guard let weight = denominator ?? villages[village].demand else { continue }
      sum += weight * percent
      weights += weight
    }
    return weights > 0 ? sum / weights : nil
  }
}

/// Sum of what is known; nil when nothing is.
func sumOfKnown(_ values: [Double?]) -> Double? {
  let known = values.compactMap { $0 }
  return known.isEmpty ? nil : known.reduce(0, +)
}

/// The class of an area by those of its villages; villages of which nothing is known do not count.
private func areaClass(_ classes: [AccessClass]) -> AccessClass {
  let known = classes.filter { $0 != .unknown }
  guard let first = known.first else { return .unknown }
  if known.allSatisfy({ $0 == first }) { return first }
  return known.contains { $0 == .within || $0 == .partly } ? .partly : .beyond
}
