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

  /// The marks of all polygons, in parts of ascending polygons.
  init(_ frame: GridFrame, marks: [CellMarks]) {
    box = frame.box
    columns = frame.columns
    rows = frame.rows
    scaleX = frame.scaleX
    scaleY = frame.scaleY
    cellStart = [Int32](repeating: 0, count: columns * rows + 1)
    for part in marks {
      for cell in part.cells { cellStart[Int(cell) + 1] += 1 }
    }
    for cell in 0..<columns * rows { cellStart[cell + 1] += cellStart[cell] }
    var next = cellStart
    entries = [Int32](repeating: 0, count: marks.reduce(0) { $0 + $1.cells.count })
    for part in marks {
      for (cell, entry) in zip(part.cells, part.entries) {
        entries[Int(next[Int(cell)])] = entry
        next[Int(cell)] += 1
      }
    }
  }
}
