import Foundation
import TestSupport
import Testing

/// What an export by name holds about persons stays in that file.
@Suite("By-name files: persons stay in the file")
struct ByNamePrivacyTests {
  private static let everyCommand = [
    ["check"], ["check", "--format", "json"], ["import"], ["import", "--format", "json"], ["run"], ["report"],
    ["export", "--public"],
  ]
  /// For the many ways in which rows can be broken: what shows most.
  private static let fewCommands = [["check"], ["check", "--format", "json"], ["run"], ["export", "--public"]]

  /// Imports the file, runs every command in both languages, and looks everywhere.
  private func expectSilence(
    _ file: ByNameFile, _ name: String, _ data: Data, _ commands: [[String]] = everyCommand,
    languages: [String] = ["id", "en"]
  ) async throws {
    let project = try SmallProject()
    let search = LeakSearch(file)
    try project.folder.write(name, data)
    search.expectNothing(in: try await project.succeed(["import", name]), "import")
    for command in commands {
      for language in languages {
        let result = try await project.succeed(command + ["--lang", language])
        search.expectNothing(in: result, command.joined(separator: " ") + " " + language)
      }
    }
    try search.expectNothing(in: project.folder, except: [name])
    try search.expectNothing(in: project.scratch, except: [])
    #expect(try project.scratch.snapshot().isEmpty, "a temporary file stayed")
    let report = try await project.report(["check"])
    #expect(report.isNothingLost)
    #expect(try report.source("anak").read == file.rows.count)
  }

  @Test func theSearchFindsWhatIsThere() throws {
    let file = ByNameFile(children: 3, seed: 1)
    let search = LeakSearch(file)
    #expect(search.leaks(in: Data(file.text.utf8)).count == 5)
    #expect(search.leaks(in: Data(file.rows[0][2].uppercased().utf8)) == ["zqxvj"])
    let stored = try #require(file.numbers.first).bigEndian
    #expect(search.leaks(in: withUnsafeBytes(of: stored) { Data($0) }).count == 1)
    #expect(search.leaks(in: Data("Alun Fiktif, 99.99.01.1001".utf8)).isEmpty)
  }

  @Test func cleanRowsAsText() async throws {
    let file = ByNameFile(children: 400, seed: 11)
    try await expectSilence(file, "anak.csv", Data(file.text.utf8))
  }

  @Test func cleanRowsAsWorkbook() async throws {
    let file = ByNameFile(children: 400, seed: 12)
    try await expectSilence(file, "anak.xlsx", file.workbook)
  }

  @Test func cleanRowsAsAWorkbookOfNumbers() async throws {
    let file = ByNameFile(children: 300, seed: 22)
    try await expectSilence(file, "anak.xlsx", file.numericWorkbook, Self.fewCommands)
  }

  /// Villages nobody knows, dates nobody can read, and names where the village belongs, too.
  private func broken(seed: UInt64) -> ByNameFile {
    var file = ByNameFile(children: 300, seed: seed)
    var random = SeededGenerator(seed: seed)
    for row in stride(from: 0, to: 300, by: 10) {
      switch row / 10 % 6 {
      case 0: file.set(.village, of: row, to: "Desa Entah")
      case 1: file.set(.measuredOn, of: row, to: ByNameFile.words(3, &random))
      case 2: file.set(.birthDate, of: row, to: ByNameFile.words(3, &random))
      case 3: file.set(.village, of: row, to: file.rows[row][ByNameFile.Column.name.rawValue])
      case 4: file.set(.village, of: row, to: file.rows[row][ByNameFile.Column.parent.rawValue])
      default: file.set(.village, of: row, to: file.rows[row][ByNameFile.Column.nik.rawValue])
      }
    }
    return file
  }

  @Test func brokenRowsAsText() async throws {
    let file = broken(seed: 13)
    try await expectSilence(file, "anak.csv", Data(file.text.utf8))
  }

  @Test func brokenRowsAsWorkbook() async throws {
    let file = broken(seed: 14)
    try await expectSilence(file, "anak.xlsx", file.workbook)
  }

  /// By 10 the child's name, by 5 the parent's, by 11 the NIK comes to stand in the village column.
  @Test(arguments: [1, 5, 10, 11]) func rowsWithShiftedColumns(_ count: Int) async throws {
    var file = ByNameFile(children: 300, seed: 15)
    for row in stride(from: 0, to: 300, by: 20) { file.shift(row, by: count) }
    try await expectSilence(file, "anak.csv", Data(file.text.utf8), Self.fewCommands, languages: ["id"])
  }

  /// The text about the person then stands in no column for it.
  @Test(arguments: [ByNameFile.Column.village, .district], [ByNameFile.Column.name, .parent, .address, .nik])
  func columnsThatWereSwapped(_ place: ByNameFile.Column, _ column: ByNameFile.Column) async throws {
    var file = ByNameFile(children: 200, seed: 16)
    for row in stride(from: 0, to: 200, by: 20) { file.swap(place, column, of: row) }
    try await expectSilence(file, "anak.csv", Data(file.text.utf8), Self.fewCommands, languages: ["id"])
  }

  /// Refused commands say nothing of the rows, and leave nothing.
  private func expectSilentRefusal(_ file: ByNameFile, _ name: String, _ data: Data, _ more: [String] = [])
    async throws
  {
    let project = try SmallProject()
    let search = LeakSearch(file)
    try project.folder.write(name, data)
    let before = try project.folder.snapshot()
    for language in ["id", "en"] {
      let result = try await project.run(["import", name, "--lang", language] + more)
      #expect(result.status == 65, "\(result.errors)")
      #expect(result.messageCode != nil)
      search.expectNothing(in: result, "import \(name) \(language)")
    }
    #expect(try project.folder.snapshot() == before)
    #expect(try project.scratch.snapshot().isEmpty)
  }

  @Test func aWorkbookThatIsCutOff() async throws {
    let file = ByNameFile(children: 300, seed: 17)
    for part in [2, 3] {
      try await expectSilentRefusal(file, "anak.xlsx", file.workbook.prefix(file.workbook.count / part))
    }
  }

  @Test func aSheetThatIsDamaged() async throws {
    let file = ByNameFile(children: 100, seed: 18)
    let text = String(decoding: file.workbook, as: UTF8.self)
    let rows = try #require(text.range(of: "<row r=\"60\">"))
    var data = file.workbook
    let start = text.utf8.distance(from: text.startIndex, to: rows.lowerBound)
    for index in start..<(start + 5) { data[index] = UInt8(ascii: "<") }
    try await expectSilentRefusal(file, "anak.xlsx", data)
  }

  @Test func aTextWithZeroBytes() async throws {
    let file = ByNameFile(children: 100, seed: 19)
    var data = Data(file.text.utf8)
    data.replaceSubrange(5000..<5004, with: Data(count: 4))
    try await expectSilentRefusal(file, "anak.csv", data)
  }

  @Test func aFileWithoutItsHeader() async throws {
    let file = ByNameFile(children: 100, seed: 20)
    try await expectSilentRefusal(file, "anak.csv", Data(commaSeparated(file.rows).utf8))
    try await expectSilentRefusal(file, "anak.xlsx", Data(SmallWorkbook.ofTexts(file.rows)))
  }

  /// Its first row looks like a header: it holds no number.
  @Test func rowsOfTextWithoutAHeader() async throws {
    let file = ByNameFile(children: 50, seed: 23)
    let rows = file.rows.map { [$0[2], $0[7], $0[12], $0[26]] }
    try await expectSilentRefusal(file, "anak.csv", Data(commaSeparated(rows).utf8))
  }

  @Test(arguments: ["anak.csv", "anak.xlsx"]) func aProjectFileThatIsDrafted(_ name: String) async throws {
    let file = ByNameFile(children: 200, seed: 24)
    let project = try SmallProject()
    let search = LeakSearch(file)
    try project.folder.write(name, name == "anak.csv" ? Data(file.text.utf8) : file.workbook)
    for language in ["id", "en"] {
      let command = ["init", "batas_desa.geojson", name, "--project", language + ".yaml", "--lang", language]
      search.expectNothing(in: try await project.succeed(command), "init \(language)")
      #expect(try project.folder.text(language + ".yaml").contains("by_name:"))
    }
    try search.expectNothing(in: project.folder, except: [name])
    #expect(try project.scratch.snapshot().isEmpty)
  }

  @Test func aProfileThatDoesNotFit() async throws {
    let file = ByNameFile(children: 100, seed: 21)
    for profile in ["stbm_desa", "desa_x_indikator", "program_2_2", "bukan_profil"] {
      try await expectSilentRefusal(file, "anak.csv", Data(file.text.utf8), ["--profile", profile])
    }
  }
}
