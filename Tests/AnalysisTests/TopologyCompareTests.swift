import Analysis
import Geometry
import Stunting
import TestSupport
import Testing

@Suite("two editions of one regency") struct TopologyCompareTests {
  private typealias M = TopologyMaps

  private func moved(_ edition: BoundaryEdition, eastMetres: Double, northMetres: Double) -> BoundaryEdition {
    var result = edition
    let set = edition.polygons.planar
    let x = set.x.map { $0 + eastMetres / 111_252 }
    let y = set.y.map { $0 + northMetres / 110_580 }
    result.polygons = LonLatPolygons(set.replacingCoordinates(x: x, y: y) ?? set)
    return result
  }

  private var grid: BoundaryEdition {
    M.edition((0..<36).map { [[M.box(Double($0 % 6) * 1000, Double($0 / 6) * 1000, 1000, 1000)]] })
  }

  @Test("the same edition agrees and may be mixed")
  func same() async throws {
    let result = try await compareEditions(grid, grid)
    #expect(result.verdict == .agree && result.mixingVerdict == .allowed)
    #expect(result.pairs.count == 36 && result.pairs.allSatisfy { $0.basis == .code && $0.overlap > 0.999_999 })
    #expect(result.medianDistanceMetres == 0)
  }

  @Test("displaced by 2 km: the shift is found and mixing refused")
  func displaced() async throws {
    let result = try await compareEditions(grid, moved(grid, eastMetres: 1500, northMetres: -1300), threads: 2)
    #expect(result.verdict == .displaced)
    #expect(isClose(result.eastMetres, 1500, relative: 0.01) && isClose(result.northMetres, -1300, relative: 0.01))
    #expect(result.medianOverlap == 0)
    #expect(result.medianDistanceAfterShiftMetres < 1)
    #expect(result.mixingVerdict == .refused(.displaced, medianOverlap: 0))
  }

  @Test("half moved here and half there: drawn differently; by hand overlap of a fifth moved")
  func drawnDifferently() async throws {
    var other = moved(grid, eastMetres: 200, northMetres: 0)
    let back = moved(grid, eastMetres: -200, northMetres: 0)
    other.polygons = LonLatPolygons(
      (0..<36).reduce(into: PolygonSet()) { set, feature in
        set.append(feature: feature, of: feature.isMultiple(of: 2) ? other.polygons.planar : back.polygons.planar)
      })
    let result = try await compareEditions(grid, other)
    #expect(result.verdict == .drawnDifferently)
    #expect(isClose(result.medianOverlap ?? 0, 0.8 / 1.2, relative: 0.01))
    #expect(isClose(result.pairs[0].shareOfAInB, 0.8, relative: 0.01))
  }

  @Test("other codes: paired by a name that is unique in its kecamatan; none in common: another area")
  func byName() async throws {
    var other = grid
    for index in other.villages.indices { other.villages[index].codes = [] }
    other.villages[1].name = other.villages[0].name
    other.villages[2].name = other.villages[2].name.uppercased()
    let result = try await compareEditions(grid, other)
    #expect(result.pairs.count == 34 && result.pairs.allSatisfy { $0.basis == .name })
    #expect(result.onlyInA == [0, 1] && result.onlyInB == [0, 1])
    for index in other.villages.indices { other.villages[index].name = "Lain \(index)" }
    let none = try await compareEditions(grid, other)
    #expect(none.verdict == .otherArea && none.medianOverlap == nil)
    #expect(none.mixingVerdict == .refused(.otherArea, medianOverlap: nil))
  }
}
