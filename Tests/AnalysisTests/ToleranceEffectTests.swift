import Analysis
import Geometry
import SpatialStats
import Stunting
import TestSupport
import Testing

@Suite("What a tolerance changes in who is whose neighbour")
struct ToleranceEffectTests {
  /// One degree of latitude at the equator, in metres of WGS 84, roughly.
  private static let degree = 110_574.0

  /// Boxes in metres east and north of 110 E on the equator.
  private func edition(_ boxes: [(x: Double, y: Double, width: Double, height: Double)?]) -> BoundaryEdition {
    var set = PolygonSet()
    for case let box? in boxes {
      for (dx, dy) in [(0.0, 0.0), (1, 0), (1, 1), (0, 1)] {
        set.appendVertex(
          110 + (box.x + dx * box.width) / 111_319.49, (box.y + dy * box.height) / ToleranceEffectTests.degree)
      }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    let villages = set.featureCount
    return BoundaryEdition(
      id: "uji",
      villages: (0..<villages).map {
        Village(name: "Desa \($0)", districtName: "K", districtCode: nil, codes: [], sourceRow: $0 + 1)
      }, polygons: LonLatPolygons(set))
  }

  @Test("A gap, an overlap and a corner on an edge are told apart and measured")
  func kinds() async throws {
    let map = edition([
      (0, 0, 1000, 1000), (1000, 0, 1000, 1000), (2000.5, 100, 1000, 300), (-990, 200, 1000, 500), (9000, 0, 10, 10),
    ])
    let found = try await toleranceEffect(edition: map, toleranceMetres: 1, threads: 1)
    #expect(found.sharedVertexPairs == 1)
    #expect(found.exactPairs == 2)
    #expect(found.tolerantPairs == 3)
    #expect(found.removed.isEmpty)
    #expect(found.curedIslands == [2, 3])
    #expect(found.remainingIslands == [4])
    try #require(found.added.count == 2)
    let (overlap, gap) = (found.added[0], found.added[1])
    #expect(overlap.firstName == "Desa 0" && overlap.secondName == "Desa 3")
    #expect(overlap.reason == .meetWithoutVertex)
    #expect(overlap.gapMetres == 0)
    #expect(isClose(overlap.sharedMetres, 520, relative: 0.01))
    #expect(gap.first == 1 && gap.second == 2)
    #expect(gap.reason == .apart)
    #expect(isClose(gap.gapMetres, 0.5, relative: 0.01))
    #expect(isClose(gap.sharedMetres, 300, relative: 0.01))
  }

  @Test("Exact contact is that of the degrees of the edition, where a corner on an edge stays on it")
  func exact() async throws {
    let map = edition([(0, 0, 1000, 3000), (1000, 500, 1000, 1000)])
    let found = try await toleranceEffect(edition: map, toleranceMetres: 0, threads: 2)
    #expect(found.sharedVertexPairs == 0)
    #expect(found.exactPairs == 1)
    #expect(found.tolerantPairs == 1)
    #expect(found.removed.isEmpty)
    let queen = try await neighbourhood(
      edition: map, options: NeighbourOptions(rule: .rook, toleranceMetres: 0), threads: 1)
    #expect(queen.summary.links == 2)
  }
}
