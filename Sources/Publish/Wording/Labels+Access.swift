import Analysis
import Stunting

extension Labels {
  /// What numbers of people rest on: indicators, or places where they live.
  func demandSource(_ source: String) -> String {
    source.split(separator: "+").map { $0.filter { $0 != " " } }
      .map { DemandRung(rawValue: $0)?.label(language) ?? $0 }.joined(separator: " + ")
  }

  func accessClass(_ c: AccessClass) -> String {
    switch c {
    case .within: language.pick("dalam jangkauan", "within reach")
    case .partly: language.pick("sebagian di luar jangkauan", "partly out of reach")
    case .beyond: language.pick("di luar jangkauan", "out of reach")
    case .cutOff: language.pick("sulit dijangkau", "cut off")
    case .unknown: language.pick("tidak ada data", "no data")
    }
  }

  func costModel(_ m: CostModel) -> String {
    switch m {
    case .geodesic: language.pick("jarak geodesik (garis lurus)", "geodesic distance (straight line)")
    case .road: language.pick("lewat jalan", "along roads")
    case .terrain: language.pick("lewat permukaan tanah", "over the terrain")
    }
  }

  func normMeasure(_ m: NormMeasure, _ service: ServiceDefinition) -> String {
    switch m {
    case .distanceMetres: language.pick("jarak paling jauh bagi 90 % warga", "greatest distance for 90% of the people")
    case .travelMinutes:
      language.pick("waktu tempuh paling lama bagi 90 % warga", "longest travel time for 90% of the people")
    case .peoplePerFacility: language.pick("penduduk per fasilitas, paling banyak", "people per facility, at most")
    case .demandPerFacility:
      language.pick(
        "\(service.group.label(.indonesian)) per fasilitas, paling banyak",
        "\(service.group.label(.english)) per facility, at most")
    case .leastCapacity:
      language.pick(
        "\(capacity(service.capacityUnit)) per fasilitas, paling sedikit",
        "\(capacity(service.capacityUnit)) per facility, at least")
    case .daysOpenPerMonth: language.pick("hari buka per bulan, paling sedikit", "days open a month, at least")
    case .coveragePercent: language.pick("cakupan, paling sedikit", "coverage, at least")
    }
  }

  func capacity(_ u: CapacityUnit) -> String {
    switch u {
    case .facility: language.pick("fasilitas", "facilities")
    case .kader: "kader"
    case .staff: language.pick("tenaga", "staff")
    case .seats: language.pick("kursi", "seats")
    case .litresPerSecond: language.pick("liter/detik", "litres a second")
    }
  }
}
