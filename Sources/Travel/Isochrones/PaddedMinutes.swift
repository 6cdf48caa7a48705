import Geometry

/// Minutes with a border of cells that are not reached, so that every contour closes.
///
/// Sides between neighbouring centres are numbered: 2 p from cell p to the next in its row, 2 p + 1 to the next in its
/// column.
struct PaddedMinutes {
  let values: [Double]
  /// Padded columns and rows.
  let columns: Int
  let rows: Int
  private let frame: RasterGrid

  init(_ minutes: [Double], _ frame: RasterGrid) {
    self.frame = frame
    columns = frame.columns + 2
    rows = frame.rows + 2
    var padded = [Double](repeating: .infinity, count: columns * rows)
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        let value = minutes[row * frame.columns + column]
        padded[(row + 1) * columns + column + 1] = value.isFinite ? value : .infinity
      }
    }
    values = padded
  }

  /// Whether a contour with its inside on the left, rows running down, runs counter-clockwise in planar units.
  var runsUpward: Bool { (frame.cellWidth > 0) == (frame.cellHeight < 0) }

  /// The two cells of a side.
  func cells(ofSide side: Int) -> (Int, Int) {
    let cell = side >> 1
    return (cell, side & 1 == 0 ? cell + 1 : cell + columns)
  }

  /// The cell of a crossed side that lies within the threshold.
  func inner(ofSide side: Int, threshold: Double) -> Int {
    let (a, b) = cells(ofSide: side)
    return isWithin(a, threshold) ? a : b
  }

  @inline(__always)
  func isWithin(_ cell: Int, _ threshold: Double) -> Bool { values[cell] <= threshold && values[cell] < .infinity }

  /// Planar coordinates of the point where a side is crossed. It never falls on a centre, so that rings don't touch.
  func crossing(_ side: Int, threshold: Double) -> (x: Double, y: Double) {
    let (a, b) = cells(ofSide: side)
    let (inner, outer) = isWithin(a, threshold) ? (a, b) : (b, a)
    var t = 0.5
    if values[outer] < .infinity {
      let share = (threshold - values[inner]) / (values[outer] - values[inner])
      t = share.isFinite ? min(max(share, 0.001), 0.999) : 0.5
    }
    let from = centre(inner)
    let to = centre(outer)
    return (
      frame.originX + (from.column + t * (to.column - from.column)) * frame.cellWidth,
      frame.originY + (from.row + t * (to.row - from.row)) * frame.cellHeight
    )
  }

  /// Position of the centre of a padded cell in grid units.
  private func centre(_ cell: Int) -> (column: Double, row: Double) {
    (Double(cell % columns) - 0.5, Double(cell / columns) - 0.5)
  }
}
