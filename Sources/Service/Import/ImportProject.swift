internal import Analysis
internal import Foundation
internal import Ingest
internal import Matching
internal import Project
internal import Publish
internal import Store
internal import Stunting

/// Reads the sources of a project into its workspace, in one transaction: all of it is in, or the workspace is as it
/// was. A source whose file, declaration, edition, answers and code lists did not change is not read again. With `write`
/// false everything is read and reported and nothing is written. Names that fit no place for certain are asked in
/// `padanan_nama.csv`.
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
  let context = try await matchContext(project)
  let reader = SourceReader(project: project, context: context, threads: request.threads) { _, _ in nil }
  let sources = try await ReadAll(project: project, reader: reader, workspace: nil).run(progress)
  return try await checkReport(sources, project, request)
}

private func writeImports(_ project: ProjectFile, _ request: ImportRequest, _ progress: (String) -> Void) async throws
  -> ImportOutcome
{
  let path = workspaceURL(project).path
  let isNew = !FileManager.default.fileExists(atPath: path)
  let workspace = isNew ? nil : try Workspace.open(at: path, access: .readWrite, checkingPages: true)
  let sources: AllSources
  let context: MatchContext
  do {
    context = try await matchContext(project)
    let reader = SourceReader(project: project, context: context, threads: request.threads) {
      try workspace?.fingerprint(ofSource: $0, edition: $1)
    }
    sources = try await ReadAll(project: project, reader: reader, workspace: workspace).run(progress)
  } catch {
    try? workspace?.close()
    throw error
  }
  progress("menulis ruang kerja / writing the workspace")
  return try store(sources, in: workspace, path: path, request, context, project)
}

/// Stores what was read; a new workspace that fails is removed again.
private func store(
  _ sources: AllSources, in existing: Workspace?, path: String, _ request: ImportRequest, _ context: MatchContext,
  _ project: ProjectFile
) throws -> ImportOutcome {
  let workspace = try existing ?? Workspace.create(at: path)
  do {
    let gone = try undeclared(workspace, project)
    if !gone.isEmpty || sources.all.contains(where: { !$0.isUnchanged }) {
      try workspace.write { transaction in
        for id in gone { try transaction.removeSource(id) }
        for source in sources.all { try write(source, to: transaction) }
      }
    }
    let open = try ask(try workspace.questions(edition: sources.base?.id), context, project)
    let outcome = try report(workspace, sources, request, openQuestions: open, context)
    try workspace.close()
    return outcome
  } catch {
    try? workspace.close()
    if existing == nil { try? FileManager.default.removeItem(atPath: path) }
    throw error
  }
}

/// Sources of the workspace that the project file names no more; boundary editions stay.
private func undeclared(_ workspace: Workspace, _ project: ProjectFile) throws -> [String] {
  let declared = Set(project.allSources.map(\.id))
  let stored = try workspace.imports().map(\.summary).filter { $0.role != "boundaries" }.map(\.sourceID)
  return Set(stored).subtracting(declared).sorted()
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
    try transaction.replace(
      records, entry: entry, setAside: source.setAside, findings: source.findings, questions: source.questions)
  }
}

/// Brings the open questions into `padanan_nama.csv`, beside and then in place; gives their number.
private func ask(_ questions: [PlaceQuestion], _ context: MatchContext, _ project: ProjectFile) throws -> Int {
  let lines = merged(context.lines, with: questions)
  if lines != context.lines {
    let url = project.folder.appendingPathComponent(answerFileName)
    do { try Data(answerText(lines).utf8).write(to: url, options: .atomic) } catch let error as CocoaError {
      throw OutputError.cannotWrite(name: answerFileName, reason: "\(error.code.rawValue)")
    }
  }
  return lines.count { $0.choice == nil }
}

/// The report is made of what the workspace holds now.
private func report(
  _ workspace: Workspace, _ sources: AllSources, _ request: ImportRequest, openQuestions: Int, _ context: MatchContext
) throws -> ImportOutcome {
  let current = try workspace.imports().filter(\.isCurrent).map(\.summary)
  return ImportReport(
    summaries: current, setAside: try workspace.setAside(), findings: try workspace.findings(),
    questions: try workspace.questions(), unchanged: Set(sources.all.filter(\.isUnchanged).map(\.summary.sourceID)),
    openQuestions: openQuestions, unusableAnswers: context.unusable(try workspace.questions(edition: sources.base?.id)),
    language: request.language, wrote: true
  ).outcome
}
