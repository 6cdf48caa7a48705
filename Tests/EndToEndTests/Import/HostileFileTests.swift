import Foundation
import TestSupport
import Testing

/// Files that can't be used, given to `lokus import FILE` of a project that has a workspace.
@Suite("Import: files that are refused")
struct HostileFileTests {
  /// A project with an imported table.
  private func project() async throws -> SmallProject {
    let project = try SmallProject()
    try await project.succeed(["import"])
    return project
  }

  private func refuse(_ name: String, _ data: Data, _ code: String, status: Int32 = 65, _ mentions: [String] = [])
    async throws
  {
    let project = try await project()
    try project.folder.write(name, data)
    try await RefusedFile(
      name: name, code: code, status: status, more: ["--period", "2025-08"], mentions: mentions + [name]
    ).check(in: project)
  }

  private var workbook: [UInt8] { SmallWorkbook.ofTexts(HostileBytes.goodTable) }
  private var text: String { commaSeparated(HostileBytes.goodTable) }

  @Test(arguments: ["a.csv", "a.xlsx"]) func theGoodTableIsImported(_ name: String) async throws {
    let project = try await project()
    try project.folder.write(name, name == "a.csv" ? Data(text.utf8) : Data(workbook))
    let source = try await project.report(["import", name, "--period", "2025-08"]).source("a")
    #expect(source.used == SmallProject.villages.count && source.read == source.used)
  }

  @Test(arguments: [nil, 1000, 1 << 30] as [Int?]) func aZipBomb(_ declared: Int?) async throws {
    let project = try await project()
    try project.folder.write("a.xlsx", HostileBytes.bomb(blanks: 2 << 30, declared: declared ?? 2 << 30))
    let result = try await project.run(["import", "a.xlsx"])
    #expect(["ING-004", "ING-005", "ING-006"].contains(result.messageCode), "\(result.errors)")
    try await RefusedFile(name: "a.xlsx", code: result.messageCode ?? "-").check(in: project)
  }

  @Test(arguments: ["../../jahat.xml", "/etc/jahat.xml", "xl/../../jahat.xml", "..\\jahat.xml"])
  func aWorkbookWithAnEntryThatLeavesItsFolder(_ entry: String) async throws {
    let sheet = SmallWorkbook.Sheet("Data", rows: "")
    let entries = SmallWorkbook.parts([sheet]) + [StoredZip.Entry(entry, "<a/>")]
    try await refuse("a.xlsx", Data(StoredZip.archive(entries)), "ING-025")
  }

  @Test func aMillionColumns() async throws {
    let row = Array(repeating: "1", count: 1_000_000).joined(separator: ",")
    try await refuse("a.csv", Data((row + "\n" + row + "\n").utf8), "ING-027")
  }

  @Test func aWorkbookWithACellFarToTheRight() async throws {
    let rows = "<row r=\"1\"><c r=\"ZZZZZ1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
    let data = Data(StoredZip.archive(SmallWorkbook.parts([SmallWorkbook.Sheet("Data", rows: rows)])))
    let project = try await project()
    try project.folder.write("a.xlsx", data)
    let result = try await project.run(["import", "a.xlsx"])
    #expect(["ING-004", "ING-027"].contains(result.messageCode), "\(result.errors)")
    try await RefusedFile(name: "a.xlsx", code: result.messageCode ?? "-").check(in: project)
  }

  @Test(arguments: ["a.csv", "a.xlsx"]) func aCellOfTenMegabytes(_ name: String) async throws {
    var table = HostileBytes.goodTable
    table[5][1] = String(repeating: "x", count: 10 << 20)
    let data = name == "a.csv" ? Data(commaSeparated(table).utf8) : Data(SmallWorkbook.ofTexts(table))
    try await refuse(name, data, "ING-029")
  }

  @Test func aQuoteThatIsNeverClosed() async throws {
    let rows = Array(repeating: "99.99.01.1001,Alun Fiktif,1,1,20", count: 20_000).joined(separator: "\n")
    let data = Data((HostileBytes.header.joined(separator: ",") + "\n\"" + rows).utf8)
    try await refuse("a.csv", data, "ING-029")
  }

  @Test func zeroBytes() async throws {
    var data = Data(text.utf8)
    data.replaceSubrange(2000..<2010, with: Data(count: 10))
    try await refuse("a.csv", data, "ING-030")
  }

  @Test(arguments: [2, 3, 20]) func aWorkbookThatIsCutOff(_ part: Int) async throws {
    try await refuse("a.xlsx", Data(workbook.prefix(workbook.count - workbook.count / part)), "ING-004")
  }

  @Test(arguments: ["a.xls", "a.xlsx", "a.csv"]) func aWebPage(_ name: String) async throws {
    let page = "<html><body><table><tr><td>Desa</td><td>Pendek</td></tr></table></body></html>\n"
    try await refuse(name, Data(page.utf8), "ING-026", ["HTML"])
  }

  @Test(arguments: ["a.xlsx", "a.xls", "a.ods", "a.csv"]) func aDocument(_ name: String) async throws {
    try await refuse(name, Data("%PDF-1.7\n%\u{e2}\u{e3}\n1 0 obj\n<<>>\nendobj\n".utf8), "ING-026", ["PDF"])
  }

  /// What a file holds counts: either the rows are used in full, or it is refused.
  @Test func aTextThatIsNamedAsAWorkbook() async throws {
    let project = try await project()
    try project.folder.write("a.xlsx", Data(text.utf8))
    let result = try await project.run(["import", "a.xlsx", "--period", "2025-08", "--format", "json"])
    if result.status == 0 {
      #expect(try CheckReport(result.output).source("a").used == SmallProject.villages.count)
    } else {
      try await RefusedFile(name: "a.xlsx", code: "ING-026", more: ["--period", "2025-08"]).check(in: project)
    }
  }

  @Test(arguments: ["a.xlsx", "a.xls", "a.csv"]) func aWorkbookWithAPassword(_ name: String) async throws {
    try await refuse(name, HostileBytes.compoundFile(stream: "EncryptedPackage"), "ING-023")
  }

  @Test func theLockOfAnOpenWorkbook() async throws {
    let owner = Data([5] + Array("Bidang".utf8) + Array(repeating: 32, count: 158))
    try await refuse("~$a.xlsx", owner, "ING-024", status: 66)
    try await refuse(".~lock.a.xlsx#", Data(",bidang,komputer,21.11.2026 10:00;".utf8), "ING-024", status: 66)
  }

  @Test(arguments: ["a.csv", "a.xlsx", "a.geojson", "a.gpkg", "a"]) func anEmptyFile(_ name: String) async throws {
    let project = try await project()
    try project.folder.write(name, Data())
    let result = try await project.run(["import", name])
    #expect(["ING-007", "ING-008", "ING-014", "ING-026"].contains(result.messageCode), "\(result.errors)")
    try await RefusedFile(name: name, code: result.messageCode ?? "-", mentions: [name]).check(in: project)
  }

  @Test(arguments: ["a.csv", "a.xlsx", "a.geojson"]) func aFileThatIsNotThere(_ name: String) async throws {
    let project = try await project()
    try await RefusedFile(name: name, code: "ING-001", status: 66, mentions: [name]).check(in: project)
  }

  @Test(.enabled(if: getuid() != 0, "mode bits don't stop root")) func aFileThatMayNotBeRead() async throws {
    let project = try await project()
    // Nothing of the folder is compared: the test can't read the file either.
    try project.folder.write("a.csv", Data(text.utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: project.folder.path("a.csv").path)
    let result = try await project.run(["import", "a.csv"])
    #expect(result.status == 66 && result.messageCode == "ING-003", "\(result.errors)")
  }

  @Test(arguments: ["a.csv", "a.xlsx", "a.geojson"]) func aFolderThatIsNamedAsAFile(_ name: String) async throws {
    let project = try await project()
    try FileManager.default.createDirectory(at: project.folder.path(name), withIntermediateDirectories: true)
    let result = try await project.run(["import", name])
    #expect(["ING-001", "ING-002"].contains(result.messageCode), "\(result.errors)")
    try await RefusedFile(name: name, code: result.messageCode ?? "-", status: result.status, mentions: [name])
      .check(in: project)
  }

  @Test(arguments: ["a.bin", "a.dat", "a.csv", "a"]) func binaryContent(_ name: String) async throws {
    var random = SeededGenerator(seed: 41)
    let data = Data((0..<20_000).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    let project = try await project()
    try project.folder.write(name, data)
    let result = try await project.run(["import", name])
    #expect(["ING-007", "ING-009", "ING-026", "ING-030"].contains(result.messageCode), "\(result.errors)")
    try await RefusedFile(name: name, code: result.messageCode ?? "-", mentions: [name]).check(in: project)
  }

  @Test func aPipe() async throws {
    let project = try await project()
    #expect(mkfifo(project.folder.path("a.csv").path, 0o600) == 0)
    let result = try await project.run(["import", "a.csv"])
    #expect([65, 66].contains(result.status), "\(result.errors)")
    #expect(["ING-001", "ING-002"].contains(result.messageCode), "\(result.errors)")
  }
}
