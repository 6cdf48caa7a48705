import Analysis
import GEOSBridge
import Geometry
import Stunting
import TestSupport
import Testing

@Suite("snapping of borders") struct TopologySnapTests {
  private typealias M = TopologyMaps

  @Test("an overlap and a gap of 3 m close; a lake and what is far stay")
  func byHand() async throws {
    let lake: M.Ring = M.box(300, 300, 200, 200).reversed()
    let edition = M.edition([
      [[M.box(0, 0, 1000, 1000), lake]], [[M.box(997, 0, 1000, 1000)]], [[M.box(0, 1003, 1997, 500)]],
      [[M.box(3000, 0, 50, 50)]],
    ])
    let result = try await snapBorders(edition, toleranceMetres: 10)
    #expect(result.faultsBefore.count == 2)
    #expect(result.faultsAfter.count == 1 && result.faultsAfter[0].kind == .gap)
    #expect(isClose(result.faultsAfter[0].areaSquareMetres, 40_000, relative: 0.01))
    #expect(result.villages[3].changeSquareMetres == 0)
    #expect(result.edition.polygons.planar.selecting([3]) == edition.polygons.planar.selecting([3]))
    #expect(result.villages[2].changeSquareMetres > 1000)
    #expect(result.findings(sourceID: "b").allSatisfy { $0.kind == .snapped })
  }

  @Test("borders drawn apart all along, open at both ends, become one")
  func drawnApart() async throws {
    let edition = M.edition((0..<3).map { [[M.box(Double($0) * 1002, 0, 1000, 1000)]] })
    let result = try await snapBorders(edition, toleranceMetres: 5)
    #expect(UnsharedEdges(result.edition.polygons.planar).shared.count == 2)
    #expect(result.villages.map { $0.changeSquareMetres > 0.5 }.filter { $0 }.count == 2)
  }

  @Test("nothing to do: the same bits")
  func clean() async throws {
    let edition = M.edition((0..<20).map { [[M.box(Double($0 % 5) * 1000, Double($0 / 5) * 1000, 1000, 1000)]] })
    let result = try await snapBorders(edition, toleranceMetres: 20)
    #expect(result.edition == edition && result.findings(sourceID: "b").isEmpty)
  }

  @Test("tolerances out of range and changes beyond the share are refused")
  func refused() async throws {
    let edition = squareEdition(rows: 2, columns: 2)
    for metres in [0, -1, 100.1, .nan, .infinity] {
      await #expect(throws: SnapError.self) { try await snapBorders(edition, toleranceMetres: metres) }
    }
    // The later village moves: a strip of 30 m would lose 20 m.
    let strip = M.edition([[[M.box(0, 0, 1000, 1000)]], [[M.box(980, 0, 30, 1000)]]])
    await #expect(throws: SnapError.self) { try await snapBorders(strip, toleranceMetres: 25) }
    let village = M.edition([[[M.box(0, 0, 1000, 1000)]], [[M.box(400, 400, 8, 8)]]])
    let kept = try await snapBorders(village, toleranceMetres: 20)
    #expect(!kept.edition.polygons.planar.polygons(ofFeature: 1).isEmpty)
    #expect(kept.faultsAfter.isEmpty)
  }

  @Test("seeded messy maps: valid, none vanishes, every narrow fault gone, the same again", arguments: 1...8)
  func messy(seed: Int) async throws {
    let edition = M.messy(side: 6, dirt: 6, seed: UInt64(seed))
    let result = try await snapBorders(edition, toleranceMetres: 20, largestChangeShare: 0.1)
    let geos = try GEOSContext()
    let set = result.edition.polygons.planar
    for feature in 0..<set.featureCount {
      #expect(try geos.validityReason(set, feature: feature) == nil)
      #expect(
        set.polygons(ofFeature: feature).count >= edition.polygons.planar.polygons(ofFeature: feature).count)
    }
    #expect(result.faultsAfter.count { $0.isSliver && $0.widthMetres < 5 } == 0)
    #expect(result.faultsBefore.count > 20)
    #expect(try await snapBorders(edition, toleranceMetres: 20, largestChangeShare: 0.1, threads: 2) == result)
  }
}
