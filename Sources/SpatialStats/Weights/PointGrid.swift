/// Points of a plane in square cells of compressed rows, about two a cell, for searches by distance.
struct PointGrid {
  let x: [Double]
  let y: [Double]
  private let minX: Double
  private let minY: Double
  let cell: Double
  let columns: Int
  let rows: Int
  private var start: [Int32]
  private var items: [Int32]

  init(x: [Double], y: [Double]) throws(StatisticsError) {
    guard x.count == y.count else { throw .lengthMismatch(expected: x.count, found: y.count) }
    for index in x.indices where !(x[index].isFinite && y[index].isFinite) { throw .notFinite(index: index) }
    self.x = x
    self.y = y
    minX = x.min() ?? 0
    minY = y.min() ?? 0
    let (width, height) = ((x.max() ?? 0) - minX, (y.max() ?? 0) - minY)
    guard width.isFinite, height.isFinite else { throw .notFinite(index: 0) }
    let limit = Double(max(1, x.count))
    let wanted = max((width * height / limit * 2).squareRoot(), max(width, height) / limit)
    cell = wanted > 0 ? wanted : 1
    columns = Int(min(width / cell, limit)) + 1
    rows = Int(min(height / cell, limit)) + 1
    start = [Int32](repeating: 0, count: columns * rows + 1)
    items = [Int32](repeating: 0, count: x.count)
    let cells = x.indices.map { row(y[$0]) * columns + column(x[$0]) }
    for cell in cells { start[cell + 1] += 1 }
    for cell in 1..<start.count { start[cell] += start[cell - 1] }
    var fill = start
    for (point, cell) in cells.enumerated() {
      items[Int(fill[cell])] = Int32(point)
      fill[cell] += 1
    }
  }

  func column(_ x: Double) -> Int { Int(min(max((x - minX) / cell, 0), Double(columns - 1))) }
  func row(_ y: Double) -> Int { Int(min(max((y - minY) / cell, 0), Double(rows - 1))) }

  func points(column: Int, row: Int) -> ArraySlice<Int32> {
    let index = row * columns + column
    return items[Int(start[index])..<Int(start[index + 1])]
  }

  func squaredDistance(_ a: Int, _ b: Int) -> Double {
    let (dx, dy) = (x[a] - x[b], y[a] - y[b])
    return dx * dx + dy * dy
  }

  /// Calls `visit` with every point of the cells at exactly `ring` cells from that of `unit`.
  func forEach(ofRing ring: Int, around unit: Int, _ visit: (Int) -> Void) {
    let (c, r) = (column(x[unit]), row(y[unit]))
    for row in max(0, r - ring)...min(rows - 1, r + ring) {
      let isEdge = abs(row - r) == ring
      let step = isEdge || ring == 0 ? 1 : 2 * ring
      for column in stride(from: c - ring, through: c + ring, by: step) where column >= 0 && column < columns {
        for point in points(column: column, row: row) { visit(Int(point)) }
      }
    }
  }
}
