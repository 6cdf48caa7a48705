import GEOSBridge
import Geometry
import Testing

@Suite("faces between lines") struct FacesTests {
  private func lines(_ all: [[(Double, Double)]]) -> LineSet {
    var set = LineSet()
    for line in all {
      for (x, y) in line { set.appendVertex(x, y) }
      set.endLine()
    }
    return set
  }

  @Test("two lines that cross twice enclose one area; loose ends are nothing")
  func lens() throws {
    let faces = try GEOSContext().faces(of: lines([[(0, 0), (10, 0)], [(1, -1), (1, 2), (9, 2), (9, -1)]]))
    #expect(faces.featureCount == 1)
    #expect(faces.area(ofFeature: 0) == 16)
  }

  @Test("a ring inside a ring: the outer area without the inner one, and the inner one")
  func nested() throws {
    let outer = [(0.0, 0.0), (10, 0), (10, 10), (0, 10), (0, 0)]
    let inner = [(4.0, 4.0), (6, 4), (6, 6), (4, 6), (4, 4)]
    let faces = try GEOSContext().faces(of: lines([outer, inner]))
    #expect((0..<faces.featureCount).map { faces.area(ofFeature: $0) }.sorted() == [4, 96])
  }

  @Test("no line, and lines of one place, enclose nothing")
  func nothing() throws {
    let geos = try GEOSContext()
    #expect(try geos.faces(of: LineSet()).featureCount == 0)
    #expect(try geos.faces(of: lines([[(1, 1)], [(2, 2), (2, 2)]])).featureCount == 0)
  }

  @Test("narrow: no circle of the width fits")
  func narrow() throws {
    let geos = try GEOSContext()
    let set = Samples.set([[[Samples.box(0, 0, 100, 4)]], [[Samples.box(0, 0, 100, 6)]]])
    #expect(try geos.isNarrow(set, feature: 0, width: 5))
    #expect(try !geos.isNarrow(set, feature: 1, width: 5))
  }
}
