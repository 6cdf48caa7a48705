import Geometry
import TestSupport
import Testing

@Suite struct PointLocatorTests {
  private let pair = Samples.set([
    [[Samples.box(0, 0, 10, 10), Samples.box(2, 2, 2, 2)]], [[Samples.box(10, 0, 10, 10)]],
  ])

  @Test func theLowestIndexWinsASharedBorder() {
    let locator = PointLocator(pair)
    #expect(locator.locate(x: 10, y: 5) == 0)
    #expect(locator.locateAll(x: 10, y: 5) == [0, 1])
    #expect(locator.locate(x: 10.000001, y: 5) == 1)
    #expect(locator.locate(x: 20, y: 10) == 1)
  }

  @Test func aHoleIsOutsideAndItsRingIsBorder() {
    let locator = PointLocator(pair)
    #expect(locator.locate(x: 3, y: 3) == -1)
    #expect(locator.locate(x: 2, y: 3) == 0)
    #expect(pair.containment(x: 2, y: 3, inFeature: 0) == .onBoundary)
    #expect(pair.containment(x: 3, y: 3, inFeature: 0) == .outside)
    #expect(pair.containment(x: 5, y: 5, inFeature: 0) == .inside)
  }

  @Test func bordersAreExactToTheLastBit() {
    // The point lies on the line in real numbers; its neighbours by one bit do not.
    let set = Samples.set([[[[(0, 0), (3e-7, 1e-7), (0, 1)]]]])
    let far = Samples.set([[[[(1e6, 1e6), (1e6 + 12, 1e6 + 12), (1e6, 1e6 + 12)]]]])
    #expect(far.containment(x: 1e6 + 7, y: 1e6 + 7, inFeature: 0) == .onBoundary)
    #expect(far.containment(x: (1e6 + 7).nextUp, y: 1e6 + 7, inFeature: 0) == .outside)
    #expect(far.containment(x: (1e6 + 7).nextDown, y: 1e6 + 7, inFeature: 0) == .inside)
    #expect(set.containment(x: 3e-7, y: 1e-7, inFeature: 0) == .onBoundary)
  }

  @Test func orientationIsExactWhereRoundingFails() {
    // Kettner et al. 2008, "Classroom examples of robustness problems": near-collinear points.
    for i in 0..<64 {
      for j in 0..<64 {
        let (x, y) = (0.5 + Double(i) * 0x1p-53, 0.5 + Double(j) * 0x1p-53)
        let got = orientation(ax: x, ay: y, bx: 12, by: 12, cx: 24, cy: 24)
        #expect(got == (i < j ? 1 : i > j ? -1 : 0))
        #expect(got == -orientation(ax: 12, ay: 12, bx: x, by: y, cx: 24, cy: 24))
      }
    }
  }

  @Test func allKindsOfPointsAgreeWithTheSlowTwin() {
    for seed in 1...5 as ClosedRange<UInt64> {
      let set = Samples.dirtyMap(side: 6, dirt: seed == 1 ? 0 : 1, seed: seed)
      let locator = PointLocator(set)
      let (x, y) = Samples.points(for: set, count: 4000, seed: seed)
      let found = locator.locate(x: x, y: y, range: 0..<x.count)
      for i in x.indices {
        let slow = (0..<set.featureCount).filter { set.containment(x: x[i], y: y[i], inFeature: $0) != .outside }
        #expect(Int(found[i]) == slow.first ?? -1)
        #expect(locator.locateAll(x: x[i], y: y[i]).map(Int.init) == slow)
      }
    }
  }

  @Test func longSlantingEdgesAgreeWithTheSlowTwin() {
    var random = SeededGenerator(seed: 40)
    var features: [[[Samples.Ring]]] = (0..<20).map { _ in
      let count = 3 + random.index(below: 30)
      return [[(0..<count).map { _ in (random.uniform(in: 0...1000), random.uniform(in: 0...300)) }]]
    }
    for i in 0..<200 { features.append([[Samples.box(Double(i) * 5, 290, 4, 4)]]) }
    let set = Samples.set(features)
    let locator = PointLocator(set)
    let (x, y) = Samples.points(for: set, count: 6000, seed: 41)
    for i in x.indices {
      let slow = (0..<set.featureCount).filter { set.containment(x: x[i], y: y[i], inFeature: $0) != .outside }
      #expect(locator.locateAll(x: x[i], y: y[i]).map(Int.init) == slow)
    }
  }

  @Test func nearestAgreesWithTheSlowTwin() {
    let set = Samples.dirtyMap(side: 5, dirt: 1, seed: 3)
    let locator = PointLocator(set)
    let (x, y) = Samples.points(for: set, count: 500, seed: 4)
    for i in x.indices {
      let slow = (0..<set.featureCount).map { set.distance(x: x[i] * 2, y: y[i], toFeature: $0) }
      let best = slow.indices.min { (slow[$0], $0) < (slow[$1], $1) } ?? -1
      let got = locator.nearest(x: x[i] * 2, y: y[i])
      #expect(got == NearestFeature(feature: Int32(best), distance: slow[best]))
    }
  }

  @Test func chunksGiveTheSameAnswers() {
    let set = Samples.dirtyMap(side: 4, dirt: 0.5, seed: 8)
    let (x, y) = Samples.points(for: set, count: 1000, seed: 2)
    let locator = PointLocator(set)
    let whole = locator.locate(x: x, y: y, range: 0..<1000)
    #expect(whole == stride(from: 0, to: 1000, by: 77).flatMap { locator.locate(x: x, y: y, range: $0..<$0 + 77) })
  }

  @Test func badPointsAreUnmatchedAndBadPolygonsHoldNothing() {
    let bad: [Double] = [.nan, .infinity, -.infinity, 1e308, -1e308]
    let set = Samples.set([
      [[[(0, 0), (.nan, 1), (1, 1)]]], [[[(0, 0), (.infinity, 0), (1, 1)]]], [], [[Samples.box(0, 0, 1, 1)]],
      [[[(5, 5)]]], [[[(6, 6), (7, 7)]]],
    ])
    let locator = PointLocator(set)
    for v in bad {
      #expect(locator.locate(x: v, y: 0.5) == -1)
      #expect(locator.locate(x: 0.5, y: v) == -1)
      #expect(v.isFinite || locator.nearest(x: v, y: 0) == nil)
    }
    #expect(locator.locate(x: 0.5, y: 0.5) == 3)
    #expect(locator.nearest(x: 3, y: 0.5) == NearestFeature(feature: 3, distance: 2))
    #expect(PointLocator(PolygonSet()).locate(x: 0, y: 0) == -1)
    #expect(PointLocator(PolygonSet()).nearest(x: 0, y: 0) == nil)
    let huge = PointLocator(Samples.set([[[Samples.box(-1.7e308, -1.7e308, 1.7e308, 1.7e308)]]]))
    _ = huge.locate(x: 0, y: 0)
  }
}
