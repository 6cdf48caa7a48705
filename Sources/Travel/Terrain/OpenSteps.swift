/// The 8 directions of a step, clockwise from north (row - 1); the opposite of d is (d + 4) & 7.
enum StepDirection {
  static let rowShift = [-1, -1, 0, 1, 1, 1, 0, -1]
  static let columnShift = [0, 1, 1, 1, 0, -1, -1, -1]
}

extension FrictionGrid {
  /// One bit a direction and cell: whether the step to that neighbour can be taken. Symmetric.
  func openSteps() -> [UInt8] {
    var result = [UInt8](repeating: 0, count: cellCount)
    let free = openToAllSides()
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        guard minutesPerMetre[cell].isFinite else { continue }
        var open = free[cell] ? freeSteps(free, row: row, column: column) : 0
        if !blockedSteps.isEmpty { open &= ~blockedSteps[cell] }
        if !lineSteps.isEmpty { open |= lineSteps[cell] }
        result[cell] = open
      }
    }
    return result
  }

  /// Cells that are entered from any side: they can be entered and are not just passed by a line.
  private func openToAllSides() -> [Bool] {
    var result = minutesPerMetre.map(\.isFinite)
    for (cell, mark) in marks.enumerated() where mark & CellMark.lineOnly != 0 { result[cell] = false }
    return result
  }

  /// Steps between cells that are open to all sides, before barrier lines.
  @inline(__always)
  private func freeSteps(_ free: [Bool], row: Int, column: Int) -> UInt8 {
    let cell = row * columns + column
    let north = row > 0
    let south = row + 1 < rows
    let west = column > 0
    let east = column + 1 < columns
    let n = north && free[cell - columns]
    let e = east && free[cell + 1]
    let s = south && free[cell + columns]
    let w = west && free[cell - 1]
    let any = diagonals == .allowed
    var open: UInt8 = (n ? 1 : 0) | (e ? 4 : 0) | (s ? 16 : 0) | (w ? 64 : 0)
    if north, east, any || n || e, free[cell - columns + 1] { open |= 2 }
    if south, east, any || s || e, free[cell + columns + 1] { open |= 8 }
    if south, west, any || s || w, free[cell + columns - 1] { open |= 32 }
    if north, west, any || n || w, free[cell - columns - 1] { open |= 128 }
    return open
  }

  /// Metres of the step in each direction, 8 a row; a step out of the grid has the row's own size.
  func stepMetres() -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(rows * 8)
    for row in 0..<rows {
      for direction in 0..<8 {
        let other = min(max(row + StepDirection.rowShift[direction], 0), rows - 1)
        let width = (metres.widths[row] + metres.widths[other]) / 2
        let height = (metres.heights[row] + metres.heights[other]) / 2
        let dx = Double(StepDirection.columnShift[direction]) * width
        let dy = Double(StepDirection.rowShift[direction]) * height
        result.append((dx * dx + dy * dy).squareRoot())
      }
    }
    return result
  }
}
