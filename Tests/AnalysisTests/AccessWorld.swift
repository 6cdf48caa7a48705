import Analysis
import Geometry
import Stunting

/// Small regions near the equator, where a degree is about 111 km both ways.
enum AccessWorld {
  /// Square villages of `side` degrees in a row from (110, 0) eastwards.
  static func row(_ count: Int, side: Double = 0.1) -> BoundaryEdition {
    var set = PolygonSet()
    for i in 0..<count {
      let west = 110 + Double(i) * side
      appendSquare(&set, west, 0, west + side, side)
      set.endPolygon()
      set.endFeature()
    }
    return edition(set)
  }

  static func appendSquare(_ set: inout PolygonSet, _ w: Double, _ s: Double, _ e: Double, _ n: Double) {
    for (x, y) in [(w, s), (e, s), (e, n), (w, n), (w, s)] { set.appendVertex(x, y) }
    set.endRing()
  }

  static func edition(_ set: PolygonSet) -> BoundaryEdition {
    let villages = (0..<set.featureCount).map {
      Village(name: "Desa \($0)", districtName: "K", districtCode: nil, codes: [], sourceRow: $0 + 1, unitID: "V\($0)")
    }
    return BoundaryEdition(id: "e", villages: villages, polygons: LonLatPolygons(set))
  }

  static func facility(
    _ id: String, _ longitude: Double, _ latitude: Double, kind: String = "posyandu", village: Int? = nil
  ) -> Facility {
    var facility = Facility(
      id: id, kind: kind, name: id, position: LonLat(longitude: longitude, latitude: latitude), sourceID: "f",
      sourceRow: 1)
    facility.village = village
    return facility
  }

  static func service(_ unit: CapacityUnit = .facility, norms: [ServiceNorm] = []) -> ServiceDefinition {
    ServiceDefinition(
      key: "posyandu", nameIndonesian: "Posyandu", nameEnglish: "Posyandu", facilityKinds: ["posyandu"],
      group: .balita, capacityUnit: unit, norms: norms)
  }

  static func norm(_ value: Double, _ measure: NormMeasure = .distanceMetres) -> ServiceNorm {
    ServiceNorm(measure: measure, value: value, source: "uji", appliesTo: "semua", status: .usulan)
  }

  static func question(
    _ edition: BoundaryEdition, _ facilities: [Facility], norm: ServiceNorm = norm(1000),
    service: ServiceDefinition = service()
  ) -> AccessQuestion {
    AccessQuestion(
      edition: edition, facilities: facilities, services: [ServiceQuestion(service: service, norm: norm)])
  }

  static func count(_ village: Int, _ value: Double, indicator: String = "sasaran_balita", period: String = "2024")
    -> IndicatorValue
  {
    var cell = IndicatorValue(
      level: .village, unit: village, indicator: indicator, ageGroup: .balita, period: Period(period) ?? .unstated,
      kind: .count, state: .value, rung: Rung.allCases[0], sourceID: "s", sourceRow: 1)
    cell.value = value
    return cell
  }

  static func place(
    _ village: Int, _ longitude: Double, _ latitude: Double, people: Double? = nil, rung: DemandRung = .hamlet
  ) -> DemandPoint {
    DemandPoint(
      rung: rung, position: LonLat(longitude: longitude, latitude: latitude), village: village, people: people,
      sourceID: "d", sourceRow: 1)
  }
}
