public import Foundation
internal import Ingest
internal import Project
public import Stunting

/// What `lokus init` is asked to do.
public struct InitRequest: Sendable {
  public var project: URL
  public var files: [URL]
  public var name: String?
  public var replace: Bool
  public var language: Language

  public init(project: URL, files: [URL], name: String?, replace: Bool, language: Language) {
    self.project = project
    self.files = files
    self.name = name
    self.replace = replace
    self.language = language
  }
}

/// What `lokus init` prints.
public struct InitOutcome: Sendable {
  public var text: String
}

/// What stops `lokus init`.
public enum InitError: UserFacing, Equatable {
  case noFiles
  case alreadyThere(name: String)
  case noBoundaries

  public func message(_ l: Language) -> UserMessage {
    switch self {
    case .noFiles:
      UserMessage(
        code: "INI-001", status: .usage, what: l.pick("Belum ada berkas yang disebut.", "No files were named."),
        next: l.pick(
          "Contoh: lokus init batas_desa.geojson balita.csv puskesmas.csv",
          "Example: lokus init batas_desa.geojson balita.csv puskesmas.csv"))
    case .alreadyThere(let name):
      UserMessage(
        code: "INI-002", status: .cannotWrite, what: l.pick("\(name) sudah ada.", "\(name) exists already."),
        next: l.pick("Ubah berkas itu, atau tulis ulang dengan --force.", "Edit it, or replace it with --force."))
    case .noBoundaries:
      UserMessage(
        code: "INI-003", status: .dataRefused,
        what: l.pick("Tidak ada berkas dengan poligon desa/kelurahan.", "None of the files holds village polygons."),
        next: l.pick(
          "Sertakan batas desa/kelurahan (GeoJSON, Shapefile atau GeoPackage).",
          "Include the village boundaries (GeoJSON, Shapefile or GeoPackage)."))
    }
  }
}

/// Looks at the files and writes a commented project file: what was recognised is filled in, what was not is left as a
/// comment with the columns there are. Nothing is imported.
///
/// - Throws: Errors that are `UserFacing`.
public func initProject(_ request: InitRequest) async throws -> InitOutcome {
  do {
    guard !request.files.isEmpty else { throw InitError.noFiles }
    let exists = FileManager.default.fileExists(atPath: request.project.path)
    if exists, !request.replace { throw InitError.alreadyThere(name: request.project.lastPathComponent) }
    let folder = request.project.deletingLastPathComponent()
    var drafter = Drafter(
      folder: folder, profiles: try bundledProfiles(), catalogue: try IndicatorCatalogue.bundled(),
      language: .indonesian)
    drafter.answers.ageGroup = .balita
    var drafts: [SourceDraft] = []
    var unknown: [(file: String, why: String)] = []
    for file in request.files {
      do {
        drafts.append(try await drafter.draft(file, used: Set(drafts.map(\.id))))
      } catch let error as DraftError {
        unknown.append((relativePath(file, from: folder), error.message(.indonesian).what))
      }
    }
    guard drafts.contains(where: { $0.section == .boundaries && $0.questions.isEmpty }) else {
      throw InitError.noBoundaries
    }
    let text = ProjectDraft(name: request.name, drafts: drafts, unknown: unknown).text
    do { try Data(text.utf8).write(to: request.project, options: .atomic) } catch let error as CocoaError {
      throw OutputError.cannotWrite(name: request.project.lastPathComponent, reason: "\(error.code.rawValue)")
    }
    return InitOutcome(text: summary(drafts, unknown, request))
  } catch {
    throw userFacing(error)
  }
}

private func summary(_ drafts: [SourceDraft], _ unknown: [(file: String, why: String)], _ request: InitRequest)
  -> String
{
  let l = request.language
  let lines =
    drafts.map { draft in
      "  \(draft.id): \(draft.section.rawValue), " + (draft.remarks.first ?? "")
        + (draft.questions.isEmpty ? "" : l.pick(" (perlu dilengkapi)", " (to be completed)"))
    } + unknown.map { "  \($0.file): \($0.why)" }
  return l.pick(
    "\(request.project.lastPathComponent) ditulis dari:", "\(request.project.lastPathComponent) written from:") + "\n"
    + lines.joined(separator: "\n") + "\n"
    + l.pick(
      "Periksa bagian yang ditandai PERIKSA, lalu jalankan: lokus check",
      "Look at the parts marked PERIKSA (check), then run: lokus check")
}
