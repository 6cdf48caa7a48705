import GEOSBridge
import Geometry
import TestSupport
import Testing

@Suite struct RepairTests {
  private let bowtie = Samples.set([[[[(0, 0), (10, 10), (10, 0), (0, 10)]]]])

  @Test func aBowtieIsNamedAndRepaired() throws {
    let geos = try GEOSContext()
    let reason = try #require(try geos.validityReason(bowtie, feature: 0))
    #expect(reason.hasPrefix("Self-intersection"))
    for method in [RepairMethod.structure, .linework] {
      let fixed = try geos.repair(bowtie, feature: 0, method: method)
      #expect(fixed.reason == reason)
      #expect(fixed.areaBefore == 0)
      #expect(fixed.areaAfter == 50)
      #expect(fixed.polygons.polygonCount == 2)
      #expect(try geos.validityReason(fixed.polygons, feature: 0) == nil)
    }
  }

  @Test func aValidFeatureComesBackAsItIs() throws {
    let geos = try GEOSContext()
    let set = Samples.set([[[Samples.box(0, 0, 10, 10), Samples.box(2, 2, 2, 2)]], []])
    let fixed = try geos.repair(set, feature: 0)
    #expect(fixed.polygons == set.selecting([0]))
    #expect(fixed.reason == nil)
    #expect(try geos.repair(set, feature: 1).polygons.featureCount == 1)
    #expect(try geos.validityReason(set, feature: 1) == nil)
  }

  @Test func ringsOfAllBadKindsAreRepairedWithoutACrash() throws {
    let geos = try GEOSContext()
    let square = Samples.box(0, 0, 10, 10)
    let kinds: [[[Samples.Ring]]] = [
      [[[(1, 1)]]], [[[(0, 0), (5, 5)]]], [[[(0, 0), (5, 5), (9, 9)]]], [[[(0, 0), (.nan, 5), (10, 10), (0, 10)]]],
      [[[(.infinity, 0), (10, 0), (10, 10), (0, 10)]]], [[square, Samples.box(20, 20, 2, 2)]],
      [[square, Samples.box(5, 5, 20, 20)]], [[square], [square]], [[square], [Samples.box(5, 5, 10, 10)]],
      [[[(.nan, .nan)], square]], [[[(0, 0), (10, 0), (10, 10), (10, 0), (0, 0), (0, 10)]]],
    ]
    for (i, kind) in kinds.enumerated() {
      let set = Samples.set([kind])
      let fixed = try geos.repair(set, feature: 0)
      #expect(fixed.reason != nil, "kind \(i)")
      #expect(fixed.polygons.featureCount == 1, "kind \(i)")
      #expect(try geos.validityReason(fixed.polygons, feature: 0) == nil, "kind \(i)")
      #expect(fixed.areaAfter.isFinite && fixed.areaBefore.isFinite, "kind \(i)")
    }
    #expect(try geos.repair(Samples.set([kinds[8]]), feature: 0).areaAfter == 175)
  }
}
