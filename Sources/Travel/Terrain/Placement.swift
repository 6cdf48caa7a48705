import Geometry

extension FrictionGrid {
  /// The cells points stand in. A point whose own cell can't be entered, or is cut from the point by a barrier line, is
  /// moved to the nearest centre of a passable cell within `snapLimitMetres` (inclusive; of equally near ones the lower
  /// cell) that no barrier line keeps it from. A point beyond the grid is moved likewise.
  ///
  /// States: `reached` on the grid; `unusable` not finite; `tooFarToSnap` no passable cell within the limit;
  /// `cutOffByBarrier` there is one, but behind a barrier line.
  /// - Throws: `TerrainError.countMismatch` when `x` and `y` differ in count.
  public func places(x: [Double], y: [Double], snapLimitMetres: Double) throws(TerrainError) -> TerrainPlaces {
    guard x.count == y.count else { throw .countMismatch(expected: x.count, found: y.count) }
    var result = TerrainPlaces()
    for point in 0..<x.count {
      let place = place(x: x[point], y: y[point], limit: snapLimitMetres)
      result.cells.append(place.cell)
      result.snapMetres.append(place.metres)
      result.states.append(place.state)
    }
    return result
  }

  private typealias Place = (cell: Int32, metres: Double, state: OriginState)

  private func place(x: Double, y: Double, limit: Double) -> Place {
    let column = (x - frame.originX) / frame.cellWidth
    let row = (y - frame.originY) / frame.cellHeight
    guard column.isFinite, row.isFinite else { return (-1, 0, .unusable) }
    if column >= 0, column <= Double(columns), row >= 0, row <= Double(rows) {
      let cell = clampedIndex(row, rows) * columns + clampedIndex(column, columns)
      if isPassable(cell: cell), !barrierSegments.block(way(column, row, to: cell)) {
        return (Int32(cell), 0, .reached)
      }
    }
    return search(column, row, limit: limit)
  }

  private func way(_ column: Double, _ row: Double, to cell: Int) -> GridSegment {
    GridSegment(
      ax: column, ay: row, bx: Double(cell % columns) + 0.5, by: Double(cell / columns) + 0.5)
  }

  /// Looks through the cells around a point, square ring by square ring.
  private func search(_ column: Double, _ row: Double, limit: Double) -> Place {
    guard limit >= 0 else { return (-1, 0, .tooFarToSnap) }
    let middle = (row: clampedIndex(row, rows), column: clampedIndex(column, columns))
    let smallest = min(metres.widths.min() ?? 1, metres.heights.min() ?? 1)
    var best: (cell: Int, metres: Double)?
    var isCutOff = false
    for ring in 0..<max(rows, columns) {
      // A centre of this ring is at least this far off, wherever in its cell the point stands.
      let reach = min(limit, best?.metres ?? limit)
      if (Double(ring) - 0.5) * smallest > reach { break }
      forEachCell(ofRing: ring, around: middle) { cell in
        guard isPassable(cell: cell) else { return }
        let metres = metres(column, row, to: cell)
        guard metres <= limit, metres < .infinity,
          best.map({ metres < $0.metres || (metres == $0.metres && cell < $0.cell) }) ?? true
        else { return }
        if barrierSegments.block(way(column, row, to: cell)) { isCutOff = true } else { best = (cell, metres) }
      }
    }
    if let best { return (Int32(best.cell), best.metres, .reached) }
    return (-1, 0, isCutOff ? .cutOffByBarrier : .tooFarToSnap)
  }

  /// Metres from a position in grid units to the centre of a cell, in the mean size of the cells between; rounded to
  /// micrometres, so that a limit of 220 m takes what is 220 m off.
  private func metres(_ column: Double, _ row: Double, to cell: Int) -> Double {
    let own = clampedIndex(row, rows)
    let other = cell / columns
    let dx = (Double(cell % columns) + 0.5 - column) * (metres.widths[own] + metres.widths[other]) / 2
    let dy = (Double(other) + 0.5 - row) * (metres.heights[own] + metres.heights[other]) / 2
    return ((dx * dx + dy * dy).squareRoot() * 1e6).rounded() / 1e6
  }

  private func forEachCell(ofRing ring: Int, around middle: (row: Int, column: Int), _ body: (Int) -> Void) {
    for row in max(0, middle.row - ring)...min(rows - 1, middle.row + ring) {
      let isEdge = abs(row - middle.row) == ring
      let span = Swift.stride(
        from: middle.column - ring, through: middle.column + ring, by: isEdge || ring == 0 ? 1 : 2 * ring)
      for column in span where column >= 0 && column < columns { body(row * columns + column) }
    }
  }
}
