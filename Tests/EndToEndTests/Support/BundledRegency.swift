import Foundation
import TestSupport
import Testing

/// The invented regency that comes with Lokus, and what was planted in it.
enum BundledRegency {
  static let folder = LokusProgram.repository.appendingPathComponent("geodata/kabupaten-contoh")

  static func truth() throws -> JSONValue {
    try JSONValue(contentsOf: folder.appendingPathComponent("planted_truth.json"))
  }

  /// A project folder with the files of the regency and no workspace.
  static func project() throws -> ProjectFolder {
    let project = try ProjectFolder()
    try project.copyFiles(of: folder)
    return project
  }

  /// A project folder with a workspace.
  static func importedProject() async throws -> ProjectFolder {
    let project = try ProjectFolder()
    try await project.copyFiles(of: ready.value.url)
    try project.remove("hasil")
    return project
  }

  /// A project folder with a workspace and results.
  static func finishedProject() async throws -> ProjectFolder {
    let project = try ProjectFolder()
    try await project.copyFiles(of: ready.value.url)
    return project
  }

  /// Imported and run once, for all tests that need it; removed when the tests end.
  private static let ready = Task {
    guard let project = template else { throw TestFailure("no temporary folder") }
    atexit { if let made = BundledRegency.template { try? FileManager.default.removeItem(at: made.url) } }
    try project.copyFiles(of: folder)
    try await LokusProgram.succeed(["import"], in: project)
    try await LokusProgram.succeed(["run"], in: project)
    return project
  }

  private static let template = try? ProjectFolder()

  /// Replaces a text of the project file; the text must be there.
  static func edit(_ project: ProjectFolder, _ old: String, _ new: String) throws {
    let text = try project.text("lokus.yaml")
    guard text.contains(old) else { throw TestFailure("lokus.yaml of the regency has no '\(old)'") }
    try project.write("lokus.yaml", text.replacingOccurrences(of: old, with: new))
  }
}
