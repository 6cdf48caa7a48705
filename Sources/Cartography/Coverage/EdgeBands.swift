/// Edges sorted into horizontal bands, for point queries against all features at once.
struct EdgeBands: Sendable {
  private let rings: CoverageRings
  private let edges: EdgeTable
  private let minY: Double
  private let bandHeight: Double
  private let bandCount: Int
  private let start: [Int32]
  private let items: [Int32]

  init(_ rings: CoverageRings, _ edges: EdgeTable) {
    self.rings = rings
    self.edges = edges
    let top = rings.y.min() ?? 0
    let bottom = rings.y.max() ?? 0
    bandCount = min(4096, max(1, edges.count / 64))
    minY = Double(top)
    bandHeight = max(1, (Double(bottom) - Double(top)) / Double(bandCount))
    let spans = EdgeBands.spans(rings, edges, minY: minY, height: bandHeight, count: bandCount)
    var start = [Int32](repeating: 0, count: bandCount + 1)
    for span in spans { for band in span { start[band + 1] += 1 } }
    for band in 0..<bandCount { start[band + 1] += start[band] }
    var items = [Int32](repeating: 0, count: Int(start[bandCount]))
    var next = start
    for (edge, span) in spans.enumerated() {
      for band in span {
        items[Int(next[band])] = Int32(edge)
        next[band] += 1
      }
    }
    self.start = start
    self.items = items
  }

  private static func spans(
    _ rings: CoverageRings, _ edges: EdgeTable, minY: Double, height: Double, count: Int
  ) -> [ClosedRange<Int>] {
    (0..<edges.count).map { edge in
      let a = Double(rings.y[Int(edges.low[edge])])
      let b = Double(rings.y[Int(edges.high[edge])])
      let first = min(count - 1, max(0, Int((min(a, b) - minY) / height)))
      return first...max(first, min(count - 1, Int((max(a, b) - minY) / height)))
    }
  }

  private func band(_ y: Double) -> Int { min(bandCount - 1, max(0, Int((y - minY) / bandHeight))) }

  /// Features that contain a grid point (even-odd), ascending.
  func features(containing x: Double, _ y: Double) -> [Int32] {
    var crossings: [Int32] = []
    let row = band(y)
    for item in items[Int(start[row])..<Int(start[row + 1])] {
      let edge = Int(item)
      let ay = Double(rings.y[Int(edges.low[edge])])
      let by = Double(rings.y[Int(edges.high[edge])])
      guard (ay > y) != (by > y) else { continue }
      let ax = Double(rings.x[Int(edges.low[edge])])
      let bx = Double(rings.x[Int(edges.high[edge])])
      guard x < ax + (y - ay) / (by - ay) * (bx - ax) else { continue }
      crossings.append(edges.ownerA[edge])
      if edges.ownerB[edge] >= 0 { crossings.append(edges.ownerB[edge]) }
    }
    return oddOnes(crossings)
  }

  /// The feature other than `owner` with an edge within `distance` of a grid point: the nearest, then the lowest.
  func neighbour(of owner: Int32, x: Double, y: Double, within distance: Double) -> Int32? {
    var best = distance * distance
    var found: Int32?
    for row in band(y - distance)...band(y + distance) {
      for item in items[Int(start[row])..<Int(start[row + 1])] {
        let edge = Int(item)
        let a = edges.ownerA[edge]
        let b = edges.ownerB[edge]
        let other = a != owner ? a : b
        guard other >= 0, other != owner else { continue }
        let square = squaredDistance(edge, x, y, bound: distance)
        if square < best || (square == best && other < found ?? Int32.max) { (best, found) = (square, other) }
      }
    }
    return found
  }

  private func squaredDistance(_ edge: Int, _ x: Double, _ y: Double, bound: Double) -> Double {
    let ax = Double(rings.x[Int(edges.low[edge])])
    let bx = Double(rings.x[Int(edges.high[edge])])
    if max(ax, bx) < x - bound || min(ax, bx) > x + bound { return .infinity }
    let ay = Double(rings.y[Int(edges.low[edge])])
    let by = Double(rings.y[Int(edges.high[edge])])
    return squaredSegmentDistance(x, y, ax, ay, bx, by)
  }

  private func oddOnes(_ crossings: [Int32]) -> [Int32] {
    var odd: [Int32] = []
    for feature in crossings.sorted() {
      if odd.last == feature { odd.removeLast() } else { odd.append(feature) }
    }
    return odd
  }
}

/// Squared distance from a point to a segment.
@inline(__always)
func squaredSegmentDistance(
  _ x: Double, _ y: Double, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double
) -> Double {
  let dx = bx - ax
  let dy = by - ay
  let square = dx * dx + dy * dy
  let along = square > 0 ? min(1, max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0
  let ex = x - ax - along * dx
  let ey = y - ay - along * dy
  return ex * ex + ey * ey
}
