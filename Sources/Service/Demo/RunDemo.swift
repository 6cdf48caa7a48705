public import Foundation
public import Stunting

/// Copies the bundled regency to `folder` as a project, imports it and runs it. A second call imports only what changed.
///
/// - Throws: Errors that are `UserFacing`; a folder with files of somebody else is refused.
public func runDemo(
  folder: URL, threads: Int, language: Language, progress: @escaping @Sendable (String) -> Void
) async throws -> RunOutcome {
  do {
    let data = try resourceFolder().appendingPathComponent("geodata/kabupaten-contoh")
    try copyProject(from: data, to: folder)
    let project = folder.appendingPathComponent("lokus.yaml")
    let imported = try await importProject(
      ImportRequest(project: project, threads: threads, language: language, write: true), progress: progress)
    let run = try await runProject(
      RunRequest(
        project: project, out: folder.appendingPathComponent("hasil"), asOf: nil, threads: threads, language: language,
        parts: .all), progress: progress)
    return RunOutcome(text: imported.text + "\n" + run.text, closing: run.closing, tableJSON: run.tableJSON)
  } catch {
    throw userFacing(error)
  }
}

/// Copies the files of the bundled project; one that is the same already is left alone.
private func copyProject(from source: URL, to folder: URL) throws {
  let files = FileManager.default
  let names = try files.contentsOfDirectory(atPath: source.path).sorted()
  let present = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
  guard present.isEmpty || present.contains("lokus.yaml") else {
    throw OutputError.foreignFolder(name: folder.lastPathComponent)
  }
  do {
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in names {
      let bytes = try Data(contentsOf: source.appendingPathComponent(name))
      let target = folder.appendingPathComponent(name)
      if (try? Data(contentsOf: target)) != bytes { try bytes.write(to: target, options: .atomic) }
    }
  } catch let error as CocoaError {
    throw OutputError.cannotWrite(name: folder.lastPathComponent, reason: "\(error.code.rawValue)")
  }
}
