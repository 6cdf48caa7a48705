import Geometry
import TestSupport
import Testing

@Suite struct MeasureTests {
  private let holed = Samples.set([
    [[Samples.box(0, 0, 10, 10), Samples.box(4, 4, 2, 2)], [Samples.box(20, 0, 2, 2)]], [],
  ])

  @Test func areaIsShellsLessHolesWhateverTheirDirections() {
    #expect(holed.area(ofFeature: 0) == 100)
    #expect(holed.rightHanded().area(ofFeature: 0) == 100)
    #expect(holed.area(ofFeature: 1) == 0)
  }

  @Test func rightHandRuleTurnsHolesAndKeepsShells() {
    let set = holed.rightHanded()
    #expect(set.isCounterClockwise(ring: 0) == true)
    #expect(set.isCounterClockwise(ring: 1) == false)
    #expect(set.isCounterClockwise(ring: 2) == true)
    #expect(set.rightHanded() == set)
    #expect(set.ringStart == holed.ringStart)
  }

  @Test func centroidFallsBackFromAreaToLengthToPoint() {
    #expect(
      Samples.set([[[Samples.box(1e6, 1e6, 2, 4)]]]).centroid(ofFeature: 0) == PlanarPoint(x: 1e6 + 1, y: 1e6 + 2))
    #expect(Samples.set([[[[(0, 0), (4, 0)]]]]).centroid(ofFeature: 0) == PlanarPoint(x: 2, y: 0))
    #expect(Samples.set([[[[(3, 3)]]]]).centroid(ofFeature: 0) == PlanarPoint(x: 3, y: 3))
    #expect(holed.centroid(ofFeature: 1) == nil)
  }

  @Test func distancesToSegmentsAndBorders() {
    #expect(distanceToSegment(px: 5, py: 3, ax: 0, ay: 0, bx: 10, by: 0) == 3)
    #expect(distanceToSegment(px: 13, py: 4, ax: 0, ay: 0, bx: 10, by: 0) == 5)
    #expect(distanceToSegment(px: 3, py: 4, ax: 0, ay: 0, bx: 0, by: 0) == 5)
    #expect(holed.distanceToBoundary(x: 5, y: 5, ofFeature: 0) == 1)
    #expect(holed.distance(x: 5, y: 5, toFeature: 0) == 1)
    #expect(holed.distance(x: 1, y: 1, toFeature: 0) == 0)
    #expect(holed.distanceToBoundary(x: 1, y: 1, ofFeature: 0) == 1)
    #expect(holed.distance(x: 5, y: 5, toFeature: 1) == .infinity)
  }
}
