import Geometry
import TestSupport
import Testing

@Suite("gap, shared length and shared vertices of two features") struct ContactMeasuresTests {
  @Test func gapAndLengthByHand() {
    let set = Samples.set([
      [[Samples.box(0, 0, 100, 100)]], [[Samples.box(100.5, 20, 50, 30)]], [[Samples.box(90, 90, 50, 50)]],
      [[Samples.box(103, 104, 1, 1)], [Samples.box(500, 0, 1, 1)]], [],
    ])
    let index = ContiguityIndex(set)
    #expect(index.gap(between: 0, and: 1, atMost: 1) == 0.5)
    #expect(index.gap(between: 0, and: 1, atMost: 0.4) == nil)
    #expect(index.gap(between: 0, and: 2, atMost: 1) == 0)
    #expect(index.gap(between: 0, and: 3, atMost: 1e9) == 5)
    #expect(index.gap(between: 2, and: 3, atMost: .infinity) == 0)
    #expect(index.gap(between: 0, and: 4, atMost: 10) == nil)
    #expect(index.gap(between: 0, and: 9, atMost: 10) == nil)
    #expect(index.gap(between: 0, and: 1, atMost: .nan) == nil)
    // 30 m of the right feature's side, and both its corners' ends within 1 m of it.
    #expect(isClose(index.sharedLength(0, 1, tolerance: 1), 30 + 2 * 0.75.squareRoot(), relative: 1e-9))
    #expect(index.sharedLength(0, 1, tolerance: 0) == 0)
    // A corner of 10 by 10 of the third lies inside the first: 20 of border each.
    #expect(isClose(index.sharedLength(0, 2, tolerance: 0), 20, relative: 1e-9))
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func gapIsThatOfAllVerticesAndEdges(seed: UInt64) throws {
    let set = Samples.dirtyMap(side: 4, dirt: 0.8, seed: seed)
    let index = ContiguityIndex(set)
    let touching = Set(try index.queenPairs(inFeatures: 0..<16, tolerance: 0))
    for a in 0..<16 {
      for b in a + 1..<16 {
        let gap = try #require(index.gap(between: a, and: b, atMost: .infinity))
        #expect(gap == index.gap(between: b, and: a, atMost: .infinity))
        if touching.contains(FeaturePair(first: Int32(a), second: Int32(b))) {
          #expect(gap == 0)
        } else {
          let slow = min(smallest(set, a, to: b), smallest(set, b, to: a))
          #expect(isClose(gap, slow, relative: 1e-12))
          #expect(index.gap(between: a, and: b, atMost: slow * 0.99) == nil)
        }
      }
    }
  }

  private func smallest(_ set: PolygonSet, _ feature: Int, to other: Int) -> Double {
    set.vertices(ofFeature: feature).map { set.distanceToBoundary(x: set.x[$0], y: set.y[$0], ofFeature: other) }
      .min() ?? .infinity
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func sharedLengthDecidesRook(seed: UInt64) throws {
    let set = Samples.dirtyMap(side: 4, dirt: 0.8, seed: seed)
    let index = ContiguityIndex(set)
    for minimum in [0, 5, 25] as [Double] {
      let rook = Set(try index.rookPairs(inFeatures: 0..<16, tolerance: 1, minimumSharedLength: minimum))
      for a in 0..<16 {
        for b in a + 1..<16 {
          let isRook = index.sharedLength(a, b, tolerance: 1) > minimum
          #expect(rook.contains(FeaturePair(first: Int32(a), second: Int32(b))) == isRook)
        }
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func sharedVerticesAreThoseOfAllPairs(seed: UInt64) {
    let set = Samples.dirtyMap(side: 5, dirt: seed < 3 ? 0 : 0.8, seed: seed)
    var expected: [FeaturePair] = []
    for a in 0..<25 {
      for b in a + 1..<25 where shareVertex(set, a, b) {
        expected.append(FeaturePair(first: Int32(a), second: Int32(b)))
      }
    }
    #expect(sharedVertexPairs(set) == expected)
    #expect(seed > 2 || expected.count >= 40)
  }

  private func shareVertex(_ set: PolygonSet, _ a: Int, _ b: Int) -> Bool {
    set.vertices(ofFeature: a).contains { v in
      set.vertices(ofFeature: b).contains { set.x[$0] == set.x[v] && set.y[$0] == set.y[v] }
    }
  }

  @Test func verticesThatAreNotNumbersAreNobodys() {
    let set = Samples.set([[[[(0, 0), (.nan, 5), (9, 9)]]], [[[(.nan, 5), (1, 1), (2, 0)]]], []])
    #expect(sharedVertexPairs(set).isEmpty)
    #expect(sharedVertexPairs(PolygonSet()).isEmpty)
  }
}
