import GEOSBridge
import Geometry
import TestSupport
import Testing

@Suite("Dissolving groups of features")
struct DissolveTests {
  private static let side = 8

  /// A grid of unit squares, row by row; some cells empty.
  private func grid(emptyEvery step: Int = 0) -> PolygonSet {
    var set = PolygonSet()
    for cell in 0..<Self.side * Self.side {
      if step == 0 || cell % step != step - 1 { appendSquare(cell, to: &set) }
      set.endFeature()
    }
    return set
  }

  private func appendSquare(_ cell: Int, to set: inout PolygonSet) {
    let (x, y) = (Double(cell % Self.side), Double(cell / Self.side))
    for (dx, dy) in [(0.0, 0.0), (1, 0), (1, 1), (0, 1)] { set.appendVertex(x + dx, y + dy) }
    set.endRing()
    set.endPolygon()
  }

  @Test("a ring of squares has a hole, apart squares stay parts, an empty group has nothing")
  func byHand() throws {
    let geos = try GEOSContext()
    let ring = [0, 1, 2, 8, 10, 16, 17, 18]
    let set = try geos.dissolved(grid(), groups: [ring, [5, 63], [], [9]])
    #expect(set.featureCount == 4)
    #expect(set.polygons(ofFeature: 0).count == 1 && set.rings(ofFeature: 0).count == 2)
    #expect(set.area(ofFeature: 0) == 8)
    #expect(set.polygons(ofFeature: 1).count == 2 && set.area(ofFeature: 1) == 2)
    #expect(set.polygons(ofFeature: 2).isEmpty)
    #expect(set.area(ofFeature: 3) == 1)
  }

  @Test("the order of a group, repeats and features that are not there change nothing")
  func order() throws {
    let geos = try GEOSContext()
    let one = try geos.dissolved(grid(), groups: [[3, 4, 12, 60]])
    #expect(try geos.dissolved(grid(), groups: [[60, 12, 4, 3, 3, -1, 64, .max]]) == one)
  }

  @Test(
    "random groups: areas add up, every unit is valid, shells run counter-clockwise, GEOS' union agrees",
    arguments: 0..<20)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let set = grid(emptyEvery: 7)
    let count = 1 + generator.index(below: 9)
    var groups = [[Int]](repeating: [], count: count)
    for cell in 0..<set.featureCount { groups[generator.index(below: count)].append(cell) }
    let geos = try GEOSContext()
    let dissolved = try geos.dissolved(set, groups: groups)
    #expect(dissolved.featureCount == count)
    for (unit, group) in groups.enumerated() {
      let area = group.reduce(0) { $0 + set.area(ofFeature: $1) }
      #expect(abs(dissolved.area(ofFeature: unit) - area) < 1e-9)
      #expect(try geos.validityReason(dissolved, feature: unit) == nil)
      let union = try geos.union(set, features: group)
      let common = try geos.intersection(dissolved, feature: unit, with: union, feature: 0)
      #expect(abs(try geos.area(common, feature: 0) - area) < 1e-9)
      for polygon in dissolved.polygons(ofFeature: unit) {
        let rings = dissolved.rings(ofPolygon: polygon)
        for ring in rings { #expect(dissolved.isCounterClockwise(ring: ring) == (ring == rings.lowerBound)) }
      }
    }
  }
}
