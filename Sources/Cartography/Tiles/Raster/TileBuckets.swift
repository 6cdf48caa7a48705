/// Which boxes may meet a tile: their indices in square cells of one or more tiles a side.
struct TileBuckets: Sendable {
  private let columns: Range<Int>
  private let rows: Range<Int>
  /// A cell has 2^shift steps a side.
  private let shift: Int
  private let start: [Int32]
  private let items: [Int32]

  /// Most cells, and most entries of all cells: a box over half the world at a deep zoom must not fill the memory.
  private static let limit = 1 << 22

  /// - Parameters:
  ///   - boxes: In grid steps; empty ones are in no cell.
  ///   - tileShift: A tile has 2^tileShift steps a side.
  init(boxes: [StepBox], tileShift: Int) {
    var all = StepBox.nothing
    for box in boxes where !box.isEmpty { all.include(box) }
    guard !all.isEmpty else {
      (columns, rows, shift, start, items) = (0..<0, 0..<0, 0, [0], [])
      return
    }
    var shift = max(0, tileShift)
    while shift < 31, !TileBuckets.fits(boxes, all, shift) { shift += 1 }
    self.shift = shift
    columns = Int(all.minX) >> shift..<(Int(all.maxX) >> shift) + 1
    rows = Int(all.minY) >> shift..<(Int(all.maxY) >> shift) + 1
    (start, items) = TileBuckets.fill(boxes, columns, rows, shift)
  }

  private static func fits(_ boxes: [StepBox], _ all: StepBox, _ shift: Int) -> Bool {
    guard cellCount(all, shift) <= limit else { return false }
    var total = 0
    for box in boxes where !box.isEmpty {
      total += cellCount(box, shift)
      if total > limit + boxes.count * 4 { return false }
    }
    return true
  }

  private static func cellCount(_ box: StepBox, _ shift: Int) -> Int {
    ((Int(box.maxX) >> shift) - (Int(box.minX) >> shift) + 1)
      * ((Int(box.maxY) >> shift) - (Int(box.minY) >> shift) + 1)
  }

  private static func fill(
    _ boxes: [StepBox], _ columns: Range<Int>, _ rows: Range<Int>, _ shift: Int
  ) -> ([Int32], [Int32]) {
    var start = [Int32](repeating: 0, count: columns.count * rows.count + 1)
    forEachCell(boxes, columns, rows, shift) { cell, _ in start[cell + 1] += 1 }
    for cell in 1..<start.count { start[cell] += start[cell - 1] }
    var items = [Int32](repeating: 0, count: Int(start[start.count - 1]))
    var next = start
    forEachCell(boxes, columns, rows, shift) { cell, box in
      items[Int(next[cell])] = Int32(truncatingIfNeeded: box)
      next[cell] += 1
    }
    return (start, items)
  }

  private static func forEachCell(
    _ boxes: [StepBox], _ columns: Range<Int>, _ rows: Range<Int>, _ shift: Int, _ body: (Int, Int) -> Void
  ) {
    for (index, box) in boxes.enumerated() where !box.isEmpty {
      for row in Int(box.minY) >> shift...Int(box.maxY) >> shift {
        for column in Int(box.minX) >> shift...Int(box.maxX) >> shift {
          body((row - rows.lowerBound) * columns.count + column - columns.lowerBound, index)
        }
      }
    }
  }

  /// Calls `body` with the boxes of all cells that a box of steps meets; one that lies in several cells comes again.
  func forEach(meeting box: StepBox, _ body: (Int) -> Void) {
    let across = (Int(box.minX) >> shift..<(Int(box.maxX) >> shift) + 1).clamped(to: columns)
    for row in (Int(box.minY) >> shift..<(Int(box.maxY) >> shift) + 1).clamped(to: rows) {
      for column in across {
        let cell = (row - rows.lowerBound) * columns.count + column - columns.lowerBound
        for item in items[Int(start[cell])..<Int(start[cell + 1])] { body(Int(item)) }
      }
    }
  }
}
