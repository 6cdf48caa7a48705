internal import Analysis
internal import Foundation
internal import Ingest
internal import Matching
internal import Project
internal import Store
internal import Stunting

/// Every source of a project, read.
struct AllSources {
  var boundaries: [ReadSource] = []
  var others: [ReadSource] = []
  var base: EditionBase?
  /// Puskesmas and working areas that tables were matched with.
  var facilities: [Facility] = []
  var workingAreas: [WorkingArea] = []

  var all: [ReadSource] { boundaries + others }
}

/// Reads the sources in the order in which they need each other: boundaries, facilities, working areas, then tables.
struct ReadAll {
  let project: ProjectFile
  let reader: SourceReader
  let workspace: Workspace?

  func run(_ progress: (String) -> Void) async throws -> AllSources {
    var result = AllSources()
    for declaration in project.context + project.boundaries {
      progress(declaration.source.id)
      result.boundaries.append(try await reader.boundaries(declaration))
    }
    try await refuseMixing(result.boundaries)
    let id = project.parameters.edition ?? project.boundaries.last?.source.id ?? ""
    guard let own = result.boundaries.first(where: { $0.edition == id }) else { return result }
    var base = EditionBase(
      id: id, fingerprint: own.summary.fingerprint, matcher: matcher(try edition(own), [], []))
    try await readPlaces(&result, &base, progress)
    try await readTables(&result, base, progress)
    try await readAccess(&result, base, progress)
    result.base = base
    return result
  }

  private func matcher(_ edition: BoundaryEdition, _ facilities: [Facility], _ areas: [WorkingArea]) -> PlaceMatcher {
    let context = reader.context
    return PlaceMatcher(
      edition,
      roster: roster(facilities, areas: areas, edition: edition, context: context, place: project.place),
      codeLists: context.codeLists, crosswalk: context.crosswalk, answers: context.answers)
  }

  private func edition(_ source: ReadSource) throws -> BoundaryEdition {
    if case .edition(let edition) = source.content { return edition }
    guard let workspace else { throw WorkspaceProblem.editionNotImported(id: source.edition, known: []) }
    return try workspace.edition(source.edition)
  }

  /// Code lists, facilities and working areas; with them the puskesmas are known that tables are matched to.
  private func readPlaces(_ result: inout AllSources, _ base: inout EditionBase, _ progress: (String) -> Void)
    async throws
  {
    for (index, declaration) in project.codeLists.enumerated() {
      progress(declaration.source.id)
      result.others.append(try await reader.codeList(declaration, at: index, base: base))
    }
    for declaration in project.facilities {
      progress(declaration.source.id)
      result.others.append(try await reader.facilities(declaration, base: base))
    }
    result.facilities = try await stored(result.others, base, \.facilities) { try $0.facilities(edition: base.id) }
    let edition = base.matcher.edition
    if result.facilities.contains(where: { $0.kind == "puskesmas" }) {
      base.matcher = matcher(edition, result.facilities, [])
      base.fingerprint = fingerprint(base, result.others, role: "facilities")
    }
    guard !project.workingAreas.isEmpty else { return }
    var areas: [ReadSource] = []
    for declaration in project.workingAreas {
      progress(declaration.source.id)
      areas.append(try await reader.workingAreas(declaration, base: base))
    }
    result.others += areas
    result.workingAreas = try await stored(areas, base, \.workingAreas) { try $0.workingAreas(edition: base.id) }
    base.matcher = matcher(edition, result.facilities, result.workingAreas)
    base.fingerprint = fingerprint(base, areas, role: "working_areas")
  }

  private func readTables(_ result: inout AllSources, _ base: EditionBase, _ progress: (String) -> Void) async throws {
    for declaration in project.tables {
      progress(declaration.source.id)
      result.others.append(try await reader.table(declaration, base: base))
    }
    for declaration in project.byName {
      progress(declaration.source.id)
      result.others.append(try await reader.byName(declaration, base: base))
    }
    for declaration in project.programmes {
      progress(declaration.source.id)
      result.others.append(try await reader.programmes(declaration, base: base))
    }
    for declaration in project.rasters {
      progress(declaration.source.id)
      result.others.append(try await reader.raster(declaration, base: base))
    }
  }

  private func readAccess(_ result: inout AllSources, _ base: EditionBase, _ progress: (String) -> Void) async throws {
    for declaration in project.demand {
      progress(declaration.source.id)
      result.others.append(try await reader.demand(declaration, base: base))
    }
    for declaration in project.travel {
      progress(declaration.source.id)
      result.others.append(try await reader.travel(declaration, base: base))
    }
    for declaration in project.surfaces {
      progress(declaration.source.id)
      result.others.append(try await reader.surface(declaration, base: base))
    }
    for declaration in project.reportedTravel {
      progress(declaration.source.id)
      result.others.append(try await reader.reportedTravel(declaration, base: base))
    }
  }

  /// What sources bring, from the workspace for those that are in it already.
  private func stored<Record>(
    _ sources: [ReadSource], _ base: EditionBase, _ records: KeyPath<SourceRecords, [Record]>,
    _ load: (Workspace) throws -> [Record]
  ) async throws -> [Record] where Record: OfSource {
    let unchanged = Set(sources.filter(\.isUnchanged).map(\.summary.sourceID))
    let read = sources.compactMap(\.records).flatMap { $0[keyPath: records] }
    guard !unchanged.isEmpty, let workspace else { return read }
    return try load(workspace).filter { unchanged.contains($0.sourceID) } + read
  }

  /// Tables are matched with the puskesmas, so they are read again when those change.
  private func fingerprint(_ base: EditionBase, _ sources: [ReadSource], role: String) -> String {
    let own = sources.filter { $0.summary.role == role }.map(\.summary.fingerprint)
    return sha256(ofText: ([base.fingerprint] + own).joined(separator: "\n"))
  }
}

/// A record that says which source it is from.
protocol OfSource { var sourceID: String { get } }
extension Facility: OfSource {}
extension WorkingArea: OfSource {}

extension ReadAll {
  /// Two boundary sources of one regency are compared; neighbours drawn by another source that overlaps and disagrees
  /// with the analysed one are refused unless the project says `mix_editions`.
  private func refuseMixing(_ sources: [ReadSource]) async throws {
    guard !project.parameters.mixesEditions, !project.context.isEmpty else { return }
    let id = project.parameters.edition ?? project.boundaries.last?.source.id ?? ""
    guard let own = sources.first(where: { $0.edition == id }) else { return }
    for declaration in project.context {
      guard let other = sources.first(where: { $0.edition == declaration.source.id }),
        !(own.isUnchanged && other.isUnchanged)
      else { continue }
      let comparison = try await compareEditions(
        try edition(own), try edition(other), keys: placeKeys, threads: reader.threads)
      guard !comparison.pairs.isEmpty, case .refused(let verdict, let overlap) = comparison.mixingVerdict else {
        continue
      }
      throw WorkspaceProblem.mixedEditions(
        line: declaration.source.line, a: id, b: other.edition, verdict: verdict.rawValue, medianOverlap: overlap)
    }
  }
}
