import Foundation
import TestSupport
import Testing

/// All villages of the country in one command.
@Suite("National set", .enabled(if: SharedData.isNationalAsked, SharedData.nationalSkipReason))
struct NationalTests {
  private static let yaml = """
    format: 1
    project: {name: Indonesia}
    sources:
      boundaries:
        - id: desa-2025
          file: adm4_*.geojsonl.gz
          code_system: kemendagri
          code_year: 2025
          columns: {code: kode, name: nama}
    """ + "\n"

  /// Codes in the first column of a list that comes with the set.
  private func codes(_ list: String) throws -> Set<String> {
    let text = try String(contentsOf: SharedFolder.url("data/adm4-national-2025/" + list), encoding: .utf8)
    return Set(text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: "\t").first.map(String.init) })
  }

  @Test func everyFeatureIsCountedRepairedOrSetAside() async throws {
    let project = try ProjectFolder()
    let folder = SharedFolder.url("data/adm4-national-2025")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".geojsonl.gz") {
      try project.link(folder.appendingPathComponent(name))
    }
    try project.write("lokus.yaml", Self.yaml)
    let result = try await LokusProgram.succeed(["import", "--format", "json"], in: project, limitSeconds: 1800)
    let report = try CheckReport(result.output)
    let source = try report.source("desa-2025")
    #expect(source.read == 80_143 && source.used == 80_142 && source.setAside == 1)
    #expect(report.setAside.map(\.kind) == ["no_geometry"])
    #expect(report.setAside.map(\.code) == ["96.01.05.1012"])
    let repaired = report.findings.filter { $0.kind == "geometry_repaired" }
    #expect(try Set(repaired.compactMap(\.code)) == codes("invalid_geometries.tsv"))
    #expect(Set(report.findings).count == report.findings.count, "a finding is told twice")
    let again = try await LokusProgram.succeed(["import"], in: project, limitSeconds: 1800)
    #expect(again.output.contains("tidak berubah"))
  }
}
