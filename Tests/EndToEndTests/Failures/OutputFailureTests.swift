import Foundation
import Testing

@Suite("Failures of the results folder")
struct OutputFailureTests {
  @Test func aFolderOfSomebodyElseIsLeftAlone() async throws {
    let project = try await BundledRegency.importedProject()
    try project.write("arsip/catatan.txt", "milik orang lain")
    for command in [["run"], ["report"], ["tiles"], ["export"], ["export", "--public"]] {
      try await RefusedCommand(
        arguments: command + ["--out", "arsip"], code: "OUT-001", status: 73, mentions: ["'arsip'", "--out"]
      ).check(in: project)
    }
  }

  @Test func aManifestOfAnotherProgramDoesNotMakeItOurs() async throws {
    let project = try await BundledRegency.importedProject()
    try project.write("arsip/manifest.json", #"{"written_by": "program lain"}"#)
    try await RefusedCommand(arguments: ["run", "--out", "arsip"], code: "OUT-001", status: 73).check(in: project)
  }

  @Test func aFileInThePlaceOfTheFolder() async throws {
    let project = try await BundledRegency.importedProject()
    try project.write("hasil", "sebuah berkas")
    for command in [["run"], ["export", "--public", "--out", "hasil"]] {
      try await RefusedCommand(arguments: command, code: "OUT-002", status: 73, mentions: ["'hasil'"])
        .check(in: project)
    }
  }

  @Test func anEmptyFolderIsTaken() async throws {
    let project = try await BundledRegency.importedProject()
    try FileManager.default.createDirectory(at: project.path("hasil"), withIntermediateDirectories: true)
    try await LokusProgram.succeed(["run"], in: project)
    #expect(project.exists("hasil/manifest.json"))
  }

  @Test func killedAtAnyMomentTheEarlierResultsAreWhole() async throws {
    let project = try await BundledRegency.finishedProject()
    let whole = try await LokusProgram.succeed(["run"], in: project)
    let before = try project.snapshot("hasil")
    let workspace = try project.bytes("lokus.gpkg")
    for share in [0.05, 0.3, 0.6, 0.9] {
      let running = try await RunningProgram.start(["run"], in: project.url)
      try await Task.sleep(for: .seconds(whole.seconds * share))
      running.kill()
      _ = try await running.finish(limitSeconds: 300)
      #expect(try project.snapshot("hasil") == before, "killed after \(share) of the time")
      #expect(try project.bytes("lokus.gpkg") == workspace)
    }
    try await LokusProgram.succeed(["run"], in: project)
    let names = try FileManager.default.contentsOfDirectory(atPath: project.url.path)
    #expect(names.filter { $0.hasPrefix(".") } == [], "a later run takes the remains away")
    #expect(try project.snapshot("hasil") == before)
  }
}
