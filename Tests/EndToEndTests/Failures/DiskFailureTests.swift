import Foundation
import Testing

/// A full disk and a read-only one, as small file systems of their own: mode bits don't stop root.
@Suite("Failures of the disk", .serialized, .enabled(if: Mount.isPossible, Mount.skipReason))
struct DiskFailureTests {
  private func inputs() throws -> Int {
    let names = try FileManager.default.contentsOfDirectory(atPath: BundledRegency.folder.path)
    return try names.reduce(0) { sum, name in
      let file = BundledRegency.folder.appendingPathComponent(name)
      // tmpfs gives out whole pages.
      return try sum + (Data(contentsOf: file).count + 4095) / 4096 * 4096
    }
  }

  @Test func aDiskTooSmallForTheWorkspace() async throws {
    let mount = try Mount(tmpfsBytes: inputs() + 400_000)
    try mount.folder.copyFiles(of: BundledRegency.folder)
    try await RefusedCommand(arguments: ["import"], code: "STO-009", status: 73, mentions: ["lokus.gpkg"])
      .check(in: mount.folder)
  }

  @Test func aDiskTooSmallForTheResults() async throws {
    let ready = try await BundledRegency.importedProject()
    let mount = try Mount(tmpfsBytes: inputs() + ready.bytes("lokus.gpkg").count + 200_000)
    try mount.folder.copyFiles(of: ready.url)
    try await RefusedCommand(arguments: ["run"], code: "OUT-003", status: 73, mentions: ["disk"])
      .check(in: mount.folder)
  }

  @Test func aDiskThatFillsUpKeepsTheEarlierResults() async throws {
    let ready = try await BundledRegency.finishedProject()
    let used = try ready.snapshot().values.reduce(0) { $0 + ($1.count + 4095) / 4096 * 4096 }
    let mount = try Mount(tmpfsBytes: used + 1_500_000)
    try mount.folder.copyFiles(of: ready.url)
    let result = try await LokusProgram.run(["run"], in: mount.folder)
    // Which file finds the disk full depends on sizes: one that Lokus writes, or the copy of the workspace.
    let code = try #require(result.messageCode)
    #expect(["OUT-003", "STO-009"].contains(code))
    try await RefusedCommand(arguments: ["run"], code: code, status: 73).check(in: mount.folder)
  }

  @Test func aReadOnlyFolder() async throws {
    let ready = try await BundledRegency.finishedProject()
    try ready.write("balita_2025-08.csv", try ready.text("balita_2025-08.csv") + "\n")
    let mount = try Mount(readOnlyViewOf: ready)
    try await RefusedCommand(arguments: ["import"], code: "STO-008", status: 73, mentions: ["lokus.gpkg"])
      .check(in: mount.folder)
    for command in ["run", "report", "tiles"] {
      try await RefusedCommand(arguments: [command], code: "OUT-003", status: 73).check(in: mount.folder)
    }
    try await LokusProgram.succeed(["check"], in: mount.folder)
  }

  @Test func aReadOnlyFolderWithoutAWorkspace() async throws {
    let project = try BundledRegency.project()
    let mount = try Mount(readOnlyViewOf: project)
    try await RefusedCommand(arguments: ["import"], code: "STO-009", status: 73).check(in: mount.folder)
  }
}
