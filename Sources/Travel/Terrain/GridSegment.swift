import Geometry

/// A straight piece in grid units: x in columns, y in rows, the centre of cell (0, 0) at (0.5, 0.5).
struct GridSegment: Sendable, Equatable {
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  /// Whether the ends and the way between them are numbers.
  var isFinite: Bool { ax.isFinite && ay.isFinite && (bx - ax).isFinite && (by - ay).isFinite }

  /// Whether two pieces have a point in common: crossing, touching or overlapping. Exact (see `orientation`).
  func touches(_ o: GridSegment) -> Bool {
    guard min(ax, bx) <= max(o.ax, o.bx), min(o.ax, o.bx) <= max(ax, bx), min(ay, by) <= max(o.ay, o.by),
      min(o.ay, o.by) <= max(ay, by)
    else { return false }
    let a = orientation(ax: o.ax, ay: o.ay, bx: o.bx, by: o.by, cx: ax, cy: ay)
    let b = orientation(ax: o.ax, ay: o.ay, bx: o.bx, by: o.by, cx: bx, cy: by)
    if a * b > 0 { return false }
    let c = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: o.ax, cy: o.ay)
    let d = orientation(ax: ax, ay: ay, bx: bx, by: by, cx: o.bx, cy: o.by)
    return c * d <= 0
  }

  /// Calls `body` with each row and the columns whose closed cells the piece touches, or that lie within `reach` cells
  /// of one it touches; only rows and columns of the grid.
  func forEachRow(rows: Int, columns: Int, reach: Int, _ body: (Int, Range<Int>) -> Void) {
    let slack = Double(reach) + touchSlack
    let top = max(0, (min(ay, by) - slack).rounded(.down))
    let bottom = min(Double(rows - 1), (max(ay, by) + slack).rounded(.down))
    guard top <= bottom else { return }
    for row in Int(top)...Int(bottom) {
      let (west, east) = extent(from: Double(row) - slack, to: Double(row + 1) + slack)
      let first = max(0, (west - slack).rounded(.down))
      let last = min(Double(columns - 1), (east + slack).rounded(.down))
      if first <= last { body(row, Int(first)..<Int(last) + 1) }
    }
  }

  /// Least and greatest x of the part between two values of y.
  private func extent(from y0: Double, to y1: Double) -> (Double, Double) {
    guard by != ay else { return (min(ax, bx), max(ax, bx)) }
    let t0 = min(max((y0 - ay) / (by - ay), 0), 1)
    let t1 = min(max((y1 - ay) / (by - ay), 0), 1)
    let x0 = ax + t0 * (bx - ax)
    let x1 = ax + t1 * (bx - ax)
    return (min(x0, x1), max(x0, x1))
  }
}

/// Cells: a piece this near to a cell counts as touching it, so that rounding loses none.
private let touchSlack = 1e-6

extension FrictionGrid {
  /// The finite pieces of a line in grid units; a vertex that is not finite breaks the line.
  func gridSegments(_ lines: LineSet, line: Int) -> [GridSegment] {
    lines.vertices(ofLine: line).dropLast().compactMap { v in
      let segment = GridSegment(
        ax: (lines.x[v] - frame.originX) / frame.cellWidth, ay: (lines.y[v] - frame.originY) / frame.cellHeight,
        bx: (lines.x[v + 1] - frame.originX) / frame.cellWidth,
        by: (lines.y[v + 1] - frame.originY) / frame.cellHeight)
      return segment.isFinite ? segment : nil
    }
  }
}
