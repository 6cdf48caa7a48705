import Analysis
import Geometry
import Stunting

/// A made-up regency for supply: villages in a row, each the neighbour of the next, one posyandu service.
struct SupplyWorld {
  static let posyandu = ServiceDefinition(
    key: "posyandu", nameIndonesian: "Posyandu", nameEnglish: "Posyandu", facilityKinds: ["posyandu"], group: .balita,
    capacityUnit: .kader,
    norms: [
      norm(.distanceMetres, 1000, "semua"), norm(.demandPerFacility, 100, "semua"),
      norm(.peoplePerFacility, 1250, "perkotaan"), norm(.leastCapacity, 5, "semua"),
      norm(.daysOpenPerMonth, 1, "perdesaan"),
    ])

  static func norm(_ measure: NormMeasure, _ value: Double, _ area: String) -> ServiceNorm {
    ServiceNorm(measure: measure, value: value, source: "norma", appliesTo: area, status: .usulan)
  }

  static func definition(_ key: String = "pantau", pairs: [SupplyPair]? = nil) -> IndicatorDefinition {
    var d = IndicatorDefinition(
      key: key, number: 17, nameIndonesian: "Balita dipantau", nameEnglish: "Children monitored", essential: true,
      level: .people, direction: .higherIsBetter, kind: .ratio, per: 100,
      target: IndicatorTarget(percent: 80, year: 2024, source: "uji", status: .resmi), sector: "", source: "")
    d.supply =
      pairs ?? [
        SupplyPair(facilityKind: "posyandu", aspect: .facility),
        SupplyPair(facilityKind: "posyandu", aspect: .staff, attribute: "kader"),
        SupplyPair(facilityKind: "posyandu", aspect: .supplies, attribute: "alat_antropometri"),
      ]
    return d
  }

  var input: SupplyInput

  /// - Parameters:
  ///   - coverage: Served of `balita` in each village; nil is no data.
  ///   - balita: Demand of the service.
  init(coverage: [Double?], balita: Double = 200) {
    let n = coverage.count
    let definition = SupplyWorld.definition()
    let cells = coverage.map { served -> IndicatorCell in
      var value = IndicatorCell.noData
      guard let served else { return value }
      let percent = 100 * served / balita
      value = IndicatorCell(
        state: .value, percent: percent, numerator: served, denominator: balita,
        coverageClass: CoverageClass(attainment: percent / 80))
      return value
    }
    let column = CoverageColumn(
      definition: definition, period: nil, isMain: true, cells: cells,
      categories: [String?](repeating: nil, count: n))
    var access = ServiceAccess(
      service: SupplyWorld.posyandu, norm: SupplyWorld.posyandu.norms[0], method: TravelMethod(), villages: n)
    access.classes = [AccessClass](repeating: .within, count: n)
    access.shareWithin = [Double?](repeating: 1, count: n)
    access.demand = [Double?](repeating: balita, count: n)
    access.rung = [DemandRung](repeating: .building, count: n)
    let lists = (0..<n).map { v in [v - 1, v + 1].filter { (0..<n).contains($0) } }
    input = SupplyInput(
      villages: (0..<n).map {
        Village(
          name: "Desa \($0)", districtName: "Kecamatan \($0 / 4)", districtCode: nil, codes: [], sourceRow: $0 + 1)
      }, columns: [column], services: [SupplyWorld.posyandu], facilities: [], access: [access],
      neighbours: NeighbourLists(lists: lists))
  }

  /// Adds a posyandu to a village; its village is served by it.
  mutating func add(_ village: Int, kader: String?, tools: String?, active: String? = "ya") {
    var facility = Facility(
      id: "P\(input.facilities.count)", kind: "posyandu", name: "", position: nil, sourceID: "uji", sourceRow: 1)
    facility.village = village
    facility.attributes = ["aktif": active, "kader": kader, "alat antropometri": tools].compactMapValues { $0 }
    input.facilities.append(facility)
    input.access[0].nearestFacility[village] = input.facilities.count - 1
  }

  func rows() -> [SupplyRow] { supplyTable(input).pairs.first?.rows ?? [] }
}
