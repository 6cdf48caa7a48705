import Foundation
import TestSupport
import Testing

/// How `lokus import FILE` recognises a file and writes it into the project file.
@Suite("Import: adding files")
struct AddFileTests {
  private static let period = ["--period", "2025-08"]

  /// A table by village that says its age group and not its period.
  private static func add(_ name: String, to project: SmallProject) throws {
    try project.addText(name, HostileBytes.goodTable)
  }

  @Test func keepsTheCommentsAndTheOrder() async throws {
    let project = try SmallProject()
    try Self.add("a.csv", to: project)
    try await project.succeed(["import", "a.csv"] + Self.period)
    let lines = try project.folder.text("lokus.yaml").split(separator: "\n").map(String.init)
    var rest = lines[...]
    for line in SmallProject.projectFile.split(separator: "\n").map(String.init) {
      let place = try #require(rest.firstIndex(of: line), "'\(line)' went or moved")
      rest = rest[(place + 1)...]
    }
    #expect(lines.contains { $0.contains("file: a.csv") })
  }

  @Test func saysTheProfileAndWhy() async throws {
    let project = try SmallProject()
    try Self.add("a.csv", to: project)
    let output = try await project.succeed(["import", "a.csv"] + Self.period).output
    #expect(output.contains("a.csv -> indicators (a)"))
    #expect(output.contains("profil eppgbm_rekap: ") && output.contains(#"ada kolom "Sangat Pendek""#))
    let other = try SmallProject()
    try Self.add("a.csv", to: other)
    let english = try await other.succeed(["import", "a.csv", "--lang", "en"] + Self.period).output
    #expect(english.contains("profile eppgbm_rekap: ") && english.contains("Sangat Pendek"))
  }

  @Test func doesNotAddAFileTwice() async throws {
    let project = try SmallProject()
    try Self.add("a.csv", to: project)
    try await project.succeed(["import", "a.csv"] + Self.period)
    let text = try project.folder.text("lokus.yaml")
    for name in ["a.csv", "./a.csv", project.folder.path("a.csv").path] {
      let output = try await project.succeed(["import", name] + Self.period).output
      #expect(output.contains("sudah ada di lokus.yaml (a)"), "\(output)")
      #expect(try project.folder.text("lokus.yaml") == text)
    }
  }

  @Test func addsSeveralFilesAtOnceOrNone() async throws {
    let project = try SmallProject()
    try Self.add("a.csv", to: project)
    try Self.add("sub/a.csv", to: project)
    try project.folder.write("c.xlsx", Data("PK\u{3}\u{4} rusak".utf8))
    let before = try project.folder.snapshot()
    let refused = try await project.run(["import", "a.csv", "sub/a.csv", "c.xlsx"] + Self.period)
    #expect(refused.status == 65)
    #expect(try project.folder.snapshot() == before)
    let report = try await project.report(["import", "a.csv", "sub/a.csv"] + Self.period)
    #expect(Set(report.sources.map(\.id)).count == 3)
    #expect(try project.folder.text("lokus.yaml").contains("file: sub/a.csv"))
  }

  @Test func profileOverrides() async throws {
    let project = try SmallProject()
    let rows = SmallProject.villages.prefix(20).map { [$0.code, $0.name, $0.code, $0.code.filter(\.isNumber)] }
    try project.addText("a.csv", [["kode", "nama", "kode kemendagri", "kode bps"]] + rows)
    try await RefusedFile(name: "a.csv", code: "ADD-003", mentions: ["daftar_kode", "padanan_kode", "--profile"])
      .check(in: project)
    let output = try await project.succeed(["import", "a.csv", "--profile", "daftar_kode", "--period", "2025"]).output
    #expect(output.contains("profil daftar_kode: "))
    #expect(try project.folder.text("lokus.yaml").contains("profile: daftar_kode"))
  }

  @Test func anUnknownProfileIsRefused() async throws {
    let project = try SmallProject()
    try Self.add("a.csv", to: project)
    try await RefusedFile(
      name: "a.csv", code: "ADD-002", more: ["--profile", "entah"], mentions: ["'entah'", "eppgbm_rekap"]
    ).check(in: project)
  }

  @Test func aTableThatNoProfileFitsIsRefused() async throws {
    let project = try SmallProject()
    try project.addText("a.csv", [["warna", "rasa"], ["merah", "manis"], ["biru", "asin"]])
    try await RefusedFile(name: "a.csv", code: "ADD-004", mentions: ["--profile"]).check(in: project)
  }

  @Test func anAgeGroupToBeAskedIsAsked() async throws {
    let project = try SmallProject()
    var table = HostileBytes.goodTable
    table[0][4] = "Jumlah Diukur"
    try project.addText("a.csv", table)
    try await RefusedFile(name: "a.csv", code: "ADD-006", more: Self.period, mentions: ["--age-group", "baduta"])
      .check(in: project)
    try await project.succeed(["import", "a.csv", "--age-group", "baduta"] + Self.period)
    #expect(try project.folder.text("lokus.yaml").contains("age_group: baduta"))
  }

  @Test func aPeriodToBeAskedIsAsked() async throws {
    let project = try SmallProject()
    try Self.add("a.csv", to: project)
    try await RefusedFile(name: "a.csv", code: "ADD-006", mentions: ["a.csv", "--period"]).check(in: project)
    try await project.succeed(["import", "a.csv"] + Self.period)
    #expect(try project.folder.text("lokus.yaml").contains("period: 2025-08"))
  }
}
