import Foundation

/// A small invented regency for the data quality report: villages as squares, tables as the test gives them.
enum QualityProject {
  static let villages = 14

  static func code(_ village: Int) -> String { "99.98.0\(1 + village / 7).\(2001 + village % 7)" }

  /// A project with boundaries, the sources of indicators given as YAML, and more keys of `sources`.
  static func make(indicators: String, files: [String: String], more: String = "") throws -> ProjectFolder {
    let project = try ProjectFolder()
    try project.write("batas.geojson", boundaries)
    for (name, text) in files { try project.write(name, text) }
    try project.write(
      "lokus.yaml",
      """
      format: 1
      project: {name: Kabupaten Uji, regency_code: "99.98", institution: Bappeda, synthetic: true}
      sources:
        boundaries:
          - id: desa
            file: batas.geojson
            code_system: kemendagri
            code_year: 2023
            columns: {code: kode, name: nama, district_name: kecamatan}
        indicators:
      \(indicators)
      \(more)
      parameters: {headline: {indicator: stunting, age_group: balita}}
      indicators: []

      """)
    return project
  }

  /// A source of stunting and D/S, with a column `bulan` for the period.
  static func source(_ id: String, values: String = "") -> String {
    """
          - id: \(id)
            file: \(id).csv
            opd: Dinas Kesehatan
            columns: {village_code: kode, village_name: nama}
            values:
              - {indicator: stunting, age_group: balita, period_column: bulan, numerator: stunting, denominator: diukur}
      \(values)
    """
  }

  /// Cases and measured shared out over the villages as evenly as whole numbers allow.
  static func table(period: String, cases: Int, measured: Int, without: Set<Int> = []) -> String {
    func share(_ total: Int, _ v: Int) -> Int { total / villages + (v < total % villages ? 1 : 0) }
    let rows = (0..<villages).filter { !without.contains($0) }.map { v in
      "\(code(v)),Desa \(v),\(period),\(share(cases, v)),\(share(measured, v))"
    }
    return (["kode,nama,bulan,stunting,diukur"] + rows).joined(separator: "\n") + "\n"
  }

  private static var boundaries: String {
    let features = (0..<villages).map { v in
      let (x, y) = (106 + 0.05 * Double(v % 7), -6.5 - 0.05 * Double(v / 7))
      let ring = [(x, y), (x + 0.05, y), (x + 0.05, y + 0.05), (x, y + 0.05), (x, y)]
      let text = ring.map { "[\(decimals($0.0)),\(decimals($0.1))]" }.joined(separator: ",")
      return """
        {"type":"Feature","properties":{"kode":"\(code(v))","nama":"Desa \(v)","kecamatan":"Kecamatan \(v / 7)"},\
        "geometry":{"type":"Polygon","coordinates":[[\(text)]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  private static func decimals(_ value: Double) -> String { String(format: "%.4f", value) }
}
