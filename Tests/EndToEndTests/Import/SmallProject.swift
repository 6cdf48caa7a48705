import Foundation
import TestSupport
import Testing

/// A project with nothing but the boundaries of the bundled regency, to add files to.
struct SmallProject {
  struct Village {
    var code: String
    var name: String
    var district: String
  }

  let folder: ProjectFolder
  /// Temporary folder of the programs it runs; nothing may stay in it.
  let scratch: ProjectFolder

  /// Villages whose name stands once in the regency.
  static let villages: [Village] = (try? readVillages()) ?? []

  static let projectFile = """
    # komentar di kepala
    format: 1
    project: {name: Kabupaten Contoh, regency_code: "99.99", institution: Bappeda, synthetic: true}
    sources:
      boundaries:
        # batas dari Bappeda
        - id: desa-2025
          file: batas_desa.geojson # satu berkas
          code_system: kemendagri
          code_year: 2025
          columns: {code: kode_desa, name: nama_desa, district_name: kecamatan}
    # komentar di tengah
    parameters:
      headline: {indicator: stunting, age_group: balita} # yang utama
      map_styles: []
    indicators: []

    """

  init() throws {
    folder = try ProjectFolder()
    scratch = try ProjectFolder()
    let boundaries = "batas_desa.geojson"
    try FileManager.default.copyItem(
      at: BundledRegency.folder.appendingPathComponent(boundaries), to: folder.path(boundaries))
    try folder.write("lokus.yaml", SmallProject.projectFile)
  }

  func run(_ arguments: [String]) async throws -> ProgramResult {
    try await LokusProgram.run(arguments, in: folder, environment: ["TMPDIR": scratch.url.path], limitSeconds: 900)
  }

  @discardableResult func succeed(_ arguments: [String]) async throws -> ProgramResult {
    let environment = ["TMPDIR": scratch.url.path]
    return try await LokusProgram.succeed(arguments, in: folder, environment: environment, limitSeconds: 900)
  }

  /// What `lokus check` or `lokus import` reports as JSON.
  func report(_ arguments: [String]) async throws -> CheckReport {
    try CheckReport(await succeed(arguments + ["--format", "json"]).output)
  }

  /// Replaces a text of the project file; the text must be there.
  func edit(_ old: String, _ new: String) throws { try BundledRegency.edit(folder, old, new) }

  func addText(_ name: String, _ rows: [[String]]) throws { try folder.write(name, commaSeparated(rows)) }

  private static func readVillages() throws -> [Village] {
    let json = try JSONValue(contentsOf: BundledRegency.folder.appendingPathComponent("batas_desa.geojson"))
    let all = (json["features"]?.array ?? []).compactMap { feature -> Village? in
      guard let p = feature["properties"], let code = p["kode_desa"]?.string, let name = p["nama_desa"]?.string,
        let district = p["kecamatan"]?.string
      else { return nil }
      return Village(code: code, name: name, district: district)
    }
    let byName = Dictionary(grouping: all, by: \.name)
    return all.filter { byName[$0.name]?.count == 1 }
  }
}

/// Comma-separated text with quotes where they are needed.
func commaSeparated(_ rows: [[String]]) -> String {
  let lines = rows.map { cells in
    cells.map {
      $0.utf8.contains { [0x22, 0x2C, 0x0A].contains($0) } ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0
    }
    .joined(separator: ",")
  }
  return lines.joined(separator: "\n") + "\n"
}
