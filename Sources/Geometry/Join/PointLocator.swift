/// The spatial join: finds the feature that holds a point, borders included.
///
/// A point on a shared border belongs to the lowest feature index, so each point counts once; order the features by
/// village code and the lowest code wins. Exact: the answers are those of `PolygonSet.containment`. A point outside every
/// feature, or not finite, is unmatched (-1). Polygons with a coordinate that is not finite hold no point.
///
/// A grid gives the polygons near a point and settles most points at once; the edges of a polygon are sorted into
/// horizontal bands. Built once, then only read, by any number of threads.
public struct PointLocator: Sendable {
  /// The features joined to.
  public let polygons: PolygonSet
  let featureOfPolygon: [Int32]
  let boxes: [BoundingBox?]
  private let bands: EdgeBands
  let grid: CellGrid

  public init(_ polygons: PolygonSet) {
    let plan = PointLocatorPlan(polygons)
    self.init(plan, parts: [plan.part(polygons: 0..<plan.polygonCount)])
  }

  /// The locator of parts that follow each other and make up all polygons.
  init(_ plan: PointLocatorPlan, parts: [PointLocatorPlan.Part]) {
    polygons = plan.polygons
    featureOfPolygon = plan.polygons.featureOfPolygon()
    boxes = plan.boxes
    bands = parts.count == 1 ? parts[0].bands : EdgeBands(joining: parts.map(\.bands))
    grid = CellGrid(plan.frame, marks: parts.map(\.marks))
  }

  /// The feature that holds a point, or -1.
  public func locate(x: Double, y: Double) -> Int32 {
    locate(x: [x], y: [y], range: 0..<1).first ?? -1
  }

  /// The feature of each point of a range, in order; -1 for unmatched ones. The part of the range beyond the shorter
  /// array is left out.
  public func locate(x: [Double], y: [Double], range: Range<Int>) -> [Int32] {
    let range = range.clamped(to: 0..<min(x.count, y.count))
    var result = [Int32](repeating: -1, count: range.count)
    scan(x: x.span, y: y.span, range: range) { point, polygon in
      result[point - range.lowerBound] = featureOfPolygon[polygon]
      return false
    }
    return result
  }

  /// Every feature that holds a point, borders included, ascending. More than one where features share a border or
  /// overlap.
  public func locateAll(x: Double, y: Double) -> [Int32] {
    var result: [Int32] = []
    scan(x: [x].span, y: [y].span, range: 0..<1) { _, polygon in
      if result.last != featureOfPolygon[polygon] { result.append(featureOfPolygon[polygon]) }
      return true
    }
    return result
  }

  /// Calls `visit` with each polygon that holds a point, ascending, until it returns false.
  @inline(__always)
  private func scan(
    x: Span<Double>, y: Span<Double>, range: Range<Int>, visit: (_ point: Int, _ polygon: Int) -> Bool
  ) {
    let (vx, vy, entries, cellStart) = (polygons.x.span, polygons.y.span, grid.entries.span, grid.cellStart.span)
    let (bandStart, edgeStart, edges) = (bands.bandStart.span, bands.edgeStart.span, bands.edges.span)
    let (origin, scale) = (bands.origin.span, bands.scale.span)
    let frame = grid.box
    for point in range {
      let (px, py) = (x[point], y[point])
      guard frame.contains(px, py) else { continue }
      let column = gridCell(px, origin: frame.minX, scale: grid.scaleX, count: grid.columns)
      let row = gridCell(py, origin: frame.minY, scale: grid.scaleY, count: grid.rows)
      let cell = row * grid.columns + column
      var e = Int(cellStart[cell])
      let end = Int(cellStart[cell + 1])
      while e < end {
        let entry = Int(entries[e])
        let polygon = entry >> 1
        let isHit =
          entry & 1 == 1
          || bandContainment(
            px, py, polygon, x: vx, y: vy, bandStart: bandStart, edgeStart: edgeStart, edges: edges, origin: origin,
            scale: scale) != .outside
        if isHit, !visit(point, polygon) { break }
        e += 1
      }
    }
  }
}
