internal import Analysis
internal import Foundation
internal import Geometry
internal import Ingest
internal import Matching
internal import Project
internal import Stunting

/// How village and kecamatan names are compared between editions and with official lists.
let placeKeys = PlaceKeys(village: { villageNameKey($0) }, district: { districtNameKey($0) })

extension SourceReader {
  /// Reads boundaries with their topology: overlaps, gaps, slivers, islands, codes that the official list lacks or has
  /// besides; snapped first where the declaration asks for it.
  func boundaries(_ d: BoundaryDeclaration) async throws -> ReadSource {
    let urls = try files(of: d.source, in: project.folder)
    var summary = try self.summary(
      d.source, urls, role: "boundaries", declaration: describe(d), matchedBy: context.fingerprint)
    if try known(d.source.id, d.source.id) == summary.fingerprint {
      return ReadSource(summary: summary, edition: d.source.id, content: .unchanged)
    }
    var parts: [BoundaryImport] = []
    for url in urls {
      let part = try await at(d.source) {
        try await importBoundaries(boundarySource(d, path: url.path), threads: threads)
      }
      parts.append(urls.count > 1 ? part.inFile(url.lastPathComponent) : part)
    }
    let merged = mergedBoundaries(parts, files: urls.map(\.lastPathComponent))
    summary.recordsRead = merged.recordsRead
    summary.recordsAccepted = merged.edition.villages.count
    summary.recordsSetAside = merged.setAside.count { $0.wholeRecord }
    let (edition, findings) = try await checked(merged, d)
    return ReadSource(
      summary: summary, edition: d.source.id, content: .edition(edition), setAside: merged.setAside,
      findings: merged.findings + findings + sameNames(edition, besides: merged.findings))
  }

  private func checked(_ read: BoundaryImport, _ d: BoundaryDeclaration) async throws -> (
    BoundaryEdition, [ImportFinding]
  ) {
    var edition = context.namingDistricts(read.edition)
    var findings: [ImportFinding] = []
    if let metres = d.snapMetres, metres > 0 {
      do {
        let snapped = try await snapBorders(edition, toleranceMetres: metres, threads: threads)
        edition = snapped.edition
        findings = snapped.findings(sourceID: d.source.id)
      } catch let error as SnapError {
        throw WrappedError { snapMessage(error, d.source, $0) }
      }
    }
    let report = try await topologyReport(
      edition, threads: threads, official: d.place.codeSystem.flatMap(context.villages), repairs: read.findings,
      keys: placeKeys)
    return (edition, findings + report.findings(edition, sourceID: d.source.id))
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

/// Several files of one edition as one: villages by code, a code's second record set aside.
func mergedBoundaries(_ parts: [BoundaryImport], files: [String]) -> BoundaryImport {
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
            reason: .duplicateCode, file: files[p]))
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
