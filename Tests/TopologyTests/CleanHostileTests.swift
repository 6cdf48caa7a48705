import Geometry
import TestSupport
import Testing
import Topology

@Suite("Hostile polygons")
struct CleanHostileTests {
  private func set(_ rings: [[(Double, Double)]]) -> LonLatPolygons {
    var set = PolygonSet()
    for ring in rings {
      for (x, y) in ring { set.appendVertex(x, y) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    return LonLatPolygons(set)
  }

  @Test func nothingIsAnEmptyCoverage() async throws {
    let result = try await cleanCoverage(LonLatPolygons(PolygonSet()), threads: 4)
    #expect(result.coverage == ArcCoverage(bits: 28, ownerCount: 0))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aPlaceThatIsNotFiniteIsPassedOver(bad: Double) async throws {
    let ring = [(bad, 1.0), (100.0, 1.0), (101.0, 1.0), (101.0, bad), (101.0, 2.0), (100.0, 2.0), (bad, 1.0)]
    let clean = try await cleanCoverage(set([ring, [(bad, bad), (bad, bad)]]), threads: 1)
    let plain = try await cleanCoverage(set([[(100, 1), (101, 1), (101, 2), (100, 2)], []]), threads: 1)
    #expect(clean.coverage.x == plain.coverage.x)
    #expect(clean.coverage.y == plain.coverage.y)
    #expect(clean.findings.ownersWithoutGeometry.contains(1))
  }

  @Test(arguments: [0, 4, 28, 30, 31, Int.max, Int.min])
  func anyGridAndPlacesBeyondTheWorldAreTaken(bits: Int) async throws {
    let huge = 1e300
    let rings = [
      [(-huge, -huge), (huge, -huge), (huge, huge), (-huge, huge)], [(-180, -90), (180, 90), (180, -90), (-180, 90)],
      [(0, 0), (1e-300, 0), (0, 1e-300)], [(179, 80), (181, 80), (181, 89), (179, 89)],
    ]
    let result = try await cleanCoverage(
      set(rings), options: CleaningOptions(bits: bits, sliverWidthMetres: .nan), threads: 2)
    #expect(result.coverage.bits == min(max(bits, 4), 30))
    let last = Int32(result.coverage.side - 1)
    #expect(result.coverage.x.allSatisfy { $0 >= 0 && $0 <= last })
    #expect(result.coverage.y.allSatisfy { $0 >= 0 && $0 <= last })
    #expect(CoverageCheck(result.coverage, origin: 0).isPlanar())
  }

  @Test(arguments: [-1.0, Double.nan, .infinity, 1e300])
  func anyWidthIsTaken(width: Double) async throws {
    let layer = CleanSamples.layer([[[CleanSamples.box(0, 0, 500, 500), CleanSamples.box(100, 100, 300, 300)]]])
    let result = try await cleanCoverage(layer, options: CleaningOptions(sliverWidthMetres: width), threads: 1)
    #expect(CoverageCheck(result.coverage).areas == [width > 0 ? 250_000 : 160_000])
  }

  @Test func linesAllThroughOneAnotherOnATinyGrid() async throws {
    // 60 random rings of 12 places on a grid of 64 x 64 steps: most edges cross many, most places are hit often.
    for seed in 1...20 {
      var random = SeededGenerator(seed: UInt64(seed))
      let rings = (0..<20).map { _ in (0..<12).map { _ in (random.index(below: 64), random.index(below: 64)) } }
      let result = try await cleanCoverage(CleanSamples.rings(rings), threads: 2)
      let check = CoverageCheck(result.coverage)
      #expect(check.isPlanar())
      #expect(check.areas.allSatisfy { $0 >= 0 })
    }
  }

  @Test func fansAndNearlyParallelLines() async throws {
    for seed in 1...10 {
      var random = SeededGenerator(seed: UInt64(seed))
      let rings = (0..<15).map { _ in
        [
          (random.index(below: 3), random.index(below: 3)),
          (100_000 + random.index(below: 3), random.index(below: 200)),
          (100_000 + random.index(below: 3), random.index(below: 200)),
        ]
      }
      let result = try await cleanCoverage(CleanSamples.rings(rings), threads: 1)
      #expect(CoverageCheck(result.coverage).isPlanar())
    }
  }

  @Test func thousandsOfOwnersOfTheSameLand() async throws {
    let layer = CleanSamples.rings([[(Int, Int)]](repeating: CleanSamples.box(0, 0, 900, 900), count: 3000))
    let result = try await cleanCoverage(layer, threads: 2)
    #expect(result.coverage.arcCount == 1)
    #expect(result.findings.ownersWithinOthers.count == 2999)
  }

  @Test func aThousandAreasInOneAnother() async throws {
    let layer = CleanSamples.rings(
      (0..<1000).map { CleanSamples.box(20 * $0, 20 * $0, 50_000 - 40 * $0, 50_000 - 40 * $0) })
    let check = CoverageCheck(try await cleanCoverage(layer, threads: 2).coverage)
    #expect(check.areas.allSatisfy { $0 > 0 })
    #expect(check.areas.reduce(0, +) == 2_500_000_000)
  }
}
