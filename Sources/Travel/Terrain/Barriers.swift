public import Geometry

extension FrictionGrid {
  /// Burns barrier lines (rivers, coasts) into the grid: no step between the centres of two neighbouring cells crosses
  /// or touches one, and nobody stands in a cell whose centre one runs through. As every step that meets the line is
  /// stopped, straight or diagonal, a line holds however it lies; it makes no cell thicker than it is.
  /// Lines with a speed (`burnLines`) cross barriers, whichever is burned first.
  public mutating func burnBarriers(_ lines: LineSet) {
    guard lines.count > 0 else { return }
    if marks.isEmpty { marks = [UInt8](repeating: 0, count: cellCount) }
    if blockedSteps.isEmpty { blockedSteps = [UInt8](repeating: 0, count: cellCount) }
    for line in 0..<lines.count {
      for segment in gridSegments(lines, line: line) {
        blockSteps(across: segment)
        barrierSegments.append(segment)
      }
    }
    barrierSegments.index(rows: rows, columns: columns)
  }

  private mutating func blockSteps(across segment: GridSegment) {
    let rows = rows
    let columns = columns
    var hits: [(cell: Int, direction: Int)] = []
    segment.forEachRow(rows: rows, columns: columns, reach: 1) { row, span in
      for column in span {
        for direction in 2...5 where segment.touches(stepSegment(row: row, column: column, direction: direction)) {
          hits.append((row * columns + column, direction))
        }
      }
    }
    for hit in hits { block(hit.cell, hit.direction) }
    markCentres(on: segment)
  }

  /// The way from the centre of a cell to the centre of its neighbour.
  private func stepSegment(row: Int, column: Int, direction: Int) -> GridSegment {
    GridSegment(
      ax: Double(column) + 0.5, ay: Double(row) + 0.5,
      bx: Double(column + StepDirection.columnShift[direction]) + 0.5,
      by: Double(row + StepDirection.rowShift[direction]) + 0.5)
  }

  private mutating func block(_ cell: Int, _ direction: Int) {
    blockedSteps[cell] |= 1 << UInt8(direction)
    guard let other = neighbour(of: cell, direction) else { return }
    blockedSteps[other] |= 1 << UInt8((direction + 4) & 7)
  }

  private mutating func markCentres(on segment: GridSegment) {
    var found: [Int] = []
    segment.forEachRow(rows: rows, columns: columns, reach: 0) { row, span in
      for column in span {
        let x = Double(column) + 0.5
        let y = Double(row) + 0.5
        if segment.touches(GridSegment(ax: x, ay: y, bx: x, by: y)) { found.append(row * columns + column) }
      }
    }
    for cell in found { marks[cell] |= CellMark.onBarrier }
  }

  /// The neighbour of a cell; nil beyond the border.
  func neighbour(of cell: Int, _ direction: Int) -> Int? {
    let row = cell / columns + StepDirection.rowShift[direction]
    let column = cell % columns + StepDirection.columnShift[direction]
    return row >= 0 && row < rows && column >= 0 && column < columns ? row * columns + column : nil
  }
}

/// Pieces of barrier lines, found by the cells they touch.
struct BarrierSegments: Sendable, Equatable {
  private var segments: [GridSegment] = []
  /// Pieces of cell i are `items[start[i]..<start[i + 1]]`; empty when there would be too many to count.
  private var start: [Int32] = []
  private var items: [Int32] = []
  private var columns = 0
  private var rows = 0

  var isEmpty: Bool { segments.isEmpty }

  mutating func append(_ segment: GridSegment) { segments.append(segment) }

  mutating func index(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    start = []
    items = []
    var fill = [Int32](repeating: 0, count: rows * columns + 1)
    var total = 0
    for segment in segments {
      visit(segment) { cell in
        total += 1
        if total < Int(Int32.max) { fill[cell + 1] += 1 }
      }
    }
    guard total < Int(Int32.max) else { return }
    for cell in 1..<fill.count { fill[cell] += fill[cell - 1] }
    start = fill
    var slots = [Int32](repeating: 0, count: Int(fill[fill.count - 1]))
    for (index, segment) in segments.enumerated() {
      visit(segment) {
        slots[Int(fill[$0])] = Int32(truncatingIfNeeded: index)
        fill[$0] += 1
      }
    }
    items = slots
  }

  private func visit(_ segment: GridSegment, _ body: (Int) -> Void) {
    segment.forEachRow(rows: rows, columns: columns, reach: 0) { row, span in
      for column in span { body(row * columns + column) }
    }
  }

  /// Whether a barrier lies across (or touches) a straight way.
  func block(_ way: GridSegment) -> Bool {
    guard !isEmpty else { return false }
    if start.isEmpty { return segments.contains { $0.touches(way) } }
    var isBlocked = false
    visit(way) { cell in
      guard !isBlocked else { return }
      for slot in Int(start[cell])..<Int(start[cell + 1]) where segments[Int(items[slot])].touches(way) {
        isBlocked = true
      }
    }
    return isBlocked
  }
}
