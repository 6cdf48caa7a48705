/// Whom a service is for: what demand is counted in.
public enum DemandGroup: String, Sendable, Codable, CaseIterable {
  case balita, baduta
  case pregnantWomen = "pregnant_women"
  case households, people

  /// The word after a number: "37 ibu hamil".
  public func label(_ language: Language) -> String {
    switch self {
    case .balita: language.pick("balita", "children under five")
    case .baduta: language.pick("baduta", "children under two")
    case .pregnantWomen: language.pick("ibu hamil", "pregnant women")
    case .households: language.pick("rumah tangga", "households")
    case .people: language.pick("penduduk", "people")
    }
  }
}

/// What a facility's capacity is counted in.
public enum CapacityUnit: String, Sendable, Codable, CaseIterable {
  /// Every facility counts one.
  case facility
  case kader, staff, seats
  case litresPerSecond = "litres_per_second"
}

/// What a norm of a service is about.
public enum NormMeasure: String, Sendable, Codable, CaseIterable {
  /// Distance to the nearest facility, up to and including it.
  case distanceMetres = "distance_m"
  /// Travel time to the nearest facility, up to and including it.
  case travelMinutes = "travel_min"
  /// People that one facility serves at most.
  case peoplePerFacility = "people_per_facility"
  /// People of the service's own group (balita, households ...) that one facility serves at most.
  case demandPerFacility = "demand_per_facility"
  /// Least number of kader, staff ... (of the service's capacity unit) at one facility.
  case leastCapacity = "least_capacity"
  /// Days a month that a facility is open, at least (posyandu active monthly: 1).
  case daysOpenPerMonth = "days_open_per_month"
  /// Percentage of households on the ladder's wanted rung, at least.
  case coveragePercent = "coverage_percent"
}

/// A norm with where it comes from. The juknis gives few numbers: those of ours are `usulan` and are printed as such.
public struct ServiceNorm: Sendable, Equatable, Codable {
  public var measure: NormMeasure
  public var value: Double
  /// Document and page, or "usulan Lokus".
  public var source: String
  /// Where it holds: `perdesaan`, `perkotaan`, `semua` ..., as printed.
  public var appliesTo: String
  public var status: NormStatus

  public init(measure: NormMeasure, value: Double, source: String, appliesTo: String, status: NormStatus) {
    self.measure = measure
    self.value = value
    self.source = source
    self.appliesTo = appliesTo
    self.status = status
  }
}

/// One service: which facilities give it, to whom, with what capacity, by which norms. Data, not code: services are read
/// from the catalogue and from the project file.
public struct ServiceDefinition: Sendable, Equatable, Codable {
  /// Stable key: `posyandu`, `puskesmas`, `water` ...
  public var key: String
  public var nameIndonesian: String
  public var nameEnglish: String
  /// Kinds of facility that give it, as in the project file.
  public var facilityKinds: [String]
  public var group: DemandGroup
  public var capacityUnit: CapacityUnit
  /// Attribute of a facility that its capacity stands in, where it is not one of the known columns.
  public var capacityAttribute: String?
  public var norms: [ServiceNorm]
  /// Indicator that says how many are covered (the household ladder for water and sanitation); nil where there is none.
  public var coverageIndicator: String?
  /// True where the coverage of households goes before the distance (water, sanitation).
  public var coverageFirst: Bool
  /// Rungs of the household ladder, lowest first; empty where the service has none.
  public var ladder: [HouseholdRung] = []

  public init(
    key: String, nameIndonesian: String, nameEnglish: String, facilityKinds: [String], group: DemandGroup,
    capacityUnit: CapacityUnit = .facility, capacityAttribute: String? = nil, norms: [ServiceNorm] = [],
    coverageIndicator: String? = nil, coverageFirst: Bool = false
  ) {
    self.key = key
    self.nameIndonesian = nameIndonesian
    self.nameEnglish = nameEnglish
    self.facilityKinds = facilityKinds
    self.group = group
    self.capacityUnit = capacityUnit
    self.capacityAttribute = capacityAttribute
    self.norms = norms
    self.coverageIndicator = coverageIndicator
    self.coverageFirst = coverageFirst
  }

  public func name(_ language: Language) -> String { language.pick(nameIndonesian, nameEnglish) }

  public func norm(_ measure: NormMeasure) -> ServiceNorm? { norms.first { $0.measure == measure } }
}
