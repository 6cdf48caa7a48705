import Foundation
import TestSupport
import Testing

/// What is counted of a by-name file, whatever its format.
@Suite("By-name files: counts")
struct ByNameCountTests {
  private static func finished(_ name: String, _ data: Data) async throws -> (CheckReport, VillageRows) {
    let project = try SmallProject()
    try project.folder.write(name, data)
    let report = try await project.report(["import", name])
    try await project.succeed(["run"])
    return (report, try VillageRows(project.folder))
  }

  private static func withUnknownVillages() -> ByNameFile {
    var file = ByNameFile(children: 330, seed: 31)
    for row in stride(from: 0, to: 330, by: 30) { file.set(.village, of: row, to: "Desa Entah") }
    return file
  }

  @Test func areTheSameOfTextAndWorkbook() async throws {
    let file = Self.withUnknownVillages()
    let (textReport, textRows) = try await Self.finished("anak.csv", Data(file.text.utf8))
    for book in [file.workbook, file.numericWorkbook] {
      let (bookReport, bookRows) = try await Self.finished("anak.xlsx", book)
      #expect(textRows.rows == bookRows.rows)
      let (a, b) = (try textReport.source("anak"), try bookReport.source("anak"))
      #expect((a.read, a.used, a.asked, a.setAside) == (b.read, b.used, b.asked, b.setAside))
      #expect(textReport.setAside.map(\.row) == bookReport.setAside.map(\.row))
    }
  }

  @Test func areThoseOfTheRows() async throws {
    let file = Self.withUnknownVillages()
    let (report, table) = try await Self.finished("anak.csv", Data(file.text.utf8))
    let source = try report.source("anak")
    #expect(source.read == 330 && source.used == 319 && source.asked + source.setAside == 11)
    for village in SmallProject.villages {
      let children = file.rows.filter { $0[ByNameFile.Column.village.rawValue] == village.name }
      let row = try #require(table.rows[village.code])
      #expect(row["denominator"]?.int ?? 0 == children.count, "\(village.name)")
      if !children.isEmpty { #expect(row["cases"]?.int == children.count { $0[26] == "Pendek" }, "\(village.name)") }
    }
  }
}
