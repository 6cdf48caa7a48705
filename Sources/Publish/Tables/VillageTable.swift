public import Analysis
import Stunting

/// The table of a run, one row a village: the columns of `laporan.csv` and the properties of the GeoJSON feed. Keys are
/// English snake_case with units and stable; `docs/outputs.md` lists them.
public struct VillageTable: Sendable {
  public struct Column: Sendable {
    public let key: String
    public let value: @Sendable (Int) -> JSONText

    public init(key: String, value: @escaping @Sendable (Int) -> JSONText) {
      self.key = key
      self.value = value
    }
  }

  public let columns: [Column]
  public let count: Int

  public init(_ result: RegionResult, labels: Labels, reason: @escaping @Sendable (Int) -> String) {
    count = result.edition.villages.count
    columns =
      VillageTable.identity(result.edition) + VillageTable.statistics(result) + VillageTable.access(result)
      + VillageTable.coverage(result) + VillageTable.lokus(result, reason: reason)
  }

  /// The columns of the statistics alone: what `lokus hotspots` and `lokus klaster` write.
  public init(statisticsOf result: RegionResult) {
    count = result.edition.villages.count
    columns = VillageTable.identity(result.edition) + VillageTable.statistics(result)
  }

  /// The columns of access alone: what `lokus access` writes.
  public init(accessOf result: RegionResult) {
    count = result.edition.villages.count
    columns = VillageTable.identity(result.edition) + VillageTable.access(result)
  }

  /// Columns of any table of villages.
  public init(columns: [Column], count: Int) {
    self.columns = columns
    self.count = count
  }

  /// One row as JSON members.
  public func members(_ village: Int) -> [String: JSONText] {
    Dictionary(columns.map { ($0.key, $0.value(village)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The table as CSV, numbers with a decimal point, empty cells for null.
  public var csv: String {
    csvText(
      header: columns.map(\.key),
      rows: (0..<count).map { v in columns.map { VillageTable.plain($0.value(v)) } })
  }

  static func plain(_ value: JSONText) -> String {
    switch value {
    case .null: ""
    case .string(let s): s
    default: value.compact
    }
  }
}

extension VillageTable {
  static func identity(_ boundaries: BoundaryEdition) -> [Column] {
    let villages = boundaries.villages
    let edition = boundaries.id
    return [
      Column(key: "edition") { _ in .string(edition) },
      Column(key: "village_code") { .string(villages[$0].printedCode) },
      Column(key: "kemendagri_code") { .optional(villages[$0].code(.kemendagri)?.formatted) },
      Column(key: "bps_code") { .optional(villages[$0].code(.bps)?.formatted) },
      Column(key: "village_name") { .string(villages[$0].name) },
      Column(key: "district_name") { .string(villages[$0].districtName) },
    ]
  }

  static func headline(_ r: RegionResult) -> [Column] {
    guard let h = r.headline else { return [] }
    let per = Double(h.definition.per)
    let unit = h.definition.per == 100 ? "percent" : "per_\(h.definition.per)"
    return [
      Column(key: "indicator") { _ in .string(h.definition.key) },
      Column(key: "age_group") { _ in .string(h.ageGroup.rawValue) },
      Column(key: "period") { _ in .string(h.period.description) },
      Column(key: "rung") { _ in .string(h.rung.rawValue) },
      Column(key: "state") { .string(h.state[$0].rawValue) },
      Column(key: "cases") { .optional(h.cases[$0], decimals: 4) },
      Column(key: "denominator") { .optional(h.denominator[$0], decimals: 4) },
      Column(key: "rate_\(unit)") { .optional(h.crude[$0].map { $0 * per }, decimals: 4) },
      Column(key: "rate_lower_\(unit)") { .optional(h.lower[$0].map { $0 * per }, decimals: 4) },
      Column(key: "rate_upper_\(unit)") { .optional(h.upper[$0].map { $0 * per }, decimals: 4) },
      Column(key: "rate_smoothed_\(unit)") { .optional(h.smoothed[$0].map { $0 * per }, decimals: 4) },
      Column(key: "own_weight") { .optional(h.ownWeight[$0], decimals: 6) },
      Column(key: "is_unstable") { .bool(h.unstable[$0]) },
      Column(key: "not_measured_here") { .bool(h.notMeasuredHere[$0]) },
    ]
  }

  /// The main numbers of every service; `AccessRows` has all of them.
  private static func access(_ r: RegionResult) -> [Column] {
    r.access.enumerated().flatMap { place, a in
      reach(a, r) + [
        Column(key: "\(a.service.key)_gap_people") { v in
          .optional(place < r.gaps.count ? r.gaps[place].villages[v].gapPeople : nil, decimals: 2)
        }
      ]
    }
  }

  /// What a public table may show, too: nothing in it is a number of people.
  static func reach(_ a: ServiceAccess, _ r: RegionResult) -> [Column] {
    let key = a.service.key
    let count = Column(key: "\(key)_count") { .optional(a.countInVillage[$0]) }
    let reach = Column(key: "\(key)_access") { .string(a.classes[$0].rawValue) }
    if a.isBareCount { return [count, reach] }
    let ids = r.facilities.map(\.id)
    return [
      count,
      Column(key: "\(key)_nearest") { v in .optional(a.nearestFacility[v].flatMap { $0 < ids.count ? ids[$0] : nil }) },
      Column(key: a.method.isMinutes ? "\(key)_travel_min" : "\(key)_distance_m") {
        .optional(a.median[$0], decimals: 1)
      },
      Column(key: "\(key)_within_threshold") { .optional(a.isWithin($0)) },
      reach,
    ]
  }

  private static func coverage(_ r: RegionResult) -> [Column] {
    r.coverage.flatMap { c in
      let key = c.definition.key
      if c.definition.kind == .category { return [Column(key: key) { .optional(c.categories[$0]) }] }
      return [
        Column(key: "\(key)_state") { .string(c.cells[$0].state.rawValue) },
        Column(key: "\(key)_percent") { .optional(c.cells[$0].percent, decimals: 4) },
        Column(key: "\(key)_class") { .optional(c.cells[$0].coverageClass?.rawValue) },
      ]
    }
  }

  private static func lokus(_ r: RegionResult, reason: @escaping @Sendable (Int) -> String) -> [Column] {
    let d = r.lokus.decisions
    return [
      Column(key: "lokus") { .bool(d[$0].selected) },
      Column(key: "lokus_qualifies") { .bool(d[$0].qualifies) },
      Column(key: "lokus_priority") { .optional(d[$0].priority) },
      Column(key: "criterion_1") { .optional(d[$0].prevalenceAboveAverage) },
      Column(key: "criterion_2") { .optional(d[$0].casesAboveAverage) },
      Column(key: "criterion_3") { .optional(d[$0].coverage.met) },
      Column(key: "criterion_3_if_missing_lacking") { .bool(d[$0].coverage.metIfMissingLacking) },
      Column(key: "criterion_3_if_missing_adequate") { .bool(d[$0].coverage.metIfMissingAdequate) },
      Column(key: "main_indicators_lacking") { .int(d[$0].coverage.lacking) },
      Column(key: "main_indicators_no_data") { .int(d[$0].coverage.noData) },
      Column(key: "main_indicators_no_target") { .int(d[$0].coverage.noTarget) },
      Column(key: "reason") { .string(reason($0)) },
    ]
  }
}
