import Foundation
import TestSupport
import Testing

/// Analyses by puskesmas and kecamatan, and what is known of them said of their villages.
@Suite("Units: puskesmas and kecamatan")
struct UnitTests {
  /// One of the eleven puskesmas has eight times the cases of the others.
  private static let high = 2

  private static func puskesmas() throws -> [[String]] {
    let text = try String(contentsOf: BundledRegency.folder.appendingPathComponent("puskesmas.csv"), encoding: .utf8)
    return text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
  }

  /// A project with the points of the puskesmas and a table that names them (or their kecamatan).
  private static func project(column: String, names: (_ puskesmas: [[String]]) -> [String], parameters: String)
    async throws -> SmallProject
  {
    let project = try SmallProject()
    let rows = try puskesmas()
    try project.addText("puskesmas.csv", rows)
    let table = names(Array(rows.dropFirst())).enumerated().map { index, name in
      [name, "10", index == high ? "230" : "20", "800"]
    }
    try project.addText("rekap.csv", [[column, "Sangat Pendek", "Pendek", "Jumlah Balita Diukur"]] + table)
    try await project.succeed(["import", "puskesmas.csv", "--kind", "puskesmas"])
    try await project.succeed(["import", "rekap.csv", "--period", "2025-08"])
    try project.edit("\nparameters:\n", "\nparameters:\n  \(parameters)\n")
    try await project.succeed(["import"])
    return project
  }

  private static func byPuskesmas(_ parameters: String) async throws -> SmallProject {
    try await project(column: "Puskesmas", names: { $0.map { $0[1] } }, parameters: parameters)
  }

  private static func byDistrict(_ parameters: String) async throws -> SmallProject {
    try await project(
      column: "Kecamatan", names: { Array(Set($0.map { $0[3] })).sorted() }, parameters: parameters)
  }

  @Test func aRunByPuskesmasFindsTheHighOne() async throws {
    let project = try await Self.byPuskesmas("unit: puskesmas")
    let report = try await project.succeed(["run"]).output
    #expect(report.contains("11 wilayah puskesmas"))
    #expect(report.contains("Wilayah hotspot (juknis): 1 wilayah puskesmas"))
    let high = try Self.puskesmas()[Self.high + 1]
    let table = try VillageRows(project.folder)
    #expect(table.rows.count == 11)
    #expect(table.codes(where: "hotspot") == [high[0]])
    #expect(table.rows.values.reduce(0) { $0 + ($1["denominator"]?.int ?? 0) } == 8800)
    #expect(table.codes(where: "not_measured_here").isEmpty)
  }

  @Test func aRunByKecamatanFindsTheHighOne() async throws {
    let project = try await Self.byDistrict("unit: district")
    let report = try await project.succeed(["run"]).output
    #expect(report.contains("Wilayah hotspot (juknis): 1 kecamatan"), "\(report.prefix(900))")
    let table = try VillageRows(project.folder)
    #expect(table.rows.count == 9)
    #expect(table.codes(where: "hotspot").count == 1)
    #expect(table.rows.values.reduce(0) { $0 + ($1["denominator"]?.int ?? 0) } == 9 * 800)
  }

  @Test(arguments: [true, false]) func anInheritedRateIsMarkedAndNeverAHotspot(_ byPuskesmas: Bool) async throws {
    let spread = "spread: {method: inherit_rate}"
    let project = byPuskesmas ? try await Self.byPuskesmas(spread) : try await Self.byDistrict(spread)
    let report = try await project.succeed(["run"]).output
    #expect(report.contains("tidak diukur di tempatnya"))
    let table = try VillageRows(project.folder)
    #expect(table.rows.count == 164)
    #expect(table.codes(where: "not_measured_here").count == 164)
    #expect(table.codes(where: "hotspot").isEmpty && table.codes(where: "hotspot_cases").isEmpty)
    #expect(table.texts("klaster_class") == ["no_data"])
    #expect(table.rows.values.allSatisfy { $0["cases"]?.int == nil }, "a rate gives no number of children")
    let rates = Set(table.rows.values.compactMap { $0["rate_percent"]?.number })
    #expect(rates == [3.75, 30])
  }

  @Test func withoutASpreadTheVillagesHaveNoValue() async throws {
    let project = try await Self.byPuskesmas("spread: {method: none}")
    let result = try await project.run(["run"])
    if result.status == 0 {
      let table = try VillageRows(project.folder)
      #expect(table.rows.values.allSatisfy { $0["rate_percent"]?.number == nil })
    } else {
      #expect(result.messageCode != nil && result.errors.contains("Langkah berikut: "), "\(result.errors)")
    }
  }

  @Test func aPublicFolderOfARunByPuskesmasIsWritten() async throws {
    let project = try await Self.byPuskesmas("unit: puskesmas")
    try await project.succeed(["run"])
    try await project.succeed(["export", "--public"])
    #expect(project.folder.exists("publik/manifest.json"))
  }
}
