public import Analysis
import Stunting

/// The long table of access, one row a village and service: `akses.csv` and the rows of `lokus access --format json`.
/// Keys are stable; `docs/outputs.md` lists them. Nothing is left out: the unreachable have rows like all others.
public struct AccessRows: Sendable {
  public typealias Column = VillageTable.Column

  /// Columns of a service; the argument is the village.
  public let services: [(service: String, columns: [Column])]
  public let villages: Int

  public init(_ result: RegionResult) {
    villages = result.edition.villages.count
    let identity = VillageTable.identity(result.edition)
    services = result.access.enumerated().map { place, a in
      let gap = place < result.gaps.count ? result.gaps[place] : nil
      return (
        a.service.key,
        identity + AccessRows.question(a) + AccessRows.demand(a) + AccessRows.costs(a, result) + AccessRows.measures(a)
          + AccessRows.gap(a, gap)
      )
    }
  }

  public var csv: String {
    guard let first = services.first else { return "" }
    return csvText(
      header: first.columns.map(\.key),
      rows: services.flatMap { service in
        (0..<villages).map { v in service.columns.map { VillageTable.plain($0.value(v)) } }
      })
  }

  /// All rows as JSON objects.
  public var rows: [JSONText] {
    services.flatMap { service in
      (0..<villages).map { v in
        .object(Dictionary(service.columns.map { ($0.key, $0.value(v)) }, uniquingKeysWith: { first, _ in first }))
      }
    }
  }

  private static func question(_ a: ServiceAccess) -> [Column] {
    [
      Column(key: "service") { _ in .string(a.service.key) },
      Column(key: "cost_model") { _ in .string(a.method.model.rawValue) },
      Column(key: "threshold_m") { _ in a.method.isMinutes ? .null : .number(a.norm.value, decimals: 3) },
      Column(key: "threshold_min") { _ in a.method.isMinutes ? .number(a.norm.value, decimals: 3) : .null },
      Column(key: "norm_source") { _ in .string(a.norm.source) },
      Column(key: "norm_applies_to") { _ in .string(a.norm.appliesTo) },
      Column(key: "norm_status") { _ in .string(a.norm.status.rawValue) },
    ]
  }

  private static func demand(_ a: ServiceAccess) -> [Column] {
    [
      Column(key: "demand_rung") { .string(a.rung[$0].rawValue) },
      Column(key: "demand_group") { _ in .string(a.service.group.rawValue) },
      Column(key: "demand_source") { _ in .optional(a.demandSource) },
      Column(key: "demand") { .optional(a.demand[$0], decimals: 2) },
    ]
  }

  private static func costs(_ a: ServiceAccess, _ r: RegionResult) -> [Column] {
    let ids = r.facilities.map(\.id)
    let unit = { (name: String, isMinutes: Bool, value: @escaping @Sendable (Int) -> Double?) in
      Column(key: name + (isMinutes ? "_min" : "_m")) { v in
        isMinutes == a.method.isMinutes ? .optional(value(v), decimals: 2) : .null
      }
    }
    let values: [(String, @Sendable (Int) -> Double?)] = [
      ("mean", { a.mean[$0] }), ("median", { a.median[$0] }), ("p90", { a.p90[$0] }),
      ("second_nearest", { v in a.kNearest.count > 1 ? a.kNearest[1][v] : nil }),
      ("third_nearest", { v in a.kNearest.count > 2 ? a.kNearest[2][v] : nil }),
    ]
    return [Column(key: "nearest") { v in .optional(a.nearestFacility[v].flatMap { $0 < ids.count ? ids[$0] : nil }) }]
      + values.flatMap { [unit($0.0, false, $0.1), unit($0.0, true, $0.1)] }
      + [
        Column(key: "snap_m") { .optional(a.snapMetres[$0], decimals: 1) },
        Column(key: "reported_min") { .optional(a.reported[$0]?.minutes, decimals: 2) },
        Column(key: "reported_km") { .optional(a.reported[$0]?.kilometres, decimals: 3) },
        Column(key: "is_reported") { .bool(a.isReported[$0]) },
      ]
  }

  private static func measures(_ a: ServiceAccess) -> [Column] {
    let shares = [
      Column(key: "share_within") { .optional(a.shareWithin[$0], decimals: 6) },
      Column(key: "share_unreachable") { .number(a.shareUnreachable[$0], decimals: 6) },
      Column(key: "share_cut_off") { .number(a.shareCutOff[$0], decimals: 6) },
      Column(key: "facilities_within") { .optional(a.opportunities[$0], decimals: 4) },
      Column(key: "facilities_in_village") { .optional(a.countInVillage[$0]) },
    ]
    let catchments = CatchmentMethod.allCases.map { method in
      Column(key: "access_" + method.rawValue) { v in .optional(a.catchment[method].flatMap { $0[v] }, decimals: 9) }
    }
    return shares + catchments + [Column(key: "access_class") { .string(a.classes[$0].rawValue) }]
  }

  private static func gap(_ a: ServiceAccess, _ table: GapTable?) -> [Column] {
    let gap = { @Sendable (v: Int) -> ServiceGap? in table.flatMap { v < $0.villages.count ? $0.villages[v] : nil } }
    return [
      Column(key: "capacity_unit") { _ in .string(a.service.capacityUnit.rawValue) },
      Column(key: "capacity") { .optional(gap($0)?.capacity, decimals: 2) },
      Column(key: "demand_within") { .optional(gap($0)?.within, decimals: 2) },
      Column(key: "demand_beyond") { .optional(gap($0)?.beyond, decimals: 2) },
      Column(key: "coverage_percent") { .optional(gap($0)?.coveragePercent, decimals: 4) },
      Column(key: "gap_people") { .optional(gap($0)?.gapPeople, decimals: 2) },
      Column(key: "facilities_to_add") { .optional(gap($0)?.facilitiesToAdd) },
    ]
  }
}
