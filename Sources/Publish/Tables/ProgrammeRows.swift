public import Analysis
public import Stunting

/// The programme table in the columns of juknis Table 2.2 with realisation and where each row works: `program.csv`.
public func programmeCSV(_ table: ProgrammeGapTable, villages: [Village]) -> String {
  csvText(
    header: [
      "year", "programme", "activity", "performance_indicator", "indicator", "target", "unit", "location",
      "location_basis", "villages", "village_codes", "budget_rupiah", "funding_source", "office", "realised",
      "realised_rupiah", "realised_share", "source_row",
    ],
    rows: table.rows.map { programmeCells($0, table, villages) })
}

private func programmeCells(_ row: ProgrammeRow, _ table: ProgrammeGapTable, _ villages: [Village]) -> [String] {
  let p = row.programme
  let plain = { (value: Double?, decimals: Int) in value.map { JSONText.decimal($0, decimals) } ?? "" }
  let codes = row.place.villages.count > 40 ? [] : row.place.villages.map { villages[$0].printedCode }
  return [
    String(p.year), p.programme, p.activity, p.indicatorText,
    table.interventions[row.intervention].definition?.key ?? "", plain(p.target, 4), p.unit, p.location,
    row.place.basis.rawValue, String(row.place.villages.count), codes.joined(separator: " "), plain(p.budgetRupiah, 2),
    p.fundingSource, p.office, plain(p.realised, 4), plain(p.realisedRupiah, 2), plain(row.targetShare, 6),
    String(p.sourceRow),
  ]
}
