internal import Analysis
internal import Stunting

/// The public table, one row a village: the columns of the public CSV and the properties of the public GeoJSON. Keys that
/// it shares with `VillageTable` mean the same; `cases` may be the text "<5", and `state` may be `suppressed`.
public struct PublicTable: Sendable {
  public let columns: [VillageTable.Column]
  public let count: Int

  public init(_ view: PublicView) {
    count = view.villages.count
    columns =
      PublicTable.identity(view) + PublicTable.headline(view) + PublicTable.flags(view) + PublicTable.access(view)
      + PublicTable.coverage(view) + PublicTable.lokus(view)
  }

  /// One row as JSON members.
  public func members(_ village: Int) -> [String: JSONText] {
    Dictionary(columns.map { ($0.key, $0.value(village)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The table as CSV, numbers with a decimal point, empty cells for null.
  public var csv: String {
    csvText(
      header: columns.map(\.key), rows: (0..<count).map { v in columns.map { VillageTable.plain($0.value(v)) } })
  }
}

extension PublicTable {
  private typealias Column = VillageTable.Column

  private static func identity(_ view: PublicView) -> [VillageTable.Column] {
    let edition = view.source.result.edition
    return [
      Column(key: "edition") { _ in .string(edition.id) },
      Column(key: "village_code") { .string(edition.villages[$0].printedCode) },
      Column(key: "kemendagri_code") { .optional(edition.villages[$0].code(.kemendagri)?.formatted) },
      Column(key: "bps_code") { .optional(edition.villages[$0].code(.bps)?.formatted) },
      Column(key: "village_name") { .string(edition.villages[$0].name) },
      Column(key: "district_name") { .string(edition.villages[$0].districtName) },
    ]
  }

  private static func headline(_ view: PublicView) -> [VillageTable.Column] {
    guard let h = view.source.result.headline else { return [] }
    let per = Double(h.definition.per)
    let unit = h.definition.per == 100 ? "percent" : "per_\(h.definition.per)"
    let counts = view.villages
    let marker = view.rule.marker
    let ifOpen = { @Sendable (v: Int, value: Double?) -> JSONText in
      counts[v].rate.number == nil ? .null : .optional(value.map { $0 * per }, decimals: 2)
    }
    return [
      Column(key: "indicator") { _ in .string(h.definition.key) },
      Column(key: "age_group") { _ in .string(h.ageGroup.rawValue) },
      Column(key: "period") { _ in .string(h.period.description) },
      Column(key: "rung") { _ in .string(h.rung.rawValue) },
      Column(key: "state") { .string(counts[$0].state) },
      Column(key: "cases") { counts[$0].cases.json(marker: marker) },
      Column(key: "denominator") { counts[$0].denominator.json(marker: marker) },
      Column(key: "rate_\(unit)") { ifOpen($0, counts[$0].rate.number) },
      Column(key: "rate_lower_\(unit)") { ifOpen($0, h.lower[$0]) },
      Column(key: "rate_upper_\(unit)") { ifOpen($0, h.upper[$0]) },
      Column(key: "is_unstable") { counts[$0].rate.number == nil ? .null : .bool(h.unstable[$0]) },
    ]
  }

  private static func flags(_ view: PublicView) -> [VillageTable.Column] {
    var columns: [VillageTable.Column] = []
    if let h = view.source.result.hotspots {
      columns.append(
        Column(key: "hotspot") {
          view.isSuppressed($0) || h.rateAdjusted[$0] == nil ? .null : .bool(h.isRateHotspot[$0])
        })
      columns.append(
        Column(key: "hotspot_cases") {
          view.isSuppressed($0) || h.casesAdjusted[$0] == nil ? .null : .bool(h.isCasesHotspot[$0])
        })
    }
    if let k = view.source.result.klaster {
      columns.append(Column(key: "neighbour_count") { .int(k.neighbourCount[$0]) })
      columns.append(Column(key: "is_joined_island") { .bool(k.isJoinedIsland[$0]) })
      let result = view.source.result
      columns.append(
        Column(key: "klaster_class") { view.isSuppressed($0) ? .null : .string(result.klasterClass($0).rawValue) })
    }
    return columns
  }

  private static func access(_ view: PublicView) -> [VillageTable.Column] {
    view.source.result.access.flatMap { VillageTable.reach($0, view.source.result) }
  }

  private static func coverage(_ view: PublicView) -> [VillageTable.Column] {
    view.coverage.flatMap { c in
      if c.isCategory { return [Column(key: c.key) { .optional(c.categories[$0]) }] }
      return [
        Column(key: "\(c.key)_state") { .string(c.percent[$0].state) },
        Column(key: "\(c.key)_percent") { c.percent[$0].json(marker: view.rule.marker) },
        Column(key: "\(c.key)_class") { .optional(c.classes[$0]?.rawValue) },
      ]
    }
  }

  private static func lokus(_ view: PublicView) -> [VillageTable.Column] {
    let decisions = view.source.result.lokus.decisions
    return [Column(key: "lokus") { view.isLokusShown($0) ? .bool(decisions[$0].selected) : .null }]
  }
}
