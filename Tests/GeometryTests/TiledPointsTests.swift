import Geometry
import TestSupport
import Testing

@Suite struct TiledPointsTests {
  @Test func sortedPointsFindWhatPlainOnesFind() {
    for seed in 1...5 as ClosedRange<UInt64> {
      let set = Samples.dirtyMap(side: 9, dirt: 1, seed: seed)
      let locator = PointLocator(set)
      let (x, y) = Samples.points(for: set, count: 20_000, seed: seed)
      let tiled = locator.tiled(x: x, y: y)
      #expect(Set(tiled.place).count == tiled.x.count)
      #expect(tiled.place.indices.allSatisfy { x[Int(tiled.place[$0])] == tiled.x[$0] })
      var found: [Int32] = []
      for first in stride(from: 0, to: tiled.x.count, by: 777) {
        found += locator.locate(x: tiled.x, y: tiled.y, range: first..<first + 777)
      }
      #expect(tiled.restored(found) == locator.locate(x: x, y: y, range: 0..<x.count))
    }
  }

  @Test func pointsFarAwayOrNotFiniteAreLeftOut() {
    let locator = PointLocator(Samples.set([[[Samples.box(0, 0, 10, 10)]]]))
    let tiled = locator.tiled(x: [11, .nan, 10, .infinity, 5, 0], y: [5, 5, 10, 5, .nan, 0, 5])
    #expect(Set(tiled.place) == [2, 5])
    #expect(tiled.givenCount == 6)
    #expect(tiled.restored(locator.locate(x: tiled.x, y: tiled.y, range: 0..<2)) == [-1, -1, 0, -1, -1, 0])
    #expect(tiled.restored([]) == [-1, -1, -1, -1, -1, -1])
    #expect(tiled.restored([7, 7, 7, 7]).count == 6)
  }

  @Test func aSetWithoutPolygonsHoldsNothing() {
    let locator = PointLocator(PolygonSet())
    let tiled = locator.tiled(x: [1, 2], y: [1, 2])
    #expect(tiled.x.isEmpty)
    #expect(tiled.restored([]) == [-1, -1])
  }
}

@Suite struct PointLocatorPlanTests {
  private let set = Samples.dirtyMap(side: 9, dirt: 1, seed: 12)

  @Test func partsMakeTheSameLocator() {
    let (x, y) = Samples.points(for: set, count: 5_000, seed: 13)
    let whole = PointLocator(set)
    let plan = PointLocatorPlan(set)
    for size in [1, 7, 40, 10_000] {
      let parts = stride(from: 0, to: plan.polygonCount, by: size).map { plan.part(polygons: $0..<$0 + size) }
      let locator = plan.locator(parts)
      #expect(locator.locate(x: x, y: y, range: 0..<x.count) == whole.locate(x: x, y: y, range: 0..<x.count))
      for i in 0..<500 { #expect(locator.locateAll(x: x[i], y: y[i]) == whole.locateAll(x: x[i], y: y[i])) }
    }
  }

  @Test func partsThatDoNotFitAreNotUsed() {
    let (x, y) = Samples.points(for: set, count: 2_000, seed: 14)
    let plan = PointLocatorPlan(set)
    let right = plan.locator([plan.part(polygons: 0..<plan.polygonCount)]).locate(x: x, y: y, range: 0..<x.count)
    let (first, last) = (plan.part(polygons: -5..<10), plan.part(polygons: 10..<99_999))
    for parts in [[], [first], [last], [last, first], [first, first, last], [first, last]] {
      #expect(plan.locator(parts).locate(x: x, y: y, range: 0..<x.count) == right)
    }
    #expect(PointLocatorPlan(PolygonSet()).locator([]).locate(x: 1, y: 1) == -1)
  }

  @Test func boxesAlignedWithTheGridAgreeWithTheSlowTwin() {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<20 {
      let features: [[[Samples.Ring]]] = (0..<30).map { _ in
        let (w, h) = (Double(1 + random.index(below: 12)), Double(1 + random.index(below: 12)))
        let (x, y) = (Double(random.index(below: 20)), Double(random.index(below: 20)))
        let hole = Samples.box(x + w / 4, y + h / 4, w / 2, h / 2)
        return [random.index(below: 2) == 0 ? [Samples.box(x, y, w, h)] : [Samples.box(x, y, w, h), hole]]
      }
      let set = Samples.set(features)
      let locator = PointLocator(set)
      for _ in 0..<800 {
        let (px, py) = (Double(random.index(below: 130)) / 4, Double(random.index(below: 130)) / 4)
        let slow = (0..<set.featureCount).filter { set.containment(x: px, y: py, inFeature: $0) != .outside }
        #expect(locator.locateAll(x: px, y: py).map(Int.init) == slow)
      }
    }
  }
}
