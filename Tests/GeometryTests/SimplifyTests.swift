import Geometry
import TestSupport
import Testing

@Suite struct SimplifyTests {
  @Test func webMercatorKnowsItsCorners() {
    let corner = WebMercator.project(longitude: 180, latitude: WebMercator.maximumLatitude)
    #expect(isClose(corner.x, WebMercator.halfWorldMetres, relative: 1e-12))
    #expect(isClose(corner.y, WebMercator.halfWorldMetres, relative: 1e-12))
    // EPSG Guidance Note 7-2, example of method 1024.
    let example = WebMercator.project(longitude: -(100 + 20.0 / 60), latitude: 24 + 22 / 60.0 + 54.433 / 3600)
    #expect(isClose(example.x, -11_169_055.58, relative: 0, absolute: 0.01))
    #expect(isClose(example.y, 2_800_000.00, relative: 0, absolute: 0.01))
    let back = WebMercator.unproject(x: example.x, y: example.y)
    #expect(isClose(back.latitude, 24.381786944444445, relative: 1e-12))
    #expect(isClose(WebMercator.metresPerPixel(zoom: 0), 156_543.03392804097, relative: 1e-12))
  }

  @Test func sharedBordersStaySharedAfterSimplifying() throws {
    let set = Samples.dirtyMap(side: 5, dirt: 0, seed: 11)
    let simple = set.simplified(tolerance: 3)
    #expect(simple.vertexCount < set.vertexCount)
    #expect(simple.featureCount == set.featureCount)
    // Every edge between two cells is walked once each way: reversed, it is an edge of the other.
    func pairs(_ s: PolygonSet) throws -> Int {
      try rookNeighbours(s, tolerance: 0, minimumSharedLength: 0).items.count
    }
    #expect(try pairs(simple) == pairs(set))
    let original = Set((0..<set.vertexCount).map { [set.x[$0], set.y[$0]] })
    #expect((0..<simple.vertexCount).allSatisfy { original.contains([simple.x[$0], simple.y[$0]]) })
  }

  @Test func ringsThatRunTheOtherWayAndStartElsewhereAreSimplifiedAlike() {
    var random = SeededGenerator(seed: 5)
    let ring = (0..<60).map { i -> (Double, Double) in
      let angle = Double(i) / 60 * 6.283
      let radius = 100 + random.uniform(in: -5...5)
      return (radius * (1 - angle * angle / 20), radius * (angle - 3))
    }
    let turned = Array(ring[17...] + ring[..<17])
    let results = [ring, turned, ring.reversed()].map { r -> Set<[Double]> in
      let simple = Samples.set([[[r]]]).simplified(tolerance: 4)
      return Set((0..<simple.vertexCount).map { [simple.x[$0], simple.y[$0]] })
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
    #expect(results[0].count < 60)
  }

  @Test func droppedVerticesLieWithinTheTolerance() {
    let set = Samples.dirtyMap(side: 4, dirt: 0.5, seed: 2)
    let simple = set.simplified(tolerance: 2)
    for feature in 0..<set.featureCount where simple.ringCount == set.ringCount {
      for v in set.vertices(ofFeature: feature) {
        #expect(simple.distanceToBoundary(x: set.x[v], y: set.y[v], ofFeature: feature) <= 2)
      }
    }
  }

  @Test func snappingKeepsIndicesAndDropsWhatVanishes() {
    let set = Samples.set([
      [[Samples.box(0, 0, 10, 10)]], [[Samples.box(20, 20, 0.1, 0.1)]], [[Samples.box(10, 0, 9, 9)]],
    ])
    let snapped = set.snapped(toGrid: 1)
    #expect(snapped.featureCount == 3)
    #expect(snapped.polygons(ofFeature: 1).isEmpty)
    #expect(snapped.area(ofFeature: 0) == 100)
    #expect(set.snapped(toGrid: 0) == set)
    #expect(set.simplified(tolerance: .nan) == set)
  }

  @Test func clippingKeepsTheAreaInTheBox() {
    let set = Samples.set([[[Samples.box(0, 0, 10, 10), Samples.box(4, 4, 2, 2)]], [[Samples.box(30, 0, 5, 5)]]])
    let clipped = set.clipped(to: BoundingBox(minX: 5, minY: -1, maxX: 20, maxY: 5))
    #expect(clipped.area(ofFeature: 0) == 25 - 1)
    #expect(clipped.polygons(ofFeature: 1).isEmpty)
    #expect(clipped.featureCount == 2)
  }
}
