extension FrictionGrid {
  /// The cells a line runs through in order, each next to the one before along a row or a column; a new chain begins
  /// where the line was broken or had left the grid.
  func cellChains(_ segments: [GridSegment]) -> [[Int]] {
    var chains: [[Int]] = []
    var end: (x: Double, y: Double)?
    for segment in segments {
      guard let part = clipped(segment) else {
        end = nil
        continue
      }
      let continues = end.map { $0.x == part.ax && $0.y == part.ay } ?? false
      if !continues { chains.append([]) }
      appendCells(of: part, to: &chains[chains.count - 1])
      end = (part.bx, part.by)
    }
    return chains
  }

  /// The part of a piece within the grid, borders included.
  private func clipped(_ s: GridSegment) -> GridSegment? {
    guard let range = shareInGrid(s) else { return nil }
    let (from, to) = (range.lowerBound, range.upperBound)
    let dx = s.bx - s.ax
    let dy = s.by - s.ay
    return GridSegment(
      ax: from == 0 ? s.ax : s.ax + from * dx, ay: from == 0 ? s.ay : s.ay + from * dy,
      bx: to == 1 ? s.bx : s.ax + to * dx, by: to == 1 ? s.by : s.ay + to * dy)
  }

  /// From which to which share of its length a piece lies within the grid, borders included; nil when it does not.
  /// Source: Liang and Barsky 1984, "A new concept and method for line clipping", ACM TOG 3(1), p. 1-22.
  func shareInGrid(_ s: GridSegment) -> ClosedRange<Double>? {
    var from = 0.0
    var to = 1.0
    let dx = s.bx - s.ax
    let dy = s.by - s.ay
    guard dx.isFinite, dy.isFinite else { return nil }
    let sides = [(-dx, s.ax), (dx, Double(columns) - s.ax), (-dy, s.ay), (dy, Double(rows) - s.ay)]
    for (p, q) in sides {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        from = max(from, q / p)
      } else {
        to = min(to, q / p)
      }
    }
    return from <= to ? from...to : nil
  }

  /// Walks from cell to cell across the nearer cell border (Amanatides and Woo 1987, "A fast voxel traversal algorithm
  /// for ray tracing", Eurographics, p. 3-10).
  private func appendCells(of s: GridSegment, to chain: inout [Int]) {
    var column = clampedIndex(s.ax, columns)
    var row = clampedIndex(s.ay, rows)
    let lastColumn = clampedIndex(s.bx, columns)
    let lastRow = clampedIndex(s.by, rows)
    let columnStep = lastColumn >= column ? 1 : -1
    let rowStep = lastRow >= row ? 1 : -1
    append(row * columns + column, to: &chain)
    while column != lastColumn || row != lastRow {
      let tx = crossing(s.ax, s.bx, border: columnStep > 0 ? column + 1 : column, isLeft: column == lastColumn)
      let ty = crossing(s.ay, s.by, border: rowStep > 0 ? row + 1 : row, isLeft: row == lastRow)
      if row == lastRow || (column != lastColumn && tx <= ty) { column += columnStep } else { row += rowStep }
      append(row * columns + column, to: &chain)
    }
  }

  /// Where a piece crosses a border of cells, 0 at its start; infinite when there is none left to cross.
  private func crossing(_ a: Double, _ b: Double, border: Int, isLeft: Bool) -> Double {
    isLeft ? .infinity : (Double(border) - a) / (b - a)
  }

  private func append(_ cell: Int, to chain: inout [Int]) {
    if chain.last != cell { chain.append(cell) }
  }

  /// The row or column of a position; the outer border belongs to the last one.
  func clampedIndex(_ position: Double, _ count: Int) -> Int {
    Int(min(max(0, position.rounded(.down)), Double(count - 1)))
  }
}
