import Foundation
import TestSupport
import Testing

/// Names that fit no village for certain: asked once, answered once.
@Suite("Import: answers about names")
struct AnswerFileTests {
  /// Two villages of the regency bear this name; the table doesn't say its kecamatan.
  private static let name = "Rawa Ibarat"
  private static let codes: Set<String> = ["99.99.02.1001", "99.99.09.2015"]

  private static func table(_ cases: Int) -> [[String]] {
    let sure = SmallProject.villages.map { [$0.name, "4", "1", "50"] }
    return [["Desa", "Pendek", "Sangat Pendek", "Jumlah Balita Diukur"]] + sure + [[name, "\(cases)", "0", "40"]]
  }

  private static func imported(_ project: SmallProject, _ file: String, _ cases: Int, _ period: String) async throws
    -> CheckReport
  {
    try project.addText(file, table(cases))
    return try await project.report(["import", file, "--period", period])
  }

  /// Writes an answer into the first line of `padanan_nama.csv` that has none.
  private static func answer(_ project: SmallProject, _ choice: String) throws {
    let text = try project.folder.text("padanan_nama.csv")
    var lines = text.split(whereSeparator: \.isNewline).map(String.init)
    try #require(lines.count > 1)
    let header = lines[0].split(separator: ";").map(String.init)
    let column = try #require(header.firstIndex(of: "jawaban_kode"))
    var cells = lines[1].split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    try #require(cells.count > column && cells[column].isEmpty)
    cells[column] = choice
    lines[1] = cells.joined(separator: ";")
    try project.folder.write("padanan_nama.csv", lines.joined(separator: "\r\n") + "\r\n")
  }

  @Test func areUsedByTheNextImportAndTheNextPeriod() async throws {
    let project = try SmallProject()
    let asked = try await Self.imported(project, "a.csv", 9, "2025-02")
    #expect(try asked.source("a").asked == 1)
    #expect(asked.questions.map(\.name) == [Self.name])
    #expect(Set(asked.questions.flatMap(\.candidates)) == Self.codes)
    try Self.answer(project, "99.99.09.2015")
    let again = try await project.report(["import"])
    #expect(try again.source("a").asked == 0 && again.source("a").used == asked.source("a").used + 1)
    #expect(again.questions.isEmpty && again.isNothingLost)
    let next = try await Self.imported(project, "b.csv", 11, "2025-08")
    #expect(try next.source("b").asked == 0 && next.source("b").used == again.source("a").used)
    try await project.succeed(["run"])
    let rows = try VillageRows(project.folder).rows
    #expect(rows["99.99.09.2015"]?["cases"]?.int == 11)
    #expect(rows["99.99.02.1001"]?["cases"]?.int == nil)
  }

  @Test func thatItIsNoneOfThemSetsTheRowAside() async throws {
    let project = try SmallProject()
    let asked = try await Self.imported(project, "a.csv", 9, "2025-02")
    try Self.answer(project, "bukan")
    let again = try await project.report(["import"])
    let (before, after) = (try asked.source("a"), try again.source("a"))
    #expect(after.asked == 0 && after.used == before.used && after.setAside == before.setAside + 1)
    #expect(again.isNothingLost)
  }

  @Test func anUnansweredQuestionIsAskedOnce() async throws {
    let project = try SmallProject()
    _ = try await Self.imported(project, "a.csv", 9, "2025-02")
    let report = try await Self.imported(project, "b.csv", 9, "2025-08")
    #expect(try report.source("a").asked == 1 && report.source("b").asked == 1)
    let lines = try project.folder.text("padanan_nama.csv").split(whereSeparator: \.isNewline)
    #expect(lines.count { $0.contains(Self.name + ";") } == 1)
  }

  /// A code that no village has: refused, or said; never passed over.
  @Test(arguments: ["99.99.77.7777", "entah"]) func anAnswerThatIsNoCodeIsSaid(_ choice: String) async throws {
    let project = try SmallProject()
    let asked = try await Self.imported(project, "a.csv", 9, "2025-02")
    try Self.answer(project, choice)
    let result = try await project.run(["import", "--format", "text"])
    let said = result.output + result.errors
    #expect(said.contains("padanan_nama.csv") && said.contains(choice), "\(said)")
    if result.status == 0 {
      let again = try await project.report(["check"])
      #expect(try again.source("a").asked == asked.source("a").asked && again.isNothingLost)
    } else {
      #expect(result.status == 65 && result.messageCode != nil)
    }
  }

  @Test func ofChildrenHoldNothingAboutThem() async throws {
    let project = try SmallProject()
    var file = ByNameFile(children: 200, seed: 51)
    for row in 0..<12 {
      file.set(.village, of: row, to: Self.name)
      file.set(.district, of: row, to: "")
    }
    try project.folder.write("anak.csv", file.text)
    let search = LeakSearch(file)
    let asked = try await project.report(["import", "anak.csv"])
    #expect(try asked.source("anak").asked == 12 && asked.isNothingLost)
    try search.expectNothing(in: project.folder, except: ["anak.csv"])
    try Self.answer(project, "99.99.09.2015")
    let again = try await project.report(["import"])
    #expect(try again.source("anak").asked == 0 && again.source("anak").used == asked.source("anak").used + 12)
    try search.expectNothing(in: project.folder, except: ["anak.csv"])
  }
}
