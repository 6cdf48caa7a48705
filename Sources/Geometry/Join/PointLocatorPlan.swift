/// The making of a `PointLocator` cut into parts, which any threads can prepare in any order.
///
/// For large sets: `PointLocator(polygons)` does the same on one thread.
public struct PointLocatorPlan: Sendable {
  let polygons: PolygonSet
  let boxes: [BoundingBox?]
  let frame: GridFrame

  public init(_ polygons: PolygonSet) {
    self.polygons = polygons
    boxes = (0..<polygons.polygonCount).map { polygons.finiteBox(ofPolygon: $0) }
    frame = GridFrame(boxes: boxes)
  }

  /// Number of polygons, which the ranges of the parts count.
  public var polygonCount: Int { polygons.polygonCount }

  /// What is prepared for a range of polygons.
  public struct Part: Sendable {
    let range: Range<Int>
    let bands: EdgeBands
    let marks: CellMarks
  }

  /// Prepares a range of polygons; what lies beyond them is left out.
  public func part(polygons range: Range<Int>) -> Part {
    let range = range.clamped(to: 0..<polygonCount)
    let bands = EdgeBands(range, of: polygons, boxes: boxes)
    let marks = CellMarks(range, of: polygons, boxes: boxes, frame: frame, bands: bands)
    return Part(range: range, bands: bands, marks: marks)
  }

  /// The locator made of the parts of this plan, in the order of their ranges. Parts that leave out or repeat a polygon
  /// are not used: then all is prepared here.
  public func locator(_ parts: [Part]) -> PointLocator {
    let parts = parts.filter { !$0.range.isEmpty }
    let ends = [0] + parts.map(\.range.upperBound)
    guard ends.last == polygonCount, zip(ends, parts).allSatisfy({ $0 == $1.range.lowerBound }) else {
      return PointLocator(polygons)
    }
    return PointLocator(self, parts: parts)
  }
}
