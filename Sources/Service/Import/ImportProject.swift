internal import Foundation
internal import Ingest
internal import Matching
internal import Project
internal import Publish
internal import Store
internal import Stunting

/// Reads the sources of a project into its workspace, in one transaction: all of it is in, or the workspace is as it
/// was. A source whose file, declaration and edition did not change is not read again. With `write` false everything is
/// read and reported and nothing is written.
///
/// - Throws: Errors that are `UserFacing`.
public func importProject(_ request: ImportRequest, progress: @escaping @Sendable (String) -> Void) async throws
  -> ImportOutcome
{
  do {
    let project = try readProject(at: request.project, knownStyles: try? knownStyles())
    return request.write
      ? try await writeImports(project, request, progress) : try await checkOnly(project, request, progress)
  } catch {
    throw userFacing(error)
  }
}

private func checkOnly(_ project: ProjectFile, _ request: ImportRequest, _ progress: (String) -> Void) async throws
  -> ImportOutcome
{
  let reader = SourceReader(project: project, threads: request.threads) { _, _ in nil }
  let sources = try await readAll(project, reader, workspace: nil, progress)
  return ImportReport(
    summaries: sources.map(\.summary), setAside: sources.flatMap(\.setAside), findings: sources.flatMap(\.findings),
    unchanged: [], language: request.language, wrote: false
  ).outcome
}

private func writeImports(_ project: ProjectFile, _ request: ImportRequest, _ progress: (String) -> Void) async throws
  -> ImportOutcome
{
  let path = workspaceURL(project).path
  let isNew = !FileManager.default.fileExists(atPath: path)
  let workspace = isNew ? nil : try Workspace.open(at: path, access: .readWrite, checkingPages: true)
  let reader = SourceReader(project: project, threads: request.threads) {
    try workspace?.fingerprint(ofSource: $0, edition: $1)
  }
  let sources: [ReadSource]
  do { sources = try await readAll(project, reader, workspace: workspace, progress) } catch {
    try? workspace?.close()
    throw error
  }
  progress("menulis ruang kerja / writing the workspace")
  return try store(sources, in: workspace, path: path, request)
}

/// Stores what was read; a new workspace that fails is removed again.
private func store(_ sources: [ReadSource], in existing: Workspace?, path: String, _ request: ImportRequest) throws
  -> ImportOutcome
{
  let workspace = try existing ?? Workspace.create(at: path)
  do {
    if sources.contains(where: { !$0.isUnchanged }) {
      try workspace.write { transaction in
        for source in sources { try write(source, to: transaction) }
      }
    }
    let outcome = try report(workspace, sources, request)
    try workspace.close()
    return outcome
  } catch {
    try? workspace.close()
    if existing == nil { try? FileManager.default.removeItem(atPath: path) }
    throw error
  }
}

extension ReadSource {
  var isUnchanged: Bool { if case .unchanged = content { true } else { false } }
}

private func write(_ source: ReadSource, to transaction: Transaction) throws {
  let entry = ImportEntry(
    summary: source.summary, edition: source.edition, parameters: ["importer_version": importerVersion],
    lokusVersion: LokusVersion.current)
  switch source.content {
  case .unchanged: break
  case .edition(let edition):
    _ = try transaction.replaceEdition(edition, entry: entry, setAside: source.setAside, findings: source.findings)
  case .records(let records):
    try transaction.replace(records, entry: entry, setAside: source.setAside, findings: source.findings)
  }
}

/// The report is made of what the workspace holds now.
private func report(_ workspace: Workspace, _ sources: [ReadSource], _ request: ImportRequest) throws -> ImportOutcome {
  let current = try workspace.imports().filter(\.isCurrent).map(\.summary)
  return ImportReport(
    summaries: current, setAside: try workspace.setAside(), findings: try workspace.findings(),
    unchanged: Set(sources.filter(\.isUnchanged).map(\.summary.sourceID)), language: request.language, wrote: true
  ).outcome
}

/// Boundaries first, those of neighbours too, then everything that is joined to the edition that is analysed.
private func readAll(
  _ project: ProjectFile, _ reader: SourceReader, workspace: Workspace?, _ progress: (String) -> Void
) async throws
  -> [ReadSource]
{
  var sources: [ReadSource] = []
  for declaration in project.context + project.boundaries {
    progress(declaration.source.id)
    sources.append(try await reader.boundaries(declaration))
  }
  let id = project.parameters.edition ?? project.boundaries.last?.source.id ?? ""
  guard let base = sources.first(where: { $0.edition == id }) else { return sources }
  let matcher = MatcherCache { PlaceMatcher(try loadEdition(base, workspace)) }
  for declaration in project.facilities {
    progress(declaration.source.id)
    sources.append(
      try await reader.facilities(declaration, matcher: matcher.get, id: id, fingerprint: base.summary.fingerprint))
  }
  for declaration in project.tables {
    progress(declaration.source.id)
    sources.append(
      try await reader.table(declaration, matcher: matcher.get, id: id, fingerprint: base.summary.fingerprint))
  }
  return sources
}

private func loadEdition(_ source: ReadSource, _ workspace: Workspace?) throws -> BoundaryEdition {
  if case .edition(let edition) = source.content { return edition }
  guard let workspace else { throw WorkspaceProblem.editionNotImported(id: source.edition, known: []) }
  return try workspace.edition(source.edition)
}

/// The matcher of the edition, made when the first source needs it.
private final class MatcherCache {
  private let load: () throws -> PlaceMatcher
  private var value: PlaceMatcher?

  init(_ load: @escaping () throws -> PlaceMatcher) { self.load = load }

  func get() throws -> PlaceMatcher {
    if let value { return value }
    let loaded = try load()
    value = loaded
    return loaded
  }
}
