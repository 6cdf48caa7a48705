import Analysis
import Geometry
import Stunting

/// A norm without a history, for tests.
func gapNorm(_ measure: NormMeasure, _ value: Double, _ status: NormStatus = .usulan) -> ServiceNorm {
  ServiceNorm(measure: measure, value: value, source: "uji", appliesTo: "semua", status: status)
}

/// A posyandu service with a norm of 1,000 m and what is added.
func gapService(
  _ norms: [ServiceNorm] = [], group: DemandGroup = .balita, unit: CapacityUnit = .facility,
  coverageFirst: Bool = false
) -> ServiceDefinition {
  ServiceDefinition(
    key: "posyandu", nameIndonesian: "Posyandu", nameEnglish: "Posyandu", facilityKinds: ["posyandu"], group: group,
    capacityUnit: unit, norms: [gapNorm(.distanceMetres, 1000)] + norms, coverageIndicator: "cakupan",
    coverageFirst: coverageFirst)
}

/// Access of villages that all have the demand and share within given; the class follows from the share.
func gapAccess(_ service: ServiceDefinition, demand: [Double?], shares: [Double?]) -> ServiceAccess {
  var access = ServiceAccess(
    service: service, norm: service.norms[0], method: TravelMethod(), villages: demand.count)
  access.demand = demand
  access.shareWithin = shares
  access.classes = shares.map { share in
    switch share {
    case nil: .unknown
    case 1: .within
    case 0: .beyond
    default: .partly
    }
  }
  return access
}

/// A facility of the service in a village.
func gapFacility(_ village: Int?, kind: String = "posyandu", kader: Int? = nil, days: Double? = nil) -> Facility {
  var facility = Facility(
    id: "f", kind: kind, name: "Melati", position: LonLat(longitude: 110, latitude: -7), sourceID: "s", sourceRow: 1)
  facility.village = village
  facility.capacity = FacilityCapacity()
  facility.capacity?.kader = kader
  facility.capacity?.daysOpenPerMonth = days
  return facility
}

/// Puts facilities into an access: counts in the villages, loads with the kader as capacity.
func gapPlace(_ facilities: [Facility], in access: inout ServiceAccess) {
  access.countInVillage = (0..<access.villages).map { village in facilities.filter { $0.village == village }.count }
  access.loads = facilities.indices.map {
    FacilityLoad(facility: $0, demand: 0, capacity: facilities[$0].capacity?.kader.map(Double.init))
  }
}

/// A coverage of some people.
func gapCell(_ percent: Double?, of denominator: Double? = nil) -> IndicatorCell {
  guard let percent else { return .noData }
  return IndicatorCell(
    state: .value, percent: percent, numerator: denominator.map { $0 * percent / 100 }, denominator: denominator)
}
