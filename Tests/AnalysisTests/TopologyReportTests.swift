import Analysis
import Geometry
import Stunting
import TestSupport
import Testing

@Suite("topology report") struct TopologyReportTests {
  private typealias M = TopologyMaps

  @Test("an overlap, a thin gap, a lake and an island by hand")
  func byHand() async throws {
    let edition = M.edition([
      [[M.box(0, 0, 1000, 1000)]],
      // 5 m into the first one.
      [[M.box(995, 0, 1005, 1000)]],
      // 2 m above both, tied to them at both ends.
      [[[(0, 1000), (0, 2000), (2000, 2000), (2000, 1000), (1990, 1002), (10, 1002)]]],
      // Far off.
      [[M.box(9000, 0, 100, 100)], [M.box(9200, 0, 100, 100)]],
    ])
    let report = try await topologyReport(edition, threads: 1)
    #expect(report.villageCount == 4)
    #expect(report.overlaps.isEmpty && report.gaps.isEmpty && report.slivers.count == 2)
    let overlap = try #require(report.faults.first { $0.kind == .overlap })
    #expect(overlap.villages == [0, 1])
    #expect(isClose(overlap.areaSquareMetres, 5000, relative: 0.01))
    #expect(isClose(overlap.widthMetres, 5, relative: 0.02))
    let gap = try #require(report.faults.first { $0.kind == .gap })
    #expect(gap.villages == [0, 1, 2])
    #expect(isClose(gap.areaSquareMetres, 2 * 1990, relative: 0.01))
    #expect(report.islands.map(\.village) == [3] && report.islands[0].parts == 2)
    #expect(report.multipart.map(\.village) == [3])
    #expect(report.total(of: report.slivers).count == 2)
    #expect(isClose(report.areaSquareMetres, 1e6 + 1.005e6 + 2e6 - 3980 + 2e4, relative: 0.01))
  }

  @Test("neighbours that only come within the tolerance are no islands")
  func nearly() async throws {
    let edition = M.edition([[[M.box(0, 0, 100, 100)]], [[M.box(100.6, 0, 100, 100)]], [[M.box(203, 0, 100, 100)]]])
    #expect(try await topologyReport(edition, threads: 1).islands.map(\.village) == [2])
  }

  @Test("codes: repeated, not official, official and missing; names twice in one kecamatan")
  func codes() async throws {
    var edition = M.edition(
      (0..<4).map { [[M.box(Double($0) * 100, 0, 100, 100)]] }, names: ["Suka", "SUKA", "Maju", "Jaya"])
    edition.villages[3].codes = edition.villages[2].codes
    let official = ["99.99.01.2001", "99.99.01.2002", "99.99.01.2009", "98.01.01.2001"].compactMap { text in
      RegionCode(text, system: .kemendagri).map { OfficialVillage(code: $0, name: "x") }
    }
    let report = try await topologyReport(edition, threads: 1, official: official)
    #expect(report.duplicateCodes == [[2, 3]])
    #expect(report.sameNames == [[0, 1]])
    #expect(report.missingOfficial?.map(\.code.formatted) == ["99.99.01.2009"])
    #expect(report.notInOfficialList == [2, 3])
    let kinds = report.findings(edition, sourceID: "b").map(\.kind)
    #expect(kinds == [.missingOfficialCode, .notInOfficialList, .notInOfficialList])
    #expect(try await topologyReport(edition, threads: 1).missingOfficial == nil)
  }

  @Test("repairs of the import become invalid rings with their place")
  func rings() async throws {
    let repairs = [
      ImportFinding(
        sourceID: "b", row: 7, kind: .geometryRepaired, code: "99.99.01.2001",
        detail: "Ring Self-intersection[115.4 -2.3]", size: -3),
      ImportFinding(sourceID: "b", row: 8, kind: .geometryRepaired, detail: "Too few points", size: 0),
      ImportFinding(sourceID: "b", kind: .overlap, detail: ""),
    ]
    let found = try await topologyReport(M.edition([[[M.box(0, 0, 9, 9)]]]), threads: 1, repairs: repairs).invalidRings
    #expect(found.count == 2)
    #expect(found[0].reason == "Ring Self-intersection" && found[0].longitude == 115.4 && found[0].latitude == -2.3)
    #expect(found[1].longitude == nil && found[1].row == 8)
  }

  @Test("findings: the largest of each kind one by one, the others in one; their number and area are kept")
  func summed() async throws {
    let edition = M.messy(side: 8, dirt: 5, seed: 3)
    let report = try await topologyReport(edition, threads: 2)
    let slivers = report.findings(edition, sourceID: "b", largest: 10).filter { $0.kind == .sliver }
    #expect(slivers.count == 11)
    #expect(slivers.reduce(0) { $0 + $1.occurrences } == report.slivers.count)
    let sum = report.total(of: report.slivers).areaSquareMetres
    #expect(isClose(slivers.reduce(0) { $0 + ($1.size ?? 0) }, sum, relative: 1e-9))
    #expect(slivers.last?.code == "99.99" && slivers.last?.detail.hasPrefix("+") == true)
  }

  @Test("empty geometry, one village, no village")
  func empty() async throws {
    let none = BoundaryEdition(id: "x", villages: [], polygons: LonLatPolygons(PolygonSet()))
    #expect(try await topologyReport(none, threads: 2).faults.isEmpty)
    var set = PolygonSet()
    set.endFeature()
    let blank = BoundaryEdition(id: "x", villages: [M.village(0, "A")], polygons: LonLatPolygons(set))
    let report = try await topologyReport(blank, threads: 2)
    #expect(report.faults.isEmpty && report.islands.isEmpty && report.areaSquareMetres == 0)
  }
}
