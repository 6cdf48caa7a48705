/// The edges of a coverage in some of its rows, for questions about single places.
struct BorderEdges {
  /// Rows are 8 steps high.
  private static let rowShift: Int32 = 3
  private let coverage: ArcCoverage
  private let firstRow: Int
  /// Row of edges for each row asked for; -1 for others.
  private let slotOfRow: [Int32]
  /// First place of each edge, by the edge's west end.
  private var edges: [[Int32]]
  private var widest: [Int32]

  /// - Parameter rowsOf: Heights at which questions will be asked.
  init(_ coverage: ArcCoverage, rowsOf heights: [Int32]) {
    self.coverage = coverage
    let rows = heights.map { Int($0 >> BorderEdges.rowShift) }
    firstRow = rows.min() ?? 0
    var slots = [Int32](repeating: -1, count: (rows.max() ?? -1) - firstRow + 1)
    for row in rows { slots[row - firstRow] = 0 }
    var used: Int32 = 0
    for row in slots.indices where slots[row] == 0 {
      slots[row] = used
      used += 1
    }
    slotOfRow = slots
    edges = [[Int32]](repeating: [], count: Int(used))
    widest = [Int32](repeating: 0, count: Int(used))
    fill()
  }

  private mutating func fill() {
    for arc in 0..<coverage.arcCount {
      for i in coverage.places(ofArc: arc).dropLast() {
        let low = Int(min(coverage.y[i], coverage.y[i + 1]) >> BorderEdges.rowShift) - firstRow
        let high = Int(max(coverage.y[i], coverage.y[i + 1]) >> BorderEdges.rowShift) - firstRow
        guard low < slotOfRow.count, high >= 0 else { continue }
        for row in max(0, low)...min(high, slotOfRow.count - 1) where slotOfRow[row] >= 0 {
          let slot = Int(slotOfRow[row])
          edges[slot].append(Int32(truncatingIfNeeded: i))
          widest[slot] = max(widest[slot], abs(coverage.x[i] - coverage.x[i + 1]))
        }
      }
    }
    let x = coverage.x
    for slot in edges.indices {
      edges[slot].sort { (min(x[Int($0)], x[Int($0) + 1]), $0) < (min(x[Int($1)], x[Int($1) + 1]), $1) }
    }
  }

  private func slot(ofRow row: Int) -> Int? {
    guard slotOfRow.indices.contains(row - firstRow), slotOfRow[row - firstRow] >= 0 else { return nil }
    return Int(slotOfRow[row - firstRow])
  }

  /// First places of the edges whose box meets a closed box, ascending; rows that were not asked for hold none.
  func edges(minX: Int32, minY: Int32, maxX: Int32, maxY: Int32) -> [Int32] {
    var found: [Int32] = []
    for row in Int(minY >> BorderEdges.rowShift)...Int(maxY >> BorderEdges.rowShift) {
      guard let slot = slot(ofRow: row) else { continue }
      var i = firstEdge(in: slot, westEndFrom: minX - widest[slot])
      while i < edges[slot].count {
        let e = Int(edges[slot][i])
        let (ax, bx, ay, by) = (coverage.x[e], coverage.x[e + 1], coverage.y[e], coverage.y[e + 1])
        if min(ax, bx) > maxX { break }
        if max(ax, bx) >= minX, min(ay, by) <= maxY, max(ay, by) >= minY { found.append(Int32(e)) }
        i += 1
      }
    }
    found.sort()
    return found.enumerated().filter { $0.offset == 0 || found[$0.offset - 1] != $0.element }.map(\.element)
  }

  /// The owner at a place inside a cell, given in thirds of a step, that lies on no edge.
  func owner(at px: Int, _ py: Int) -> Int32 {
    guard let edge = edge(westOf: px, py) else { return -1 }
    let arc = coverage.arc(ofPlace: edge)
    return coverage.y[edge + 1] > coverage.y[edge] ? coverage.left[arc] : coverage.right[arc]
  }

  /// The edge that comes first to the west of such a place; nil when there is none.
  private func edge(westOf px: Int, _ py: Int) -> Int? {
    guard let slot = slot(ofRow: Int(Int32(truncatingIfNeeded: py / 3) >> BorderEdges.rowShift)) else { return nil }
    let widest = Int(widest[slot])
    var best: (edge: Int, x: Double)?
    var i = firstEdge(in: slot, westEndFrom: Int32(truncatingIfNeeded: px / 3 + 1)) - 1
    while i >= 0 {
      let e = Int(edges[slot][i])
      i -= 1
      let (ax, ay) = (3 * Int(coverage.x[e]) - px, 3 * Int(coverage.y[e]) - py)
      let (bx, by) = (3 * Int(coverage.x[e + 1]) - px, 3 * Int(coverage.y[e + 1]) - py)
      if let best, Double(min(ax, bx) + 3 * widest) < best.x { break }
      guard (ay > 0) != (by > 0) else { continue }
      // No place of the grid lies at this height, so the ray meets edges inside only and no two at one place.
      let crossing = Double(ax) + Double(bx - ax) * (Double(-ay) / Double(by - ay))
      let isWest = ((ax &* by &- bx &* ay) < 0) == (by > ay)
      if isWest, crossing > best?.x ?? -.infinity { best = (e, crossing) }
    }
    return best?.edge
  }

  private func firstEdge(in slot: Int, westEndFrom x: Int32) -> Int {
    var low = 0
    var high = edges[slot].count
    while low < high {
      let middle = (low + high) / 2
      let e = Int(edges[slot][middle])
      if min(coverage.x[e], coverage.x[e + 1]) < x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension ArcCoverage {
  /// The arc that a place belongs to.
  fileprivate func arc(ofPlace place: Int) -> Int {
    var low = 0
    var high = arcCount
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(arcStart[middle]) <= place { low = middle } else { high = middle }
    }
    return low
  }
}
