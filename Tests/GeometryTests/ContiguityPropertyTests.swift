import Geometry
import TestSupport
import Testing

/// Contiguity is a matter of shapes: the order in which vertices, rings or features are written down changes nothing.
@Suite("contiguity does not depend on how polygons are written") struct ContiguityPropertyTests {
  @Test(arguments: 30..<36 as Range<UInt64>) func directionAndStartOfRingsDoNotMatter(seed: UInt64) throws {
    let set = Samples.dirtyMap(side: 5, dirt: 0.8, seed: seed)
    var random = SeededGenerator(seed: seed)
    let turned = rewritten(set, order: [Int](0..<25)) { ring in
      let shift = random.index(below: ring.count)
      let moved = Array(ring[shift...] + ring[..<shift])
      return random.uniform() < 0.5 ? moved : moved.reversed()
    }
    for tolerance in [0, 0.4, 1.5] {
      #expect(try queenNeighbours(turned, tolerance: tolerance) == queenNeighbours(set, tolerance: tolerance))
      // Far from the length at which rook decides, rounding plays no part.
      let a = try rookNeighbours(turned, tolerance: tolerance, minimumSharedLength: tolerance * 10)
      #expect(try a == rookNeighbours(set, tolerance: tolerance, minimumSharedLength: tolerance * 10))
    }
  }

  @Test(arguments: 40..<46 as Range<UInt64>) func theOrderOfFeaturesRenumbersTheirPairs(seed: UInt64) throws {
    let set = Samples.dirtyMap(side: 5, dirt: 0.8, seed: seed)
    var random = SeededGenerator(seed: seed)
    var order = [Int](0..<25)
    for k in order.indices.dropFirst().reversed() { order.swapAt(k, random.index(below: k + 1)) }
    let shuffled = rewritten(set, order: order) { $0 }
    for tolerance in [0, 0.4, 1.5] {
      let index = ContiguityIndex(set)
      let one = Set(
        try index.queenPairs(inFeatures: 0..<25, tolerance: tolerance).map { Set([Int($0.first), Int($0.second)]) })
      let pairs = try ContiguityIndex(shuffled).queenPairs(inFeatures: 0..<25, tolerance: tolerance)
      #expect(Set(pairs.map { Set([order[Int($0.first)], order[Int($0.second)]]) }) == one)
      #expect(pairs == pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) })
    }
  }

  @Test(arguments: 50..<54 as Range<UInt64>) func neighboursGoBothWays(seed: UInt64) throws {
    let set = Samples.dirtyMap(side: 5, dirt: 0.8, seed: seed)
    for tolerance in [0, 1.0] {
      let queen = try queenNeighbours(set, tolerance: tolerance)
      for a in 0..<25 {
        for b in queen.neighbours(of: a) { #expect(queen.neighbours(of: Int(b)).contains(Int32(a))) }
      }
    }
  }

  /// The set with its features in another order and every ring, without its last vertex, rewritten.
  private func rewritten(
    _ set: PolygonSet, order: [Int], _ ring: ([(Double, Double)]) -> [(Double, Double)]
  ) -> PolygonSet {
    var result = PolygonSet()
    for feature in order {
      for polygon in set.polygons(ofFeature: feature) {
        for old in set.rings(ofPolygon: polygon) {
          let open = set.vertices(ofRing: old).dropLast().map { (set.x[$0], set.y[$0]) }
          for (x, y) in ring(open) { result.appendVertex(x, y) }
          result.endRing()
        }
        result.endPolygon()
      }
      result.endFeature()
    }
    return result
  }
}
