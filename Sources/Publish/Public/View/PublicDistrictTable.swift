internal import Analysis
internal import Stunting

extension PublicView {
  /// Totals of every kecamatan and, last, of the regency: the public CSV `kecamatan.csv`. Totals may be suppressed too.
  public func districtsCSV(regionName: String, regionCode: String?) -> String {
    let per = source.result.headline?.definition.per ?? 100
    let unit = per == 100 ? "percent" : "per_\(per)"
    return csvText(
      header: [
        "level", "code", "name", "village_count", "villages_with_value", "state", "cases", "denominator",
        "rate_\(unit)",
      ],
      rows: districts.map { row("kecamatan", $0.code, $0.name, $0, per) }
        + [row("kabupaten_kota", regionCode, regionName, region, per)])
  }

  /// The same as JSON objects in the same order.
  public func districtsJSON(regionName: String, regionCode: String?) -> JSONText {
    .array(
      districts.map { object("kecamatan", $0.code, $0.name, $0) } + [
        object("kabupaten_kota", regionCode, regionName, region)
      ])
  }

  private func object(_ level: String, _ code: String?, _ name: String, _ d: PublicDistrict) -> JSONText {
    let per = source.result.headline?.definition.per ?? 100
    return .object([
      "level": .string(level), "code": .optional(code), "name": .string(name), "village_count": .int(d.villageCount),
      "villages_with_value": .int(d.withValue), "state": .string(d.counts.state),
      "cases": d.counts.cases.json(marker: rule.marker), "denominator": d.counts.denominator.json(marker: rule.marker),
      "rate": .optional(d.counts.rate.number.map { $0 * Double(per) }, decimals: 2), "rate_per": .int(per),
    ])
  }

  private func row(_ level: String, _ code: String?, _ name: String, _ d: PublicDistrict, _ per: Int) -> [String] {
    [
      level, code ?? "", name, "\(d.villageCount)", "\(d.withValue)", d.counts.state,
      VillageTable.plain(d.counts.cases.json(marker: rule.marker)),
      VillageTable.plain(d.counts.denominator.json(marker: rule.marker)),
      d.counts.rate.number.map { JSONText.decimal($0 * Double(per), 2) } ?? "",
    ]
  }
}
