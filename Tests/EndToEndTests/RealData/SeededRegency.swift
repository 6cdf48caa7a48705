import Foundation
import TestSupport

/// A regency of the national boundary set with an invented indicator table, drawn from a seed.
struct SeededRegency {
  /// Kemendagri code, such as 33.27.
  var code: String
  let project: ProjectFolder
  /// Codes of its villages, in order.
  let villages: [String]

  init(code: String, boundaries: [String]) throws {
    self.code = code
    project = try ProjectFolder()
    let file = "adm4_\(code.prefix(2)).geojsonl.gz"
    try project.link(SharedFolder.url("data/adm4-national-2025/" + file))
    villages = boundaries.filter { $0.hasPrefix(code + ".") }.sorted()
    try project.write("balita.csv", SeededRegency.table(villages))
    try project.write("lokus.yaml", SeededRegency.yaml(code: code, file: file))
  }

  /// Codes that a listing of the whole province gives: `lokus check` of a project without a filter.
  static func codes(province: String) throws -> [String] {
    let packed = SharedFolder.url("data/adm4-national-2025/adm4_\(province).geojsonl.gz")
    let text = try Tool.run("gzip", ["-dc", packed.path])
    guard text.status == 0 else { throw TestFailure("gzip could not unpack \(packed.lastPathComponent)") }
    return text.output.matches(of: #/"kode": ?"([0-9.]{13})"/#).map { String($0.1) }
  }

  private static func table(_ villages: [String]) -> String {
    var generator = SeededGenerator(seed: 3327)
    let lines = villages.map { code -> String in
      let measured = 20 + generator.index(below: 280)
      let stunted = (0..<measured).count { _ in generator.uniform() < 0.2 }
      let severe = (0..<stunted).count { _ in generator.uniform() < 0.25 }
      return "\(code),\(stunted - severe),\(severe),\(measured)"
    }
    return (["kode_desa,pendek,sangat_pendek,diukur"] + lines).joined(separator: "\n") + "\n"
  }

  private static func yaml(code: String, file: String) -> String {
    """
    format: 1
    project: {name: Wilayah \(code), regency_code: "\(code)"}
    sources:
      boundaries:
        - id: desa-2025
          file: \(file)
          code_system: kemendagri
          code_year: 2025
          where_starts_with: {kode: "\(code)."}
          columns: {code: kode, name: nama}
      indicators:
        - id: balita
          file: balita.csv
          columns: {village_code: kode_desa}
          values:
            - {indicator: stunting, age_group: balita, period: 2025-08, numerator: [pendek, sangat_pendek],
               denominator: diukur}
    parameters:
      headline: {indicator: stunting, age_group: balita}
      klaster: {permutations: 9999}
      maximum_zoom: 11
    """ + "\n"
  }
}
