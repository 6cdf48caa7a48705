import Foundation
import TestSupport
import Testing

/// Every file of the shared data, as a planner would drop it in: imported, or refused with a reason.
@Suite("Every file", .enabled(if: SharedData.isPresent, SharedData.skipReason))
struct EveryFileTests {
  /// Files that belong to another one, or describe the folder.
  private static let parts: Set<String> = ["shx", "dbf", "prj", "lic", "keywords", "cpg"]

  static var files: [String] {
    let root = SharedFolder.url("data")
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
      return !isFolder.boolValue && !parts.contains((path as NSString).pathExtension) && !isNote(path)
        && !path.hasPrefix("adm4-national-2025/adm4_")
    }.sorted()
  }

  /// Readmes, licences and the like.
  private static func isNote(_ path: String) -> Bool {
    let name = (path as NSString).lastPathComponent.lowercased()
    return name.hasPrefix("readme") || name.hasPrefix("license") || name == "notes.md"
  }

  @Test func thereAreFiles() { #expect(Self.files.count > 20) }

  @Test(arguments: EveryFileTests.files)
  func isImportedOrRefusedWithAReason(_ path: String) async throws {
    let project = try ProjectFolder()
    let file = SharedFolder.url("data/" + path)
    try project.link(file)
    try EveryFileProject.boundaries(for: path, in: project)
    let arguments = ["import", file.lastPathComponent, "--format", "json"] + EveryFileProject.answers(for: path)
    let result = try await LokusProgram.run(arguments, in: project)
    guard result.status == 0 else {
      #expect([65, 66].contains(result.status), "\(path): \(result.errors)")
      #expect(result.messageCode != nil && result.errors.contains("Langkah berikut"), "\(path): \(result.errors)")
      return
    }
    let json = result.output.drop { $0 != "{" }
    let report = try CheckReport(String(json))
    #expect(report.isNothingLost, "\(path)")
  }
}

/// A project that a file of the shared data could belong to.
enum EveryFileProject {
  /// Boundaries of the region that the file is about.
  static func boundaries(for path: String, in project: ProjectFolder) throws {
    let (file, columns) = try region(of: path)
    if file != path { try project.link(SharedFolder.url("data/" + file)) }
    let name = (file as NSString).lastPathComponent
    try project.write(
      "lokus.yaml",
      """
      format: 1
      project: {name: Kabupaten Uji}
      sources:
        boundaries:
          - id: desa
            file: \(name)
            \(columns)

      """)
  }

  private static let bps =
    "code_system: bps\n      columns: {code: village_code, name: village, district_code: district_code, district_name: district, regency_name: regency}"
  private static let kemendagri = "columns: {code: kode, name: nama}"

  private static func region(of path: String) throws -> (String, String) {
    switch path.split(separator: "/").first.map(String.init) ?? "" {
    case "gizi-buruk-jabar": ("adm4-national-2025/adm4_32.geojsonl.gz", kemendagri)
    case "messy-tables": ("adm4-national-2025/adm4_35.geojsonl.gz", kemendagri)
    case "faskes-dki-rbi", "raster-population", "roads-jakarta": ("adm4-national-2025/adm4_31.geojsonl.gz", kemendagri)
    case "stunting-kab-malang": ("adm4-national-2025/adm4_35.geojsonl.gz", kemendagri)
    case "desa-sendangsari-fasum": ("adm4-national-2025/adm4_34.geojsonl.gz", kemendagri)
    case "kota-pasuruan-rbi": ("adm4-national-2025/adm4_35.geojsonl.gz", kemendagri)
    default: ("adm4-bps-2020/id1505_muaro_jambi.geojson", bps)
    }
  }

  /// What a planner would answer when the program asks.
  static func answers(for path: String) -> [String] {
    if path.hasPrefix("raster-population") { return ["--period", "2010", "--unit", "persons_per_hectare"] }
    return ["--period", "2022", "--age-group", "balita"]
  }
}
