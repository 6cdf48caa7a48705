import Foundation
import Testing

/// The same input gives the same bytes: on any number of threads, again, and in another folder.
@Suite("Same bytes")
struct SameBytesTests {
  @Test func oneAndTwoThreadsWriteTheSameFilesAndTheSameWorkspace() async throws {
    let one = try BundledRegency.project()
    let two = try BundledRegency.project()
    for (project, threads) in [(one, "1"), (two, "2")] {
      try await LokusProgram.succeed(["import", "--threads", threads], in: project)
      try await LokusProgram.succeed(["run", "--threads", threads], in: project)
    }
    try expectSameFiles(one.snapshot("hasil"), two.snapshot("hasil"))
    #expect(try one.bytes("lokus.gpkg") == two.bytes("lokus.gpkg"))
    #expect(try one.snapshot("hasil").keys.contains("lokus.gpkg"))
  }

  @Test(.enabled(if: Tool.isPresent("sqlite3"), "needs the sqlite3 tool"))
  func oneAndTwoThreadsGiveTheSameSortedDump() async throws {
    let project = try BundledRegency.project()
    var dumps: [[Substring]] = []
    for threads in ["1", "2"] {
      try? project.remove("lokus.gpkg")
      try await LokusProgram.succeed(["import", "--threads", threads], in: project)
      try await LokusProgram.succeed(["run", "--threads", threads], in: project)
      let dump = try Tool.run("sqlite3", [project.path("hasil/lokus.gpkg").path, ".dump"])
      try #require(dump.status == 0)
      dumps.append(dump.output.split(separator: "\n").sorted())
    }
    #expect(dumps[0].count > 1000)
    #expect(dumps[0] == dumps[1])
  }

  @Test func aSecondRunWritesTheSame() async throws {
    let project = try await BundledRegency.finishedProject()
    let before = try project.snapshot("hasil")
    try await LokusProgram.succeed(["run"], in: project)
    try expectSameFiles(before, project.snapshot("hasil"))
  }

  @Test func aSecondImportChangesNoByteOfTheWorkspace() async throws {
    let project = try await BundledRegency.importedProject()
    let before = try project.snapshot()
    let second = try await LokusProgram.succeed(["import"], in: project)
    try expectSameFiles(before, project.snapshot())
    #expect(second.output.contains("tidak berubah"))
  }

  @Test func runLeavesTheWorkspaceAlone() async throws {
    let project = try await BundledRegency.importedProject()
    let before = try project.bytes("lokus.gpkg")
    try await LokusProgram.succeed(["run"], in: project)
    #expect(try project.bytes("lokus.gpkg") == before)
  }

  @Test func noOutputHoldsAnAbsolutePath() async throws {
    let project = try await BundledRegency.finishedProject()
    for (name, data) in try project.snapshot("hasil") {
      #expect(data.range(of: Data(project.url.path.utf8)) == nil, "\(name) names a folder of this machine")
    }
  }

  private func expectSameFiles(_ a: [String: Data], _ b: [String: Data]) throws {
    #expect(a.keys.sorted() == b.keys.sorted())
    #expect(!a.isEmpty)
    for (name, data) in a where data != b[name] { Issue.record("\(name) differs") }
  }
}
