public import Foundation
internal import Ingest
public import Project
public import Stunting

/// What `lokus import FILE` is asked to do.
public struct AddRequest: Sendable {
  public var project: URL
  public var files: [URL]
  /// Key of a profile; nil detects.
  public var profile: String?
  public var sheet: String?
  public var period: Period?
  public var ageGroup: AgeGroup?
  /// Kind of facility.
  public var kind: String?
  public var rasterUnit: RasterDeclaration.Unit?
  public var threads: Int
  public var language: Language

  public init(project: URL, files: [URL], threads: Int, language: Language) {
    self.project = project
    self.files = files
    self.threads = threads
    self.language = language
  }
}

/// Adds files to the project file, each by the profile it fits, and imports the project. The project file is changed
/// only when the import succeeds; comments and order in it stay. A file that is in it already is imported as declared.
///
/// - Throws: Errors that are `UserFacing`; the project file and the workspace are then as they were.
public func addFiles(_ request: AddRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> ImportOutcome
{
  do {
    let project = try readProject(at: request.project, knownStyles: try? knownStyles())
    var text = try String(contentsOf: request.project, encoding: .utf8)
    var remarks: [String] = []
    var used = Set(project.allSources.map(\.id))
    let drafter = try drafter(request, project)
    for file in request.files {
      if let source = declared(file, request.sheet, project) {
        remarks.append(
          request.language.pick(
            "\(file.lastPathComponent): sudah ada di lokus.yaml (\(source.id))",
            "\(file.lastPathComponent): is in lokus.yaml already (\(source.id))"))
        continue
      }
      let draft = try await drafter.draft(file, used: used)
      guard draft.questions.isEmpty else {
        throw DraftError.questions(file: file.lastPathComponent, draft.questions)
      }
      used.insert(draft.id)
      text = try adding(draft.lines, to: draft.section, of: text)
      remarks.append("\(file.lastPathComponent) -> \(draft.section.rawValue) (\(draft.id))")
      remarks += draft.remarks.map { "  " + $0 }
    }
    return try await importing(text, remarks, request, progress)
  } catch {
    throw userFacing(error)
  }
}

private func drafter(_ request: AddRequest, _ project: ProjectFile) throws -> Drafter {
  var drafter = Drafter(
    folder: project.folder, profiles: try profiles(of: project), catalogue: project.catalogue,
    language: request.language)
  drafter.wanted = request.profile
  drafter.sheet = request.sheet
  drafter.answers = DraftAnswers(
    period: request.period, ageGroup: request.ageGroup, kind: request.kind, rasterUnit: request.rasterUnit,
    year: request.period?.year)
  return drafter
}

/// The profiles of Lokus, and the project's own in their place or besides.
func profiles(of project: ProjectFile) throws -> [SourceProfile] {
  var all = try bundledProfiles()
  for file in project.profileFiles {
    let url = URL(fileURLWithPath: file, relativeTo: project.folder)
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw ProjectError.missingFile(line: 1, file: file)
    }
    for profile in try readProfiles(String(decoding: data, as: UTF8.self), catalogue: project.catalogue) {
      all.removeAll { $0.key == profile.key }
      all.append(profile)
    }
  }
  return all
}

/// The source that has the file already.
private func declared(_ file: URL, _ sheet: String?, _ project: ProjectFile) -> SourceFile? {
  let path = file.standardizedFileURL.path
  return project.allSources.first {
    project.url($0).standardizedFileURL.path == path && (sheet == nil || $0.layer == sheet)
  }
}

/// Imports with the new text beside the project file, and puts it in its place when that worked.
private func importing(
  _ text: String, _ remarks: [String], _ request: AddRequest, _ progress: @escaping @Sendable (String) -> Void
) async throws -> ImportOutcome {
  let name = request.project.lastPathComponent
  let beside = request.project.deletingLastPathComponent().appendingPathComponent(".\(name).\(getpid()).baru")
  do { try Data(text.utf8).write(to: beside) } catch let error as CocoaError {
    throw OutputError.cannotWrite(name: name, reason: "\(error.code.rawValue)")
  }
  defer { try? FileManager.default.removeItem(at: beside) }
  var outcome = try await importProject(
    ImportRequest(project: beside, threads: request.threads, language: request.language, write: true),
    progress: progress)
  do { try Data(text.utf8).write(to: request.project, options: .atomic) } catch let error as CocoaError {
    throw OutputError.cannotWrite(name: name, reason: "\(error.code.rawValue)")
  }
  outcome.text = remarks.joined(separator: "\n") + "\n\n" + outcome.text
  return outcome
}
