/// A uniform grid over a set: which polygons reach into each cell, and which of them cover it whole.
///
/// A cell that no edge box of a polygon touches lies wholly inside or wholly outside that polygon. Both the marks and
/// the look-up use `gridCell`, which never falls as a coordinate rises, so this holds to the last bit.
struct CellGrid: Sendable {
  let box: BoundingBox
  let columns: Int
  let rows: Int
  let scaleX: Double
  let scaleY: Double
  /// First entry of each cell, row by row, then the entry count.
  private(set) var cellStart: [Int32]
  /// Polygon times two, plus one when it covers the whole cell; ascending in each cell.
  private(set) var entries: [Int32]

  init(_ polygons: PolygonSet, boxes: [BoundingBox?], bands: EdgeBands) {
    let frame = GridFrame(boxes: boxes)
    box = frame.box
    columns = frame.columns
    rows = frame.rows
    scaleX = frame.scaleX
    scaleY = frame.scaleY
    var marks = CellMarks(frame: frame)
    for polygon in 0..<polygons.polygonCount {
      if let box = boxes[polygon] { marks.add(polygon, box, of: polygons, bands: bands) }
    }
    cellStart = [Int32](repeating: 0, count: columns * rows + 1)
    for cell in marks.cells { cellStart[Int(cell) + 1] += 1 }
    for cell in 0..<columns * rows { cellStart[cell + 1] += cellStart[cell] }
    var next = cellStart
    entries = [Int32](repeating: 0, count: marks.cells.count)
    for (cell, entry) in zip(marks.cells, marks.entries) {
      entries[Int(next[Int(cell)])] = entry
      next[Int(cell)] += 1
    }
  }
}

/// Place and size of the grid.
struct GridFrame {
  let box: BoundingBox
  let columns: Int
  let rows: Int
  let scaleX: Double
  let scaleY: Double

  /// About 128 cells a polygon, four million at most, and fewer when large polygons would stand in too many.
  init(boxes: [BoundingBox?]) {
    var all: BoundingBox?
    for case let box? in boxes { all = all?.union(box) ?? box }
    box = all ?? BoundingBox(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    let cells = min(4_194_304, max(256, boxes.count * 128))
    var side = max(1, Int(Double(cells).squareRoot()))
    let budget = 4 * cells + 65_536
    while side > 1, GridFrame.entries(boxes, in: box, side: side) > budget { side /= 2 }
    columns = side
    rows = side
    scaleX = gridScale(box.width, cells: side)
    scaleY = gridScale(box.height, cells: side)
  }

  private static func entries(_ boxes: [BoundingBox?], in all: BoundingBox, side: Int) -> Int {
    let scaleX = gridScale(all.width, cells: side)
    let scaleY = gridScale(all.height, cells: side)
    var sum = 0
    for case let box? in boxes {
      let width =
        1 + gridCell(box.maxX, origin: all.minX, scale: scaleX, count: side)
        - gridCell(box.minX, origin: all.minX, scale: scaleX, count: side)
      let height =
        1 + gridCell(box.maxY, origin: all.minY, scale: scaleY, count: side)
        - gridCell(box.minY, origin: all.minY, scale: scaleY, count: side)
      sum += width * height
    }
    return sum
  }

  @inline(__always) func column(_ x: Double) -> Int { gridCell(x, origin: box.minX, scale: scaleX, count: columns) }
  @inline(__always) func row(_ y: Double) -> Int { gridCell(y, origin: box.minY, scale: scaleY, count: rows) }
}

/// Collects the cells of polygon after polygon.
private struct CellMarks {
  let frame: GridFrame
  var cells: [Int32] = []
  var entries: [Int32] = []
  private var hasEdge: [Bool] = []

  init(frame: GridFrame) { self.frame = frame }

  mutating func add(_ polygon: Int, _ box: BoundingBox, of polygons: PolygonSet, bands: EdgeBands) {
    let columns = frame.column(box.minX)...frame.column(box.maxX)
    let rows = frame.row(box.minY)...frame.row(box.maxY)
    markEdges(of: polygon, in: polygons, columns: columns, rows: rows)
    for row in rows {
      var covered: Bool?
      for column in columns {
        let mark = (row - rows.lowerBound) * columns.count + column - columns.lowerBound
        if hasEdge[mark] {
          covered = nil
          append(column, row, Int32(polygon) * 2)
        } else {
          // Neighbouring cells without edges between them have one answer.
          let isCovered = covered ?? isInside(column, row, polygon: polygon, of: polygons, bands: bands)
          covered = isCovered
          if isCovered { append(column, row, Int32(polygon) * 2 + 1) }
        }
      }
    }
  }

  private mutating func append(_ column: Int, _ row: Int, _ entry: Int32) {
    cells.append(Int32(row * frame.columns + column))
    entries.append(entry)
  }

  private mutating func markEdges(
    of polygon: Int, in polygons: PolygonSet, columns: ClosedRange<Int>, rows: ClosedRange<Int>
  ) {
    hasEdge.removeAll(keepingCapacity: true)
    hasEdge.append(contentsOf: repeatElement(false, count: columns.count * rows.count))
    let x = polygons.x.span
    let y = polygons.y.span
    for ring in polygons.rings(ofPolygon: polygon) {
      for v in polygons.vertices(ofRing: ring).dropLast() {
        let left = frame.column(min(x[v], x[v + 1]))
        let right = frame.column(max(x[v], x[v + 1]))
        for row in frame.row(min(y[v], y[v + 1]))...frame.row(max(y[v], y[v + 1])) {
          let first = (row - rows.lowerBound) * columns.count - columns.lowerBound
          let reach = reach(left...right, row, ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1])
          for column in reach { hasEdge[first + column] = true }
        }
      }
    }
  }

  /// The columns of a long edge's box that the edge can reach in a row: where it runs between the rows below and above,
  /// and a column more on both sides, far beyond any rounding. Keeps long slanting edges cheap.
  @inline(__always)
  private func reach(
    _ columns: ClosedRange<Int>, _ row: Int, ax: Double, ay: Double, bx: Double, by: Double
  ) -> ClosedRange<Int> {
    guard columns.count > 4, ay != by, frame.scaleY > 0 else { return columns }
    let low = (frame.box.minY + Double(row - 1) / frame.scaleY - ay) / (by - ay)
    let high = (frame.box.minY + Double(row + 2) / frame.scaleY - ay) / (by - ay)
    let from = min(1, max(0, min(low, high)))
    let to = min(1, max(0, max(low, high)))
    let start = frame.column(ax + from * (bx - ax))
    let end = frame.column(ax + to * (bx - ax))
    let first = max(columns.lowerBound, min(start, end) - 1)
    let last = min(columns.upperBound, max(start, end) + 1)
    return first <= last ? first...last : columns
  }

  /// Whether a cell without edges lies inside: its middle decides.
  private func isInside(_ column: Int, _ row: Int, polygon: Int, of polygons: PolygonSet, bands: EdgeBands) -> Bool {
    let px = frame.box.minX + (Double(column) + 0.5) / frame.scaleX
    let py = frame.box.minY + (Double(row) + 0.5) / frame.scaleY
    guard frame.column(px) == column, frame.row(py) == row else { return false }
    return bands.containment(x: px, y: py, polygon: polygon, of: polygons) != .outside
  }
}
