internal import Analysis
internal import Foundation
internal import Geometry
internal import Ingest
internal import Matching
internal import Project
internal import Store
internal import Stunting

/// Changes when a reader gives other records for the same file: everything is then read again.
let importerVersion = "1"

/// One source that was read and is ready to be stored, or that is in the workspace already.
struct ReadSource {
  enum Content {
    case unchanged
    case edition(BoundaryEdition)
    case records(SourceRecords)
  }

  var summary: ImportSummary
  var edition: String
  var content: Content
  var setAside: [SetAside] = []
  var findings: [ImportFinding] = []
}

/// Reads the sources of a project that changed since they were imported.
struct SourceReader {
  let project: ProjectFile
  let threads: Int
  /// Fingerprint in the workspace of a source joined to an edition.
  let known: (_ source: String, _ edition: String) throws -> String?

  func boundaries(_ d: BoundaryDeclaration) async throws -> ReadSource {
    let urls = try files(of: d.source, in: project.folder)
    var summary = try self.summary(d.source, urls, role: "boundaries", declaration: describe(d), edition: "")
    if try known(d.source.id, d.source.id) == summary.fingerprint {
      return ReadSource(summary: summary, edition: d.source.id, content: .unchanged)
    }
    var parts: [BoundaryImport] = []
    for url in urls {
      parts.append(
        try await at(d.source) { try await importBoundaries(boundarySource(d, path: url.path), threads: threads) })
    }
    let merged = mergedBoundaries(parts)
    summary.recordsRead = merged.recordsRead
    summary.recordsAccepted = merged.edition.villages.count
    summary.recordsSetAside = merged.setAside.count { $0.wholeRecord }
    return ReadSource(
      summary: summary, edition: d.source.id, content: .edition(merged.edition), setAside: merged.setAside,
      findings: merged.findings + sameNames(merged.edition, besides: merged.findings)
        + (try await topologyFindings(merged.edition, threads: threads)))
  }

  func facilities(_ d: FacilityDeclaration, matcher: () throws -> PlaceMatcher, id: String, fingerprint: String)
    async throws
    -> ReadSource
  {
    let urls = try files(of: d.source, in: project.folder)
    let summary = try self.summary(d.source, urls, role: "facilities", declaration: describe(d), edition: fingerprint)
    if try known(d.source.id, id) == summary.fingerprint {
      return ReadSource(summary: summary, edition: id, content: .unchanged)
    }
    let matcher = try matcher()
    var records = SourceRecords()
    if let column = d.countColumn, let period = d.period {
      let read = try await at(d.source) {
        try await importTable(countSource(d, column: column, period: period, path: urls[0].path), matcher: matcher)
      }
      records.facilityCounts = read.counts
      return finished(summary, id, records, read.recordsRead, read.setAside, read.findings)
    }
    let read = try await at(d.source) {
      try await importFacilities(facilitySource(d, path: urls[0].path), matcher: matcher)
    }
    records.facilities = try FacilityPlacer(matcher.edition).place(read.facilities)
    let hasPositions = records.facilities.contains { !$0.flags.contains(.noPosition) }
    let flags = records.facilities.flatMap { flagFindings($0, matcher.edition, hasPositions: hasPositions) }
    return finished(summary, id, records, read.recordsRead, read.setAside, flags)
  }

  func table(_ d: TableDeclaration, matcher: () throws -> PlaceMatcher, id: String, fingerprint: String) async throws
    -> ReadSource
  {
    let urls = try files(of: d.source, in: project.folder)
    let summary = try self.summary(d.source, urls, role: "indicators", declaration: describe(d), edition: fingerprint)
    if try known(d.source.id, id) == summary.fingerprint {
      return ReadSource(summary: summary, edition: id, content: .unchanged)
    }
    let matcher = try matcher()
    let read = try await at(d.source) {
      try await importTable(tableSource(d, path: urls[0].path, catalogue: project.catalogue), matcher: matcher)
    }
    var records = SourceRecords()
    records.values = read.values
    return finished(
      summary, id, records, read.recordsRead, read.setAside, read.findings + assumedDecimals(read, d.source.id))
  }

  private func finished(
    _ summary: ImportSummary, _ edition: String, _ records: SourceRecords, _ read: Int, _ setAside: [SetAside],
    _ findings: [ImportFinding]
  ) -> ReadSource {
    var summary = summary
    let setAside = withoutRepeats(setAside)
    let findings = withoutRepeats(findings)
    summary.recordsRead = read
    summary.recordsSetAside = setAside.count { $0.wholeRecord }
    summary.recordsAccepted = read - summary.recordsSetAside
    return ReadSource(
      summary: summary, edition: edition, content: .records(records), setAside: setAside, findings: findings)
  }

  private func summary(_ s: SourceFile, _ urls: [URL], role: String, declaration: String, edition: String) throws
    -> ImportSummary
  {
    let hash = try sha256(of: urls)
    let fingerprint = sha256(ofText: [importerVersion, hash, declaration, edition].joined(separator: "\n"))
    return ImportSummary(
      sourceID: s.id, role: role, fileName: fileName(s.file), sha256: hash, fingerprint: fingerprint, recordsRead: 0,
      recordsAccepted: 0, recordsSetAside: 0)
  }
}

/// Villages of one regency that share a name: a table without codes must then give the kecamatan. Those that share it
/// within one kecamatan are told by the reader already.
private func sameNames(_ edition: BoundaryEdition, besides told: [ImportFinding]) -> [ImportFinding] {
  let told = Set(told.filter { $0.kind == .duplicateVillageName }.compactMap(\.code))
  var first: [String: Int] = [:]
  return edition.villages.indices.compactMap { v in
    let village = edition.villages[v]
    let regency = village.codes.first?.code.parent(.regency)?.digits ?? ""
    let other = first.updateValue(v, forKey: regency + "|" + villageNameKey(village.name))
    guard let other, !told.contains(village.printedCode) else { return nil }
    return ImportFinding(
      sourceID: edition.id, row: village.sourceRow, kind: .duplicateVillageName, code: village.printedCode,
      otherCode: edition.villages[other].printedCode, detail: village.name)
  }
}

/// Columns whose decimal mark nothing decided: read one way, and told.
private func assumedDecimals(_ read: TableImport, _ sourceID: String) -> [ImportFinding] {
  read.numberColumns.filter { $0.basis == .assumed }.map { column in
    ImportFinding(
      sourceID: sourceID, kind: .decimalAssumed,
      detail: "\(column.column): \(column.decimal.rawValue) (\(column.ambiguousCells))")
  }
}

/// Runs a reader; its error is told with the line of the source in the project file.
private func at<Value>(_ source: SourceFile, _ body: () async throws -> Value) async throws -> Value {
  do { return try await body() } catch let error as IngestError {
    throw WrappedError { language in
      var message = ingestMessage(error, language)
      message.what =
        language.pick(
          "lokus.yaml baris \(source.line), sumber '\(source.id)': ",
          "lokus.yaml line \(source.line), source '\(source.id)': ") + message.what
      return message
    }
  }
}

/// Each entry once, in order: one bad cell may feed several indicators.
private func withoutRepeats<Entry: Equatable>(_ entries: [Entry]) -> [Entry] {
  var kept: [Entry] = []
  for entry in entries where kept.suffix(64).contains(entry) == false { kept.append(entry) }
  return kept
}

/// A declaration as text that is the same for the same declaration; where it stands in the project file doesn't matter.
private func describe<Declaration: Encodable>(_ declaration: Declaration) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys]
  let text = String(decoding: try encoder.encode(declaration), as: UTF8.self)
  return text.replacingOccurrences(of: #""line":\d+"#, with: "", options: .regularExpression)
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

/// Several files of one edition as one: villages by code, a code's second record set aside.
func mergedBoundaries(_ parts: [BoundaryImport]) -> BoundaryImport {
  guard var merged = parts.first, parts.count > 1 else { return parts[0] }
  var setAside = parts.flatMap(\.setAside)
  var entries: [(part: Int, village: Int, code: String)] = []
  var seen: Set<String> = []
  for (p, part) in parts.enumerated() {
    for (v, village) in part.edition.villages.enumerated() {
      let code = village.printedCode
      if seen.insert(code).inserted {
        entries.append((p, v, code))
      } else {
        setAside.append(
          SetAside(
            sourceID: part.edition.id, row: village.sourceRow, code: code, placeName: village.name,
            reason: .duplicateCode))
      }
    }
  }
  entries.sort { $0.code < $1.code }
  merged.edition.villages = entries.map { parts[$0.part].edition.villages[$0.village] }
  merged.edition.polygons.planar = joined(entries.map { (parts[$0.part].edition.polygons.planar, $0.village) })
  merged.setAside = setAside
  merged.findings = parts.flatMap(\.findings)
  merged.recordsRead = parts.reduce(0) { $0 + $1.recordsRead }
  return merged
}

private func joined(_ features: [(set: PolygonSet, feature: Int)]) -> PolygonSet {
  var result = PolygonSet()
  for item in features { result.append(feature: item.feature, of: item.set) }
  return result
}
