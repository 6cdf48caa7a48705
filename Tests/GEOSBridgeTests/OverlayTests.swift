import GEOSBridge
import Geometry
import TestSupport
import Testing

@Suite struct OverlayTests {
  /// Two squares that overlap in a strip of 1 x 10, and one that leaves a gap of 2 x 10 before the frame.
  private let set = Samples.set([
    [[Samples.box(0, 0, 10, 10)]], [[Samples.box(9, 0, 10, 10)]], [[Samples.box(30, 0, 5, 5)]], [],
  ])

  @Test func overlapsAreMeasuredAboveTheLimit() throws {
    let geos = try GEOSContext()
    #expect(
      try geos.overlaps(in: set, minimumArea: 1) == [FeatureOverlap(first: 0, second: 1, area: 10, borderLength: 22)])
    #expect(try geos.overlaps(in: set, minimumArea: 10).isEmpty)
    #expect(try geos.overlaps(in: set, features: 1..<4, minimumArea: 0).isEmpty)
  }

  @Test func gapsAreTheHolesOfTheUnion() throws {
    let geos = try GEOSContext()
    let frame = Samples.set([
      [[Samples.box(0, 0, 30, 30), Samples.box(10, 10, 10, 10)]], [[Samples.box(10, 10, 9.5, 10)]],
    ])
    let gaps = try geos.gaps(in: frame)
    #expect(gaps.featureCount == 1)
    #expect(gaps.area(ofFeature: 0) == 5)
    #expect(try geos.gaps(in: set).featureCount == 0)
  }

  @Test func dissolveUnitesGroupsInTheirOrder() throws {
    let geos = try GEOSContext()
    let groups = try geos.dissolve(set, groups: [[2], [0, 1], [], [3]])
    #expect(groups.featureCount == 4)
    #expect((0..<4).map { groups.area(ofFeature: $0) } == [25, 190, 0, 0])
    #expect(try geos.union(set, features: [0, 1, 2]).area(ofFeature: 0) == 215)
  }

  @Test func invalidFeaturesAreUnitedAndCutAllTheSame() throws {
    let geos = try GEOSContext()
    let bad = Samples.set([[[[(0, 0), (10, 10), (10, 0), (0, 10)]]], [[Samples.box(0, 0, 10, 4)]]])
    #expect(isClose(try geos.union(bad, features: [0, 1]).area(ofFeature: 0), 50 + 40 - 16, relative: 1e-9))
    #expect(try geos.clip(bad, to: set, feature: 0).featureCount == 2)
    let both = try geos.intersection(set, feature: 0, with: set, feature: 1)
    #expect(both.area(ofFeature: 0) == 10)
    #expect(try geos.intersection(set, feature: 0, with: set, feature: 2).polygonCount == 0)
  }

  @Test func thePointOnSurfaceIsInside() throws {
    let geos = try GEOSContext()
    let ring = Samples.set([[[Samples.box(0, 0, 30, 30), Samples.box(1, 1, 28, 28)]], []])
    let point = try #require(try geos.pointOnSurface(ring, feature: 0))
    #expect(ring.containment(x: point.x, y: point.y, inFeature: 0) == .inside)
    #expect(try geos.pointOnSurface(ring, feature: 1) == nil)
  }

  @Test func voronoiCellsStandInTheOrderOfTheirPlaces() throws {
    let geos = try GEOSContext()
    var random = SeededGenerator(seed: 6)
    let box = BoundingBox(minX: 0, minY: 0, maxX: 100, maxY: 50)
    var x = (0..<60).map { _ in random.uniform(in: 0...100) }
    var y = (0..<60).map { _ in random.uniform(in: 0...50) }
    x += [x[0], .nan, 500]
    y += [y[0], 1, 1]
    let cells = try geos.voronoi(x: x, y: y, in: box)
    #expect(cells.featureCount == 63)
    for i in 0..<60 { #expect(cells.containment(x: x[i], y: y[i], inFeature: i) != .outside) }
    for i in 60..<63 { #expect(cells.polygons(ofFeature: i).isEmpty) }
    #expect(isClose((0..<63).reduce(0) { $0 + cells.area(ofFeature: $1) }, 5000, relative: 1e-9))
    #expect(try geos.voronoi(x: [], y: [], in: box).featureCount == 0)
    #expect(try geos.voronoi(x: [5], y: [5], in: box).featureCount == 1)
  }
}
