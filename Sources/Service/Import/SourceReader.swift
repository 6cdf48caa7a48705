internal import Analysis
internal import Foundation
internal import Geometry
internal import Ingest
internal import Matching
internal import Project
internal import Store
internal import Stunting

/// Reads the sources of a project that changed since they were imported.
struct SourceReader {
  let project: ProjectFile
  let context: MatchContext
  let threads: Int
  /// Fingerprint in the workspace of a source joined to an edition.
  let known: (_ source: String, _ edition: String) throws -> String?

  /// Reads one source, unless the same file with the same declaration is in the workspace.
  func read(
    _ source: SourceFile, role: String, declaration: some Encodable, base: EditionBase,
    _ body: (_ paths: [String]) async throws -> SourceContent
  ) async throws -> ReadSource {
    let urls = try files(of: source, in: project.folder)
    let summary = try self.summary(
      source, urls, role: role, declaration: describe(declaration), matchedBy: base.fingerprint + context.fingerprint)
    if try known(source.id, base.id) == summary.fingerprint {
      return ReadSource(summary: summary, edition: base.id, content: .unchanged)
    }
    let content = try await at(source) { try await body(urls.map(\.path)) }
    return content.finished(summary, edition: base.id)
  }

  func summary(_ s: SourceFile, _ urls: [URL], role: String, declaration: String, matchedBy: String) throws
    -> ImportSummary
  {
    let hash = try sha256(of: urls)
    let fingerprint = sha256(ofText: [importerVersion, hash, declaration, matchedBy].joined(separator: "\n"))
    return ImportSummary(
      sourceID: s.id, role: role, fileName: fileName(s.file), sha256: hash, fingerprint: fingerprint, recordsRead: 0,
      recordsAccepted: 0, recordsSetAside: 0)
  }
}

/// The edition that sources are joined to.
struct EditionBase {
  var id: String
  var fingerprint: String
  var matcher: PlaceMatcher
}

extension SourceReader {
  func codeList(_ d: CodeListDeclaration, at index: Int, base: EditionBase) async throws -> ReadSource {
    let list = context.lists[index]
    return try await read(d.source, role: "code_list", declaration: d, base: base) { _ in
      var content = SourceContent(recordsRead: list.recordsRead, setAside: list.setAside)
      content.records.officialCodes = list.pairs.isEmpty ? list.codes : []
      return content
    }
  }

  func facilities(_ d: FacilityDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "facilities", declaration: d, base: base) { paths in
      if let column = d.countColumn, let period = d.period {
        let read = try await importTable(
          countSource(d, column: column, period: period, path: paths[0]), matcher: base.matcher)
        var content = SourceContent(read)
        content.records.facilityCounts = read.counts
        return content
      }
      return try await placedFacilities(d, paths[0], base.matcher.edition, base.matcher)
    }
  }

  private func placedFacilities(
    _ d: FacilityDeclaration, _ path: String, _ edition: BoundaryEdition, _ matcher: PlaceMatcher
  ) async throws -> SourceContent {
    let read = try await importFacilities(facilitySource(d, path: path), matcher: matcher)
    let (placed, region) = try place(read.facilities, matcher)
    let foreign = placed.filter(region.isForeign)
    var content = SourceContent(recordsRead: read.recordsRead)
    content.records.facilities = placed.filter { !region.isForeign($0) }
    let rows = Set(foreign.map(\.sourceRow))
    content.setAside = read.setAside.filter { $0.wholeRecord || !rows.contains($0.row) }
    content.setAside += foreign.map {
      SetAside(sourceID: d.source.id, row: $0.sourceRow, code: $0.id, reason: .outsideRegion)
    }
    content.findings = read.findings.filter { $0.row.map { !rows.contains($0) } ?? true }
    let hasPositions = content.records.facilities.contains { !$0.flags.contains(.noPosition) }
    content.findings += content.records.facilities.flatMap { flagFindings($0, edition, hasPositions: hasPositions) }
    return content
  }

  /// Places facilities in villages. Of those far away only what declares this region is measured; a national list has
  /// thousands of the others.
  private func place(_ facilities: [Facility], _ matcher: PlaceMatcher) throws -> ([Facility], DeclaredRegion) {
    let edition = matcher.edition
    let placer = FacilityPlacer(edition)
    let near = edition.polygons.planar.bounds?.expanded(by: 0.5)
    let isFar = facilities.map { f in
      f.position.map { at in near.map { !$0.contains(at.longitude, at.latitude) } ?? false } ?? false
    }
    var placed = facilities
    let close = facilities.indices.filter { !isFar[$0] }
    for (index, facility) in zip(close, try placer.place(close.map { facilities[$0] })) { placed[index] = facility }
    for index in facilities.indices where isFar[index] { placed[index].flags.append(.outsideRegion) }
    let region = DeclaredRegion(matcher, placed)
    let own = facilities.indices.filter { isFar[$0] && !region.isForeign(placed[$0]) }
    for (index, facility) in zip(own, try placer.place(own.map { facilities[$0] })) { placed[index] = facility }
    return (placed, region)
  }

  func workingAreas(_ d: WorkingAreaDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "working_areas", declaration: d, base: base) { paths in
      let read = try await importWorkingAreas(workingAreaSource(d, path: paths[0]), matcher: base.matcher)
      var content = SourceContent(recordsRead: read.recordsRead, setAside: read.setAside, questions: read.questions)
      content.records.workingAreas = read.areas
      return content
    }
  }

  func table(_ d: TableDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "indicators", declaration: d, base: base) { paths in
      let read = try await importTable(
        tableSource(d, path: paths[0], catalogue: project.catalogue), matcher: base.matcher)
      var content = SourceContent(read)
      content.records.values = read.values
      content.records.units = read.units
      return content
    }
  }

  func byName(_ d: ByNameDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "by_name", declaration: d, base: base) { paths in
      let read = try importByName(byNameSource(d, path: paths[0]), matcher: base.matcher)
      var content = SourceContent(
        recordsRead: read.recordsRead, setAside: read.setAside, findings: read.findings, questions: read.questions,
        recordsSetAside: read.recordsSetAside, recordsAsked: read.recordsAsked)
      content.records.values = read.values
      content.records.digitCounts = read.digitCounts.flatMap { digits($0, d.source.id) }
      return content
    }
  }

  func programmes(_ d: ProgrammeDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "programmes", declaration: d, base: base) { paths in
      let read = try await importProgrammes(programmeSource(d, path: paths[0]), matcher: base.matcher)
      var content = SourceContent(recordsRead: read.recordsRead, setAside: read.setAside, findings: read.findings)
      content.records.programmes = read.programmes
      return content
    }
  }

  func raster(_ d: RasterDeclaration, base: EditionBase) async throws -> ReadSource {
    try await read(d.source, role: "raster", declaration: d, base: base) { paths in
      let edition = base.matcher.edition
      let read = try populationByVillage(edition, raster: rasterSource(d, path: paths[0]))
      var content = SourceContent(recordsRead: read.villages.count)
      for village in read.villages {
        guard let persons = village.persons else {
          content.setAside.append(
            SetAside(
              sourceID: d.source.id, row: village.village + 1, code: edition.villages[village.village].printedCode,
              placeName: edition.villages[village.village].name, reason: .noRasterData))
          continue
        }
        var value = IndicatorValue(
          level: .village, unit: village.village, indicator: d.indicator, ageGroup: .none, period: d.period,
          kind: .count, state: .value, rung: .notApplicable, sourceID: d.source.id, sourceRow: village.village + 1)
        value.value = persons
        content.records.values.append(value)
      }
      return content
    }
  }
}

extension SourceContent {
  init(_ read: TableImport) {
    self.init(
      recordsRead: read.recordsRead, setAside: read.setAside, findings: read.findings, questions: read.questions)
  }
}

private func digits(_ counts: DigitCounts, _ sourceID: String) -> [DigitCount] {
  counts.counts.enumerated().map { digit, count in
    DigitCount(
      sourceID: sourceID, measure: counts.measure == .height ? .height : .weight, unitName: counts.puskesmas,
      digit: digit, count: count)
  }
}

/// One finding a flag, with the distance where one was measured. That a facility has no position is told where others of
/// its list have one, or where its village isn't known either.
private func flagFindings(_ f: Facility, _ edition: BoundaryEdition, hasPositions: Bool) -> [ImportFinding] {
  f.flags.filter { $0 != .noPosition || hasPositions || f.village == nil }.map { flag in
    let hasDistance = flag == .outsideRegion || flag == .otherDistrict || flag == .otherVillage
    return ImportFinding(
      sourceID: f.sourceID, row: f.sourceRow, kind: .facilityFlag, code: f.id,
      otherCode: f.village.map { edition.villages[$0].printedCode }, detail: flag.rawValue,
      size: hasDistance ? f.flagDistanceMetres : nil)
  }
}

/// A declaration as text that is the same for the same declaration; where it stands in the project file doesn't matter.
func describe<Declaration: Encodable>(_ declaration: Declaration) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  let text = String(decoding: try encoder.encode(declaration), as: UTF8.self)
  return text.replacingOccurrences(of: #""line":\d+"#, with: "", options: .regularExpression)
}
