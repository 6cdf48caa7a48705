import Foundation
import TestSupport
import Testing

/// Geographies with dirty borders (each village simplified on its own), with a seeded indicator: Pemalang, Cianjur, and
/// the regency in the middle of the sorted codes of Nusa Tenggara Timur, which no one looked at before.
@Suite("Regencies of the national set", .enabled(if: SharedData.isPresent, SharedData.skipReason))
struct SecondGeographyTests {
  private func regency(_ name: String) throws -> SeededRegency {
    switch name {
    case "Pemalang": return try SeededRegency(code: "33.27", boundaries: SeededRegency.codes(province: "33"))
    case "Cianjur": return try SeededRegency(code: "32.03", boundaries: SeededRegency.codes(province: "32"))
    default:
      let codes = try SeededRegency.codes(province: "53")
      let regencies = Set(codes.map { String($0.prefix(5)) }).sorted()
      return try SeededRegency(code: regencies[regencies.count / 2], boundaries: codes)
    }
  }

  @Test(arguments: ["Pemalang", "Cianjur", "middle of 53"])
  func everyVillageIsInTheEditionTheTableAndTheResults(_ name: String) async throws {
    let regency = try regency(name)
    #expect(regency.villages.count > 20)
    let report = try CheckReport(
      await LokusProgram.succeed(["import", "--format", "json"], in: regency.project).output)
    #expect(report.isNothingLost)
    #expect(try report.source("desa-2025").used == regency.villages.count)
    #expect(try report.source("balita").used == regency.villages.count)
    #expect(Set(report.setAside.map(\.kind)).isSubset(of: ["filtered_out"]))
    try expectSensibleFindings(report, regency)

    try await LokusProgram.succeed(["run"], in: regency.project)
    let results = try VillageRows(regency.project)
    #expect(results.rows.keys.sorted() == regency.villages)
    #expect(results.rows.values.allSatisfy { $0["state"]?.string == "value" })
    // Dirty borders must not leave villages without neighbours: the tolerance finds them.
    let alone = results.rows.values.count { $0["neighbour_count"]?.int == 0 }
    #expect(alone == 0, "villages without a neighbour: \(alone)")
    #expect(regency.project.exists("hasil/tiles/manifest.json"))
  }

  /// Polygon findings carry a size and name villages of the regency (or the regency, for the sum of the small ones), and
  /// no two say the same.
  private func expectSensibleFindings(_ report: CheckReport, _ regency: SeededRegency) throws {
    let codes = Set(regency.villages)
    let sums = report.findings.filter { $0.code == regency.code }
    #expect(sums.allSatisfy { $0.detail.hasPrefix("+") && Int($0.detail.dropFirst()) ?? 0 > 0 })
    let ofPolygons = report.findings.filter { ["overlap", "sliver", "gap"].contains($0.kind) }
    #expect(!ofPolygons.isEmpty, "the borders of this set are known to be dirty")
    #expect(ofPolygons.allSatisfy { ($0.size ?? 0) > 1 })
    #expect(report.findings.allSatisfy { $0.code.map { $0 == regency.code || codes.contains($0) } ?? true })
    #expect(report.findings.allSatisfy { $0.otherCode.map(codes.contains) ?? true })
    #expect(Set(report.findings).count == report.findings.count, "a finding is told twice")
  }
}
