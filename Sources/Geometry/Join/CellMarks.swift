/// What a polygon does in a cell of its box.
private enum CellState {
  case outside, covered, edge
}

/// Collects the cells of polygon after polygon.
struct CellMarks: Sendable {
  let frame: GridFrame
  /// The cells, and polygon times two for each, plus one when it covers the cell whole; polygon by polygon.
  private(set) var cells: [Int32] = []
  private(set) var entries: [Int32] = []
  private var states: [CellState] = []

  /// The marks of a range of polygons; `bands` are those of the same range.
  init(_ range: Range<Int>, of polygons: PolygonSet, boxes: [BoundingBox?], frame: GridFrame, bands: EdgeBands) {
    self.frame = frame
    let most = range.reduce(0) { sum, polygon in sum + (boxes[polygon].map(frame.cellCount(of:)) ?? 0) }
    cells.reserveCapacity(most)
    entries.reserveCapacity(most)
    for polygon in range {
      guard let box = boxes[polygon] else { continue }
      add(polygon, box, of: polygons) { px, py in
        bands.containment(x: px, y: py, polygon: polygon - range.lowerBound, of: polygons) != .outside
      }
    }
  }

  private mutating func add(
    _ polygon: Int, _ box: BoundingBox, of polygons: PolygonSet, holds: (Double, Double) -> Bool
  ) {
    let columns = frame.column(box.minX)...frame.column(box.maxX)
    let rows = frame.row(box.minY)...frame.row(box.maxY)
    states.removeAll(keepingCapacity: true)
    states.append(contentsOf: repeatElement(.outside, count: columns.count * rows.count))
    CellMarks.markEdges(of: polygon, in: polygons, frame: frame, columns: columns, rows: rows, &states)
    fillInterior(columns: columns, rows: rows, holds: holds)
    var place = 0
    for row in rows {
      for column in columns {
        let state = states[place]
        place += 1
        guard state != .outside else { continue }
        cells.append(Int32(truncatingIfNeeded: row * frame.columns + column))
        entries.append(Int32(truncatingIfNeeded: polygon * 2 + (state == .covered ? 1 : 0)))
      }
    }
  }

  /// Finds the cells that the polygon covers. Neighbouring cells without edges have one answer, and those along the
  /// sides of the polygon's box lie outside.
  private mutating func fillInterior(
    columns: ClosedRange<Int>, rows: ClosedRange<Int>, holds: (Double, Double) -> Bool
  ) {
    guard columns.count > 2, rows.count > 2 else { return }
    for row in rows.dropFirst().dropLast() {
      var place = (row - rows.lowerBound) * columns.count
      var left = states[place]
      for column in columns.dropFirst().dropLast() {
        place += 1
        if states[place] != .edge {
          let below = states[place - columns.count]
          if left == .edge, below == .edge {
            left = isMiddleHeld(column, row, holds) ? .covered : .outside
          } else if left == .edge {
            left = below
          }
          if left == .covered { states[place] = .covered }
        } else {
          left = .edge
        }
      }
    }
  }

  private static func markEdges(
    of polygon: Int, in polygons: PolygonSet, frame: GridFrame, columns: ClosedRange<Int>, rows: ClosedRange<Int>,
    _ states: inout [CellState]
  ) {
    let x = polygons.x.span
    let y = polygons.y.span
    var states = states.mutableSpan
    for ring in polygons.rings(ofPolygon: polygon) {
      let vertices = polygons.vertices(ofRing: ring)
      guard vertices.count > 1 else { continue }
      var (column, row) = (frame.column(x[vertices.lowerBound]), frame.row(y[vertices.lowerBound]))
      for v in vertices.dropLast() {
        let (nextColumn, nextRow) = (frame.column(x[v + 1]), frame.row(y[v + 1]))
        let reached = min(column, nextColumn)...max(column, nextColumn)
        for row in min(row, nextRow)...max(row, nextRow) {
          let first = (row - rows.lowerBound) * columns.count - columns.lowerBound
          for column in frame.reach(reached, row, ax: x[v], ay: y[v], bx: x[v + 1], by: y[v + 1]) {
            states[first + column] = .edge
          }
        }
        (column, row) = (nextColumn, nextRow)
      }
    }
  }

  /// Whether a cell without edges lies inside: its middle decides.
  private func isMiddleHeld(_ column: Int, _ row: Int, _ holds: (Double, Double) -> Bool) -> Bool {
    let px = frame.box.minX + (Double(column) + 0.5) / frame.scaleX
    let py = frame.box.minY + (Double(row) + 0.5) / frame.scaleY
    guard frame.column(px) == column, frame.row(py) == row else { return false }
    return holds(px, py)
  }
}
