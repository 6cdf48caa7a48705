import Stunting

/// Whom a service is for, village by village; nil is not known.
struct GapPeople {
  /// People of the service's group.
  let group: [Double?]
  /// People of all ages.
  let all: [Double?]

  init(access: ServiceAccess, population: [Double?]) {
    let group = access.demand.map(usableCount)
    self.group = group
    all = group.indices.map { village in
      if access.service.group == .people, let people = group[village] { return people }
      return population.indices.contains(village) ? usableCount(population[village]) : nil
    }
  }
}

/// How many facilities a gap asks for by the supply norm.
struct FacilitiesToAdd {
  let norm: ServiceNorm?
  let people: GapPeople

  /// A village's gap in what the norm counts: people of the group, or people of all ages, of whom the same share lacks
  /// the service. Nil where it is not known.
  func counted(_ gap: Double?, village: Int) -> Double? {
    guard let gap, let norm else { return nil }
    switch norm.measure {
    case .demandPerFacility: return gap
    case .peoplePerFacility:
      if gap == 0 { return 0 }
      guard let all = people.all[village], let group = people.group[village], group > 0 else { return nil }
      return all * min(1, gap / group)
    default: return nil
    }
  }

  /// Rounded up; 1e-9 of a facility is noise of the arithmetic.
  func number(_ counted: Double?) -> Int? {
    guard let counted, let norm, norm.value > 0 else { return nil }
    let needed = counted / norm.value
    guard needed < 1e15 else { return nil }
    return Int(max(0, (needed - 1e-9 * max(1, needed)).rounded(.up)))
  }
}
