import Foundation
import Testing

@Suite("Failures of the workspace")
struct WorkspaceFailureTests {
  @Test(arguments: [100, 4096, 300_000]) func aWorkspaceThatIsCutOff(_ bytes: Int) async throws {
    let project = try await BundledRegency.importedProject()
    try project.write("lokus.gpkg", try project.bytes("lokus.gpkg").prefix(bytes))
    for command in ["run", "import"] {
      try await RefusedCommand(arguments: [command], code: "STO-005", status: 65, mentions: ["lokus.gpkg"])
        .check(in: project)
    }
  }

  @Test(arguments: ["", "ini bukan GeoPackage"]) func aWorkspaceThatIsAnotherFile(_ text: String) async throws {
    let project = try BundledRegency.project()
    try project.write("lokus.gpkg", text)
    for command in ["run", "import"] {
      try await RefusedCommand(arguments: [command], code: "STO-003", status: 65, mentions: ["lokus.gpkg"])
        .check(in: project)
    }
  }

  @Test func aPageOverwrittenWithNoiseNeverCrashes() async throws {
    let project = try await BundledRegency.importedProject()
    var bytes = try project.bytes("lokus.gpkg")
    let middle = bytes.count / 2
    for offset in middle..<min(bytes.count, middle + 8192) { bytes[offset] = UInt8(truncatingIfNeeded: offset &* 167) }
    try project.write("lokus.gpkg", bytes)
    let result = try await LokusProgram.run(["import"], in: project)
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.messageCode?.hasPrefix("STO-") == true)
    let run = try await LokusProgram.run(["run"], in: project)
    #expect([0, 65].contains(run.status), "run: \(run.status) \(run.errors)")
    #expect(try project.bytes("lokus.gpkg") == bytes)
  }
}
