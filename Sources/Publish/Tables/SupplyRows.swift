public import Analysis
import SpatialStats
public import Stunting

/// Supply or management, one row a village and indicator: `penyediaan.csv`. Every village is in it, also those whose
/// coverage is not lacking. Keys are stable; `docs/outputs.md` lists them.
public func supplyCSV(_ table: SupplyTable, edition: BoundaryEdition, language: Language) -> String {
  csvText(
    header: supplyKeys,
    rows: table.pairs.flatMap { pair in pair.rows.map { supplyCells($0, pair, edition, SupplyWording(language)) } })
}

/// Columns of `penyediaan.csv`.
public let supplyKeys = [
  "village_code", "village_name", "district_name", "indicator", "service", "period", "numerator", "denominator",
  "coverage_percent", "coverage_lower_percent", "coverage_upper_percent", "coverage_class", "facilities_state",
  "staff_state", "supplies_state", "diagnosis", "is_confident", "doubts", "missing", "remedies", "sentence",
]

private func supplyCells(
  _ row: SupplyRow, _ pair: SupplyPairTable, _ edition: BoundaryEdition, _ wording: SupplyWording
)
  -> [String]
{
  let village = edition.villages[row.village]
  let plain = { (value: Double?) in value.map { JSONText.decimal($0, 4) } ?? "" }
  return [
    village.printedCode, village.name, village.districtName, pair.definition.key, pair.service?.key ?? "",
    pair.period?.description ?? "", plain(row.cell.numerator), plain(row.cell.denominator), plain(row.cell.percent),
    plain(row.coverageInterval?.lower), plain(row.coverageInterval?.upper),
    row.cell.coverageClass.map { String($0.rawValue) } ?? "", row.facilities.state.rawValue, row.staff.state.rawValue,
    row.supplies.state.rawValue, row.diagnosis.rawValue, row.isConfident ? "true" : "false",
    row.doubts.map(\.rawValue).joined(separator: " "), row.missing.map(\.rawValue).joined(separator: " "),
    row.remedies.map { wording.remedy($0, pair, edition.villages) }.joined(separator: " "),
    wording.sentence(row, in: pair, villages: edition.villages) ?? "",
  ]
}
