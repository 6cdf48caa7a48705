import Geometry
import TestSupport
import Testing

@Suite struct ContiguityTests {
  private func lists(_ rows: [[Int]]) -> NeighbourLists { NeighbourLists(lists: rows) }

  @Test func aFeatureInsideAnotherIsItsNeighbour() throws {
    let set = Samples.set([[[Samples.box(0, 0, 100, 100)]], [[Samples.box(40, 40, 10, 10)]]])
    #expect(try queenNeighbours(set, tolerance: 0) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 0, minimumSharedLength: 0) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 0, minimumSharedLength: 39.9) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 0, minimumSharedLength: 40.1) == lists([[], []]))
  }

  @Test func aFeatureFreeInAHoleIsNoNeighbour() throws {
    let set = Samples.set([
      [[Samples.box(0, 0, 100, 100), Samples.box(20, 20, 60, 60)]], [[Samples.box(40, 40, 10, 10)]],
    ])
    #expect(try queenNeighbours(set, tolerance: 0) == lists([[], []]))
    #expect(try queenNeighbours(set, tolerance: 19.9) == lists([[], []]))
    #expect(try queenNeighbours(set, tolerance: 20) == lists([[1], [0]]))
  }

  @Test func crossingBordersWithoutASharedVertexAreNeighbours() throws {
    let set = Samples.set([[[Samples.box(0, 40, 100, 20)]], [[Samples.box(40, 0, 20, 100)]]])
    #expect(try queenNeighbours(set, tolerance: 0) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 0, minimumSharedLength: 0) == lists([[1], [0]]))
  }

  @Test func areasThatCrossOnlyThroughVerticesOverlap() throws {
    // A square and the diamond on its corners' middles: contact at vertices on edges, area in common.
    let set = Samples.set([[[Samples.box(0, 0, 2, 2)]], [[[(1, 0), (2, 1), (1, 2), (0, 1)]]]])
    #expect(try rookNeighbours(set, tolerance: 0, minimumSharedLength: 0) == lists([[1], [0]]))
  }

  @Test func aVertexOnTheOthersEdgeIsQueenNotRook() throws {
    let set = Samples.set([[[Samples.box(0, 0, 10, 10)]], [[[(10, 5), (15, 0), (15, 10)]]]])
    #expect(try queenNeighbours(set, tolerance: 0) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 0, minimumSharedLength: 0) == lists([[], []]))
  }

  @Test func rookMeasuresTheBorderWithinTheTolerance() throws {
    // Half a metre apart along 30 m.
    let set = Samples.set([[[Samples.box(0, 0, 100, 100)]], [[Samples.box(100.5, 20, 50, 30)]]])
    #expect(try rookNeighbours(set, tolerance: 1, minimumSharedLength: 29) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 1, minimumSharedLength: 33) == lists([[], []]))
    #expect(try rookNeighbours(set, tolerance: 0.4, minimumSharedLength: 0) == lists([[], []]))
  }

  @Test func aCornerWithinTheToleranceIsNoRookNeighbour() throws {
    let set = Samples.set([[[Samples.box(0, 0, 100, 100)]], [[Samples.box(100.2, 100.2, 100, 100)]]])
    #expect(try queenNeighbours(set, tolerance: 1) == lists([[1], [0]]))
    #expect(try rookNeighbours(set, tolerance: 1, minimumSharedLength: 10) == lists([[], []]))
  }

  @Test(arguments: [0.0, 0.3, 1.5]) func dirtyMapsAgreeWithAllPairs(tolerance: Double) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let set = Samples.dirtyMap(side: 5, dirt: seed == 1 ? 0 : 0.8, seed: seed)
      let got = try queenNeighbours(set, tolerance: tolerance)
      #expect(got == AllPairs.queen(set, tolerance: tolerance), "seed \(seed)")
    }
  }

  @Test func chunksJoinedInOrderAreTheWhole() throws {
    let set = Samples.dirtyMap(side: 6, dirt: 0.8, seed: 9)
    let index = ContiguityIndex(set)
    let whole = try index.rookPairs(inFeatures: 0..<36, tolerance: 1, minimumSharedLength: 10)
    for size in [1, 5, 13] {
      let chunks = try stride(from: 0, to: 36, by: size).flatMap {
        try index.rookPairs(inFeatures: $0..<$0 + size, tolerance: 1, minimumSharedLength: 10)
      }
      #expect(chunks == whole)
    }
  }

  @Test func rookIsPartOfQueenAndRisesWithTheTolerance() throws {
    for seed in 20...24 as ClosedRange<UInt64> {
      let set = Samples.dirtyMap(side: 5, dirt: 0.8, seed: seed)
      var before: Set<FeaturePair> = []
      for tolerance in [0, 0.5, 1, 3] {
        let index = ContiguityIndex(set)
        let queen = Set(try index.queenPairs(inFeatures: 0..<25, tolerance: tolerance))
        let rook = Set(try index.rookPairs(inFeatures: 0..<25, tolerance: tolerance, minimumSharedLength: 0))
        #expect(rook.isSubset(of: queen))
        #expect(before.isSubset(of: queen))
        before = queen
      }
    }
  }

  @Test func badCoordinatesAndEmptyFeaturesHaveNoNeighbours() throws {
    let square = Samples.box(0, 0, 10, 10)
    let set = Samples.set([
      [[square]], [], [[[(0, 0), (.nan, 5), (10, 10)]]], [[[(0, 0), (.infinity, 0), (10, 10)]]], [[[(5, 5)]]],
      [[Samples.box(-1e300, -1e300, 2e300, 2e300)]], [[square]],
    ])
    let queen = try queenNeighbours(set, tolerance: 1)
    for bad in 1...3 { #expect(queen.neighbours(of: bad).isEmpty) }
    #expect(queen.neighbours(of: 0).contains(6))
    _ = try rookNeighbours(set, tolerance: 1, minimumSharedLength: 1)
    #expect(try queenNeighbours(PolygonSet(), tolerance: 1).count == 0)
  }

  @Test(arguments: [-1, .nan, .infinity]) func aBadToleranceIsRefused(value: Double) {
    #expect(throws: GeometryError.self) { try queenNeighbours(PolygonSet(), tolerance: value) }
    #expect(throws: GeometryError.self) {
      try rookNeighbours(PolygonSet(), tolerance: 0, minimumSharedLength: value)
    }
  }
}

/// The slow twin: every edge against every edge, every vertex against every area.
private enum AllPairs {
  static func queen(_ set: PolygonSet, tolerance: Double) -> NeighbourLists {
    let n = set.featureCount
    return NeighbourLists(lists: (0..<n).map { a in (0..<n).filter { a != $0 && near(set, a, $0, tolerance) } })
  }

  private static func near(_ set: PolygonSet, _ a: Int, _ b: Int, _ tolerance: Double) -> Bool {
    for (p, q) in [(a, b), (b, a)] {
      for v in set.vertices(ofFeature: p) {
        if set.containment(x: set.x[v], y: set.y[v], inFeature: q) != .outside { return true }
        if tolerance > 0, set.distanceToBoundary(x: set.x[v], y: set.y[v], ofFeature: q) <= tolerance { return true }
      }
    }
    return edges(set, a).contains { v in edges(set, b).contains { w in cross(set, v, w) } }
  }

  private static func edges(_ set: PolygonSet, _ feature: Int) -> [Int] {
    set.rings(ofFeature: feature).flatMap { set.vertices(ofRing: $0).dropLast() }
  }

  private static func cross(_ set: PolygonSet, _ v: Int, _ w: Int) -> Bool {
    func side(_ a: Int, _ c: Int) -> Int {
      orientation(ax: set.x[a], ay: set.y[a], bx: set.x[a + 1], by: set.y[a + 1], cx: set.x[c], cy: set.y[c])
    }
    return side(v, w) * side(v, w + 1) < 0 && side(w, v) * side(w, v + 1) < 0
  }
}
