/// Square cells of `2^shift` steps over a part of the grid.
///
/// A cell holds the pixels of its places whole: it reaches from half a step before its first place to half a step
/// before the first place of the next, so a segment that passes a place's pixel passes that place's cell.
struct CellFrame: Sendable {
  let shift: Int
  let minColumn: Int
  let minRow: Int
  let columns: Int
  let rows: Int

  var count: Int { columns * rows }

  /// The cell of a place, which must lie in the frame.
  @inline(__always)
  func cell(of place: PlaceKey) -> Int {
    ((place.y >> shift) &- minRow) &* columns &+ (place.x >> shift) &- minColumn
  }

  /// Whether the place lies in the frame.
  func holds(_ place: PlaceKey) -> Bool {
    let column = (place.x >> shift) - minColumn
    let row = (place.y >> shift) - minRow
    return column >= 0 && column < columns && row >= 0 && row < rows
  }

  /// Calls `body` for each cell of the frame that the segment may pass: every one it passes, few others.
  @inline(__always)
  func forEachCell(_ a: PlaceKey, _ b: PlaceKey, _ body: (Int) -> Void) {
    let lowX = min(a.x, b.x)
    let highX = max(a.x, b.x)
    let firstRow = max(a.y >> shift, minRow)
    let lastRow = min(b.y >> shift, minRow &+ rows &- 1)
    guard firstRow <= lastRow else { return }
    let oneColumn = lowX >> shift == highX >> shift
    let oneRow = a.y >> shift == b.y >> shift
    for row in firstRow...lastRow {
      let reach = oneColumn || oneRow ? (lowX, highX) : reachInRow(row, a, b, lowX, highX)
      let first = max(reach.0 >> shift, minColumn)
      let last = min(reach.1 >> shift, minColumn &+ columns &- 1)
      var column = first
      while column <= last {
        body((row &- minRow) &* columns &+ column &- minColumn)
        column &+= 1
      }
    }
  }

  /// Steps from west to east that the segment (not level, a above b) may cover in a row of cells, a step too many on
  /// either side rather than one too few.
  private func reachInRow(_ row: Int, _ a: PlaceKey, _ b: PlaceKey, _ lowX: Int, _ highX: Int) -> (Int, Int) {
    let slope = Double(b.x - a.x) / Double(b.y - a.y)
    let top = max(Double(row << shift) - 0.5, Double(a.y)) - Double(a.y)
    let bottom = min(Double((row + 1) << shift) - 0.5, Double(b.y)) - Double(a.y)
    let ends = (Double(a.x) + slope * top, Double(a.x) + slope * bottom)
    let low = max(Int(min(ends.0, ends.1)) - 2, lowX)
    let high = min(Int(max(ends.0, ends.1)) + 2, highX)
    return (low, high)
  }
}

extension CellFrame {
  /// Cells over all the segments: about one for `segmentsPerCell` of them and at most 16,384.
  init?(covering chunks: [[GridSegment]], segmentsPerCell: Int) {
    var low = (x: Int.max, y: Int.max)
    var high = (x: Int.min, y: Int.min)
    var count = 0
    for chunk in chunks {
      count += chunk.count
      for segment in chunk {
        low = (min(low.x, segment.a.x, segment.b.x), min(low.y, segment.a.y))
        high = (max(high.x, segment.a.x, segment.b.x), max(high.y, segment.b.y))
      }
    }
    guard count > 0 else { return nil }
    let most = min(max(count / max(1, segmentsPerCell), 1), 16_384)
    var shift = 0
    while ((high.x >> shift) - (low.x >> shift) + 1) * ((high.y >> shift) - (low.y >> shift) + 1) > most { shift += 1 }
    self.init(
      shift: shift, minColumn: low.x >> shift, minRow: low.y >> shift,
      columns: (high.x >> shift) - (low.x >> shift) + 1, rows: (high.y >> shift) - (low.y >> shift) + 1)
  }

  /// The finer cells of one cell: about as many as it has segments.
  func finer(cell: Int, segments: Int) -> CellFrame {
    var depth = 0
    while depth < min(shift, 8), 1 << (2 * depth) < segments { depth += 1 }
    let column = (minColumn + cell % columns) << depth
    let row = (minRow + cell / columns) << depth
    return CellFrame(shift: shift - depth, minColumn: column, minRow: row, columns: 1 << depth, rows: 1 << depth)
  }
}
