internal import Analysis
internal import GEOSBridge
internal import Geometry
internal import PROJBridge
internal import Parallel
internal import Stunting

/// Below this mean width (twice the area over the length of the border) an overlap or a hole between villages is a
/// sliver: a border drawn twice. A wider hole may be a lake or an enclave, to be looked at.
private let sliverWidthMetres = 20.0

/// Faults between the polygons of an edition: overlaps, slivers and gaps of more than one square metre.
///
/// The work is done regency by regency, so that a whole country fits the memory.
func topologyFindings(_ edition: BoundaryEdition, threads: Int) async throws -> [ImportFinding] {
  let groups = regencyGroups(edition)
  let found = try await mapChunks(count: groups.count, chunkSize: 1, threads: threads) { range in
    try range.flatMap { try findings(edition, villages: groups[$0]) }
  }
  return found.flatMap { $0 }
}

private func regencyGroups(_ edition: BoundaryEdition) -> [[Int]] {
  var groups: [String: [Int]] = [:]
  for (index, village) in edition.villages.enumerated() {
    groups[village.codes.first?.code.parent(.regency)?.digits ?? "", default: []].append(index)
  }
  return groups.keys.sorted().map { groups[$0] ?? [] }
}

private func findings(_ edition: BoundaryEdition, villages: [Int]) throws -> [ImportFinding] {
  let degrees = LonLatPolygons(edition.polygons.planar.selecting(villages))
  guard let bounds = degrees.planar.bounds else { return [] }
  let local = try degrees.projected(to: LocalFrame(centredOn: bounds)).layer.planar
  let geos = try GEOSContext()
  let overlaps = try geos.overlaps(in: local, minimumArea: 1).map { pair in
    ImportFinding(
      sourceID: edition.id, kind: isThin(area: pair.area, borderLength: pair.borderLength) ? .sliver : .overlap,
      code: edition.villages[villages[Int(pair.first)]].printedCode,
      otherCode: edition.villages[villages[Int(pair.second)]].printedCode, detail: "", size: pair.area)
  }
  let found = try overlaps + holes(local, edition, villages, geos)
  return [.overlap, .sliver, .gap].flatMap { kind in largest(found.filter { $0.kind == kind }, edition.id) }
}

/// The largest faults one by one; how many more there are and their area in one finding more. Borders that were
/// simplified one by one have thousands.
private func largest(_ findings: [ImportFinding], _ sourceID: String, limit: Int = 50) -> [ImportFinding] {
  guard findings.count > limit, let first = findings.first else { return findings }
  let sorted = findings.sorted {
    ($1.size ?? 0, $0.code ?? "", $0.otherCode ?? "") < ($0.size ?? 0, $1.code ?? "", $1.otherCode ?? "")
  }
  let rest = sorted.dropFirst(limit)
  let regency = first.code.flatMap { RegionCode($0, system: .kemendagri) ?? RegionCode($0, system: .bps) }?.parent(
    .regency)
  return sorted.prefix(limit)
    + [
      ImportFinding(
        sourceID: sourceID, kind: first.kind, code: regency?.formatted, detail: "+\(rest.count)",
        size: rest.reduce(0) { $0 + ($1.size ?? 0) })
    ]
}

private func holes(_ local: PolygonSet, _ edition: BoundaryEdition, _ villages: [Int], _ geos: GEOSContext) throws
  -> [ImportFinding]
{
  let gaps = try geos.gaps(in: local)
  let locator = PointLocator(local)
  return (0..<gaps.featureCount).compactMap { hole in
    let area = abs(gaps.area(ofFeature: hole))
    guard area > 1 else { return nil }
    let beside = gaps.vertices(ofFeature: hole).first.flatMap { locator.nearest(x: gaps.x[$0], y: gaps.y[$0]) }
    return ImportFinding(
      sourceID: edition.id, kind: isThin(area: area, borderLength: perimeter(gaps, hole)) ? .sliver : .gap,
      code: beside.map { edition.villages[villages[Int($0.feature)]].printedCode }, detail: "", size: area)
  }
}

private func isThin(area: Double, borderLength: Double) -> Bool { 2 * area < sliverWidthMetres * borderLength }

private func perimeter(_ set: PolygonSet, _ feature: Int) -> Double {
  set.rings(ofFeature: feature).reduce(0) { sum, ring in
    let v = set.vertices(ofRing: ring)
    return sum
      + zip(v, v.dropFirst()).reduce(0) { length, pair in
        let dx = set.x[pair.1] - set.x[pair.0]
        let dy = set.y[pair.1] - set.y[pair.0]
        return length + (dx * dx + dy * dy).squareRoot()
      }
  }
}
