import Analysis
import GEOSBridge
import Geometry
import Stunting
import TestSupport
import Testing

/// The report against the plain way: cut each village with each, unite all, and see what the union leaves open.
@Suite("topology report: brute-force twin") struct TopologyTwinTests {
  private struct Plain {
    var overlaps: [Int: Double] = [:]
    var gaps: [Double] = []
  }

  private let squareMetre = 1 / (111_000.0 * 111_000.0)

  private func plain(_ edition: BoundaryEdition) throws -> Plain {
    let set = edition.polygons.planar
    let geos = try GEOSContext()
    var result = Plain()
    for a in 0..<set.featureCount {
      for b in (a + 1)..<max(a + 1, set.featureCount) {
        let area = try geos.intersection(set, feature: a, with: set, feature: b).area(ofFeature: 0)
        if area > 0 { result.overlaps[a * 100_000 + b] = area }
      }
    }
    // What a frame around all leaves over once all is taken out, and does not touch the frame.
    guard let box = set.bounds?.expanded(by: 0.01) else { return result }
    let union = try geos.union(set, features: Array(0..<set.featureCount))
    var frame = PolygonSet()
    for (x, y) in [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)] {
      frame.appendVertex(x, y)
    }
    frame.endRing()
    frame.endPolygon()
    frame.endFeature()
    let left = try geos.difference(frame, feature: 0, minus: union, feature: 0)
    for polygon in 0..<left.polygonCount {
      guard let shell = left.rings(ofPolygon: polygon).first else { continue }
      let touches = left.vertices(ofRing: shell).contains { left.x[$0] == box.minX }
      if !touches { result.gaps.append(left.area(ofPolygon: polygon)) }
    }
    return result
  }

  @Test("seeded messy maps", arguments: 1...12)
  func messy(seed: Int) async throws {
    let dirt = [0, 0.5, 3, 20, 80, 200][seed % 6]
    try await compare(try repaired(TopologyMaps.messy(side: 7, dirt: Double(dirt), seed: UInt64(seed))))
  }

  @Test("villages drawn twice, one inside another, a lake with an island village")
  func nested() async throws {
    typealias M = TopologyMaps
    let ring = M.box(0, 0, 3000, 3000)
    let lake: M.Ring = M.box(1000, 1000, 1000, 1000).reversed()
    try await compare(
      M.edition([
        [[ring, lake]], [[M.box(1300, 1300, 300, 300)]], [[M.box(5000, 0, 500, 500)]], [[M.box(5000, 0, 500, 500)]],
      ]))
    try await compare(
      M.edition([[[M.box(0, 0, 1000, 1000)]], [[M.box(200, 200, 100, 100)]], [[M.box(250, 100, 400, 400)]]]))
    try await compare(M.edition([[[M.box(0, 0, 10, 10)]]]))
  }

  /// Valid, as an import leaves it.
  private func repaired(_ edition: BoundaryEdition) throws -> BoundaryEdition {
    let geos = try GEOSContext()
    var set = PolygonSet()
    for feature in 0..<edition.villages.count {
      set.append(feature: 0, of: try geos.repair(edition.polygons.planar, feature: feature).polygons.rightHanded())
    }
    var result = edition
    result.polygons = LonLatPolygons(set)
    return result
  }

  private func compare(_ edition: BoundaryEdition) async throws {
    let wanted = try plain(edition)
    let report = try await topologyReport(edition, threads: 1)
    let overlaps = Dictionary(
      uniqueKeysWithValues: report.faults.filter { $0.kind == .overlap }.map {
        ($0.villages[0] * 100_000 + $0.villages[1], $0)
      })
    for (pair, area) in wanted.overlaps where area > 1.02 * squareMetre {
      let found = try #require(overlaps[pair], "pair \(pair) of \(area / squareMetre) m2")
      #expect(isClose(found.areaSquareMetres * squareMetre, area, relative: 0.02, absolute: 0.2 * squareMetre))
      #expect(inside(edition, found.villages, found.longitude, found.latitude))
    }
    #expect(overlaps.keys.allSatisfy { wanted.overlaps[$0] ?? 0 > 0.9 * squareMetre })
    let gaps = report.faults.filter { $0.kind == .gap }.map(\.areaSquareMetres).sorted()
    let wantedGaps = wanted.gaps.map { $0 / squareMetre }.filter { $0 > 1.02 }.sorted()
    #expect(abs(gaps.count - wantedGaps.count) <= wanted.gaps.count { (0.98...1.06).contains($0 / squareMetre) })
    for (a, b) in zip(gaps.reversed(), wantedGaps.reversed()) { #expect(isClose(a, b, relative: 0.02, absolute: 0.2)) }
    #expect(try await topologyReport(edition, threads: 3) == report)
  }

  private func inside(_ edition: BoundaryEdition, _ villages: [Int], _ x: Double, _ y: Double) -> Bool {
    villages.allSatisfy { edition.polygons.planar.containment(x: x, y: y, inFeature: $0) != .outside }
  }
}
