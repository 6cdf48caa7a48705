import GEOSBridge
import Geometry
import TestSupport
import Testing

/// GEOS as the referee of the kernels in Geometry.
@Suite struct RefereeTests {
  @Test(arguments: [0.0, 0.3, 1.5]) func queenAgreesWithDistances(tolerance: Double) throws {
    let geos = try GEOSContext()
    for seed in 1...4 as ClosedRange<UInt64> {
      let set = Samples.dirtyMap(side: 5, dirt: seed == 1 ? 0 : 0.8, seed: seed)
      let n = set.featureCount
      let slow = try (0..<n).map { a in
        try (0..<n).filter { try a != $0 && geos.distance(set, from: a, to: $0) <= tolerance }
      }
      #expect(try queenNeighbours(set, tolerance: tolerance) == NeighbourLists(lists: slow), "seed \(seed)")
    }
  }

  @Test func rookAgreesWithOverlapsAndSharedLines() throws {
    let geos = try GEOSContext()
    // Clean maps: rook is what shares a line; moved on their own: what overlaps.
    for seed in 30...33 as ClosedRange<UInt64> {
      let set = Samples.dirtyMap(side: 5, dirt: 0.8, seed: seed)
      let rook = try ContiguityIndex(set).rookPairs(inFeatures: 0..<25, tolerance: 0, minimumSharedLength: 0)
      let overlaps = try geos.overlaps(in: set, minimumArea: 0).map { FeaturePair(first: $0.first, second: $0.second) }
      #expect(rook == overlaps, "seed \(seed)")
    }
  }

  @Test func locateAgreesWithCovers() throws {
    let geos = try GEOSContext()
    let set = Samples.dirtyMap(side: 5, dirt: 0.8, seed: 12)
    let locator = PointLocator(set)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<1500 {
      let v = random.index(below: set.vertexCount)
      let onVertex = random.uniform() < 0.3
      let x = onVertex ? set.x[v] : random.uniform(in: 0...300)
      let y = onVertex ? set.y[v] : random.uniform(in: 0...300)
      let slow = try (0..<set.featureCount).filter { try geos.covers(set, feature: $0, x: x, y: y) }
      #expect(locator.locateAll(x: x, y: y).map(Int.init) == slow)
      #expect(Int(locator.locate(x: x, y: y)) == slow.first ?? -1)
      if slow.isEmpty, let nearest = locator.nearest(x: x, y: y) {
        let want = try geos.distance(set, feature: Int(nearest.feature), toX: x, y: y)
        #expect(isClose(nearest.distance, want, relative: 1e-12))
      }
    }
  }

  @Test func areasAgree() throws {
    let geos = try GEOSContext()
    let set = Samples.dirtyMap(side: 4, dirt: 0.5, seed: 5)
    for feature in 0..<set.featureCount {
      #expect(isClose(set.area(ofFeature: feature), try geos.area(set, feature: feature), relative: 1e-12))
    }
  }
}
