import Foundation
import GEOSBridge
import Geometry
import TestSupport
import Testing
import Topology

/// Maps of crooked cells whose borders were thinned for each cell on its own, as the shared maps of villages were.
enum DirtyMap {
  struct Grid {
    var side: Int
    var cell: Int
    var bend: Int
    /// Chance that a cell leaves out a vertex of a border.
    var thinning: Double
    /// Steps by which a cell moves a vertex on its own.
    var noise: Int
  }

  static func rings(_ grid: Grid, seed: UInt64) -> [[(Int, Int)]] {
    var random = SeededGenerator(seed: seed)
    let lines = BorderLines(grid, &random)
    return (0..<grid.side * grid.side).map { cell in
      let (i, j) = (cell % grid.side, cell / grid.side)
      let around = [
        lines.level[j][i], lines.upright[i + 1][j], lines.level[j + 1][i].reversed(), lines.upright[i][j].reversed(),
      ]
      return around.flatMap { line in
        line.dropLast().enumerated().compactMap { k, place -> (Int, Int)? in
          if k > 0, random.uniform() < grid.thinning { return nil }
          guard grid.noise > 0 else { return place }
          return (
            place.0 + random.index(below: 2 * grid.noise + 1) - grid.noise,
            place.1 + random.index(below: 2 * grid.noise + 1) - grid.noise
          )
        }
      }
    }
  }

  /// The borders between the cells' corners, each once.
  private struct BorderLines {
    var level: [[[(Int, Int)]]] = []
    var upright: [[[(Int, Int)]]] = []

    init(_ grid: Grid, _ random: inout SeededGenerator) {
      func bent(_ value: Int) -> Int { value + random.index(below: 2 * grid.bend + 1) - grid.bend }
      let corners = (0...grid.side).map { j in
        (0...grid.side).map { i in (bent(i * grid.cell), bent(j * grid.cell)) }
      }
      func line(_ a: (Int, Int), _ b: (Int, Int)) -> [(Int, Int)] {
        (0...6).map { k in
          if k == 0 || k == 6 { return k == 0 ? a : b }
          return (bent(a.0 + (b.0 - a.0) * k / 6), bent(a.1 + (b.1 - a.1) * k / 6))
        }
      }
      level = (0...grid.side).map { j in (0..<grid.side).map { i in line(corners[j][i], corners[j][i + 1]) } }
      upright = (0...grid.side).map { i in (0..<grid.side).map { j in line(corners[j][i], corners[j + 1][i]) } }
    }
  }
}

@Suite("Clean coverages of random maps")
struct CleanPropertyTests {
  private let thinned = DirtyMap.Grid(side: 6, cell: 4000, bend: 60, thinning: 0.3, noise: 0)

  @Test(arguments: 1...6)
  func aCleanMapStaysAsItIs(seed: Int) async throws {
    let rings = DirtyMap.rings(.init(side: 6, cell: 4000, bend: 200, thinning: 0, noise: 0), seed: UInt64(seed))
    let result = try await cleanCoverage(CleanSamples.rings(rings), threads: 2)
    let check = CoverageCheck(result.coverage)
    #expect(result.findings == CleaningFindings())
    #expect(check.areas == rings.map(ringArea))
    #expect(result.coverage.arcCount == 2 * 6 * 7 - 4)
  }

  @Test(arguments: 1...6)
  func aThinnedMapIsFilledWithoutGapOrOverlap(seed: Int) async throws {
    let rings = DirtyMap.rings(thinned, seed: UInt64(seed))
    let result = try await cleanCoverage(CleanSamples.rings(rings), threads: 2)
    let check = CoverageCheck(result.coverage)
    #expect(check.isPlanar())
    #expect(result.findings.sliversFilled.count > 10)
    #expect(result.findings.overlapsSettled.count > 10)
    #expect(result.findings.gapsLeft.count == 0)
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<300 {
      let (x, y) = (random.uniform(in: 300...23_700), Double(random.index(below: 23_400) + 300) + 0.5)
      #expect(check.owners(atX: x, y).count == 1)
    }
    for (before, after) in zip(rings.map(ringArea), check.areas) { #expect(abs(after / before - 1) < 0.05) }
  }

  /// GEOS unites the same rings: what somebody claims is somebody's, and what was filled is what the report says.
  @Test(arguments: 1...6)
  func theUnionIsThatOfGEOSWithTheSliversFilled(seed: Int) async throws {
    let noisy = DirtyMap.Grid(side: 5, cell: 4000, bend: 60, thinning: 0.2, noise: 25)
    let rings = DirtyMap.rings(noisy, seed: UInt64(seed))
    let layer = CleanSamples.rings(rings)
    let union = try GEOSContext().union(planar(rings), features: Array(rings.indices)).area(ofFeature: 0)
    let bare = try await cleanCoverage(layer, options: CleaningOptions(sliverWidthMetres: 0), threads: 1)
    let bareArea = CoverageCheck(bare.coverage).areas.reduce(0, +)
    #expect(abs(bareArea / union - 1) < 1e-5)
    let filled = try await cleanCoverage(layer, threads: 1)
    let check = CoverageCheck(filled.coverage)
    let step = WebMercator.equatorMetres / filled.coverage.side
    let added = (check.areas.reduce(0, +) - bareArea) * step * step
    #expect(isClose(added, filled.findings.sliversFilled.areaSquareMetres, relative: 1e-5))
    #expect(check.isPlanar())
  }

  @Test(arguments: 1...4)
  func theStartAndDirectionOfRingsAndTheThreadsDoNotMatter(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rings = DirtyMap.rings(thinned, seed: UInt64(seed))
    let first = try await cleanCoverage(CleanSamples.rings(rings), threads: 1)
    for threads in [2, 3, 8] {
      let turned = rings.map { ring in
        let start = random.index(below: ring.count)
        let rotated = Array(ring[start...] + ring[..<start])
        return random.index(below: 2) == 0 ? rotated : rotated.reversed()
      }
      #expect(try await cleanCoverage(CleanSamples.rings(turned), threads: threads) == first)
    }
  }

  @Test(arguments: [0, 1, 1234, 2999])
  func aClosedArcOverManyCellsStartsAtItsLowestPlace(first: Int) async throws {
    let island = (0..<3000).map { k in
      let angle = Double((k + first) % 3000) / 3000 * 2 * Double.pi
      return (Int(40_000 * cos(angle) - 9000 * sin(angle)), Int(30_000 * sin(angle)))
    }
    let coverage = try await cleanCoverage(CleanSamples.rings([island]), threads: 2).coverage
    #expect(coverage.arcCount == 1)
    let lowest = island.min { ($0.1, $0.0) < ($1.1, $1.0) }
    #expect(coverage.y.first == lowest.map { Int32($0.1 + CleanSamples.origin) })
    #expect(coverage.x.first == lowest.map { Int32($0.0 + CleanSamples.origin) })
  }

  @Test(arguments: 1...4)
  func anotherOrderOfOwnersGivesTheSameBorders(seed: Int) async throws {
    let rings = DirtyMap.rings(thinned, seed: UInt64(seed))
    let first = try await cleanCoverage(CleanSamples.rings(rings), threads: 2)
    let second = try await cleanCoverage(CleanSamples.rings(rings.reversed()), threads: 2)
    #expect(CoverageCheck(second.coverage).areas.reversed() == CoverageCheck(first.coverage).areas)
    #expect(second.findings == first.findings)
  }

  private func ringArea(_ ring: [(Int, Int)]) -> Double {
    let sum = ring.indices.reduce(0) { sum, k in
      let (p, q) = (ring[k], ring[(k + 1) % ring.count])
      return sum + p.0 * q.1 - q.0 * p.1
    }
    return Double(abs(sum)) / 2
  }

  private func planar(_ rings: [[(Int, Int)]]) -> PolygonSet {
    var set = PolygonSet()
    for ring in rings {
      for (x, y) in ring { set.appendVertex(Double(x), Double(y)) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
    }
    return set
  }
}
