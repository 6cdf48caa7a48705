import Foundation
import Testing

/// Wrong project files, against a project that has a workspace and results: both stay as they are.
@Suite("Failures of the project file")
struct ProjectFailureTests {
  @Test func noProjectFile() async throws {
    let project = try await BundledRegency.finishedProject()
    try project.remove("lokus.yaml")
    for command in ["import", "run", "check", "report", "tiles", "export"] {
      try await RefusedCommand(arguments: [command], code: "PRJ-001", status: 66, mentions: ["lokus.yaml"])
        .check(in: project)
    }
  }

  @Test func aSourceThatIsNotThere() async throws {
    let project = try await BundledRegency.finishedProject()
    try project.remove("posyandu.csv")
    for command in ["import", "check"] {
      try await RefusedCommand(arguments: [command], code: "PRJ-014", status: 66, mentions: ["posyandu.csv", "baris"])
        .check(in: project)
    }
  }

  @Test func aWrongColumnNamesTheFileTheLineAndTheColumnsThatAreThere() async throws {
    let project = try await BundledRegency.finishedProject()
    let line = try lineNumber(of: "id: cakupan-2025", in: project)
    try BundledRegency.edit(project, "numerator: mpasi_terlayani", "numerator: mpasi_dilayani")
    try await RefusedCommand(
      arguments: ["import"], code: "ING-012", status: 65,
      mentions: ["baris \(line)", "cakupan_2025.csv", "'mpasi_dilayani'", "mpasi_terlayani", "kode_desa"]
    ).check(in: project)
  }

  @Test func anUnknownKeyNamesItsLineAndTheNearestKey() async throws {
    let project = try await BundledRegency.finishedProject()
    try BundledRegency.edit(project, "code_system:", "code_sistem:")
    let line = try lineNumber(of: "code_sistem:", in: project)
    try await RefusedCommand(
      arguments: ["run"], code: "PRJ-005", status: 65, mentions: ["baris \(line)", "'code_sistem'", "'code_system'"]
    ).check(in: project)
  }

  @Test func anUnknownIndicatorNamesTheNearest() async throws {
    let project = try await BundledRegency.finishedProject()
    try BundledRegency.edit(project, "{indicator: mp_asi,", "{indicator: mp_asii,")
    try await RefusedCommand(
      arguments: ["import"], code: "PRJ-011", status: 65, mentions: ["'mp_asii'", "'mp_asi'"]
    ).check(in: project)
  }

  @Test func notYAML() async throws {
    let project = try await BundledRegency.finishedProject()
    try project.write("lokus.yaml", "format: 1\nproject: {name: [\n")
    try await RefusedCommand(arguments: ["run"], code: "PRJ-002", status: 65, mentions: ["baris"]).check(in: project)
  }

  @Test func noWorkspaceYet() async throws {
    let project = try BundledRegency.project()
    for command in ["run", "report", "tiles", "export"] {
      try await RefusedCommand(arguments: [command], code: "WSP-001", status: 66, mentions: ["lokus import"])
        .check(in: project)
    }
  }

  private func lineNumber(of text: String, in project: ProjectFolder) throws -> Int {
    let lines = try project.text("lokus.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }
}
