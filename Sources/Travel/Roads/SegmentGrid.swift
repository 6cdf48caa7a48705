/// Straight segments in a uniform grid, for questions about a box or along another segment. Coordinates must be usable
/// (see `isUsable`). A segment stands in the cells that it passes, not in its whole box.
struct SegmentGrid: Sendable {
  private(set) var ax: [Double]
  private(set) var ay: [Double]
  private(set) var bx: [Double]
  private(set) var by: [Double]
  private(set) var cell = 1.0
  private var minX = 0.0
  private var minY = 0.0
  private var maxX = 0.0
  private var maxY = 0.0
  /// Rounding of coordinates, and a hair more, so that a segment on the line between two cells stands in both.
  private var slack = 0.0
  private var columns = 0
  private var rows = 0
  private var start: [Int32] = [0]
  private var items: [Int32] = []

  var count: Int { ax.count }

  /// Finite and within 1e9 m of the origin of the frame.
  static func isUsable(_ x: Double, _ y: Double) -> Bool { abs(x) <= 1e9 && abs(y) <= 1e9 }

  init(ax: [Double], ay: [Double], bx: [Double], by: [Double]) {
    self.ax = ax
    self.ay = ay
    self.bx = bx
    self.by = by
    guard !ax.isEmpty else { return }
    setFrame()
    fill()
  }

  /// Cells about as large as the mean distance between segments and as the mean segment, so that there are at most
  /// about 3 cells a segment and a segment stands in few of them.
  private mutating func setFrame() {
    minX = min(ax.min() ?? 0, bx.min() ?? 0)
    maxX = max(ax.max() ?? 0, bx.max() ?? 0)
    minY = min(ay.min() ?? 0, by.min() ?? 0)
    maxY = max(ay.max() ?? 0, by.max() ?? 0)
    let n = Double(count)
    let width = maxX - minX
    let height = maxY - minY
    var length = 0.0
    for i in 0..<count { length += max(abs(bx[i] - ax[i]), abs(by[i] - ay[i])) }
    cell = max((width * height / n).squareRoot(), max(width, height) / n, length / n, 1e-3)
    slack = cell * 1e-6 + max(abs(minX), abs(maxX), abs(minY), abs(maxY)) * 4e-15
    columns = Int(width / cell) + 1
    rows = Int(height / cell) + 1
  }

  private mutating func fill() {
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    for i in 0..<count { forEachCell(ax[i], ay[i], bx[i], by[i]) { counts[$0 + 1] += 1 } }
    for c in 1..<counts.count { counts[c] += counts[c - 1] }
    var next = counts
    var filled = [Int32](repeating: 0, count: Int(counts[counts.count - 1]))
    for i in 0..<count {
      forEachCell(ax[i], ay[i], bx[i], by[i]) {
        filled[Int(next[$0])] = Int32(i)
        next[$0] += 1
      }
    }
    start = counts
    items = filled
  }

  private func column(_ x: Double) -> Int { Int(min(max((x - minX) / cell, 0), Double(columns - 1))) }
  private func row(_ y: Double) -> Int { Int(min(max((y - minY) / cell, 0), Double(rows - 1))) }

  /// The cells that a segment passes.
  private func forEachCell(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ body: (Int) -> Void) {
    let low = min(y0, y1)
    let high = max(y0, y1)
    if high < minY - slack || low > maxY + slack || max(x0, x1) < minX - slack || min(x0, x1) > maxX + slack { return }
    for r in row(low - slack)...row(high + slack) {
      var from = min(x0, x1)
      var to = max(x0, x1)
      if high > low {
        let bottom = r == 0 ? low : max(low, minY + Double(r) * cell - slack)
        let top = r == rows - 1 ? high : min(high, minY + Double(r + 1) * cell + slack)
        let atBottom = x0 + (x1 - x0) * ((bottom - y0) / (y1 - y0))
        let atTop = x0 + (x1 - x0) * ((top - y0) / (y1 - y0))
        from = max(from, min(atBottom, atTop))
        to = min(to, max(atBottom, atTop))
      }
      for c in column(min(from, to) - slack)...column(max(from, to) + slack) { body(r * columns + c) }
    }
  }

  /// Segments whose cells the box touches: a superset of those that meet it, each once, in ascending order.
  func candidates(west: Double, south: Double, east: Double, north: Double) -> [Int32] {
    guard !ax.isEmpty, west <= maxX, east >= minX, south <= maxY, north >= minY else { return [] }
    var found: [Int32] = []
    let columnRange = column(west)...max(column(west), column(east))
    for r in row(south)...max(row(south), row(north)) {
      // Cells of a row lie one behind the other.
      let first = Int(start[r * columns + columnRange.lowerBound])
      let end = Int(start[r * columns + columnRange.upperBound + 1])
      found += items[first..<end]
    }
    return Self.ascendingOnce(found)
  }

  /// Segments near the segment given: a superset of those that meet it, each at least once.
  func forEachNear(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ body: (Int) -> Void) {
    guard !ax.isEmpty else { return }
    forEachCell(x0, y0, x1, y1) { cell in
      for k in Int(start[cell])..<Int(start[cell + 1]) { body(Int(items[k])) }
    }
  }

  /// As `forEachNear`, each once and in ascending order.
  func near(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Int32] {
    var found: [Int32] = []
    forEachNear(x0, y0, x1, y1) { found.append(Int32($0)) }
    return Self.ascendingOnce(found)
  }

  private static func ascendingOnce(_ unsorted: [Int32]) -> [Int32] {
    guard unsorted.count > 1 else { return unsorted }
    let sorted = unsorted.sorted()
    var once: [Int32] = [sorted[0]]
    for item in sorted where item != once[once.count - 1] { once.append(item) }
    return once
  }
}
