/// The rings along which a grid passes a threshold, the inside on the left when rows run down the page.
struct ContourRings {
  let threshold: Double
  /// Sides that the rings cross in order; ring i has `edges[ringStart[i]..<ringStart[i + 1]]`.
  private(set) var edges: [Int] = []
  private(set) var ringStart: [Int] = [0]
  private(set) var isShell: [Bool] = []
  /// The area of joined cells within the threshold that a ring borders: the first of its cells.
  private(set) var area: [Int] = []

  var ringCount: Int { isShell.count }

  init(_ grid: PaddedMinutes, threshold: Double) {
    self.threshold = threshold
    var areas = JoinedCells(count: grid.values.count)
    var next = nextSides(grid, threshold, &areas)
    for first in 0..<next.count where next[first] >= 0 { trace(grid, from: first, &next, &areas) }
  }

  private mutating func trace(_ grid: PaddedMinutes, from first: Int, _ next: inout [Int32], _ areas: inout JoinedCells)
  {
    var side = first
    while next[side] >= 0 {
      edges.append(side)
      let following = Int(next[side])
      next[side] = -1
      side = following
    }
    area.append(areas.root(grid.inner(ofSide: first, threshold: threshold)))
    isShell.append(twiceArea(grid, edges[ringStart[ringCount]...]) > 0)
    ringStart.append(edges.count)
  }

  /// Twice the area of a ring in grid units, positive for a shell.
  private func twiceArea(_ grid: PaddedMinutes, _ ring: ArraySlice<Int>) -> Double {
    guard let first = ring.first, var last = ring.last.map(grid.middle) else { return 0 }
    let base = grid.middle(first)
    var sum = 0.0
    for side in ring {
      let point = grid.middle(side)
      sum += (last.column - base.column) * (point.row - base.row) - (point.column - base.column) * (last.row - base.row)
      last = point
    }
    return -sum
  }
}

extension PaddedMinutes {
  /// The middle of a side in grid units: enough to tell shells from holes.
  fileprivate func middle(_ side: Int) -> (column: Double, row: Double) {
    let (a, b) = cells(ofSide: side)
    return (Double(a % columns + b % columns) / 2, Double(a / columns + b / columns) / 2)
  }
}

/// For each side the one the contour crosses next, -1 where it is not crossed; joins the cells within the threshold.
private func nextSides(_ grid: PaddedMinutes, _ threshold: Double, _ areas: inout JoinedCells) -> [Int32] {
  let columns = grid.columns
  var next = [Int32](repeating: -1, count: grid.values.count * 2)
  for row in 0..<grid.rows - 1 {
    for column in 0..<columns - 1 {
      let a = row * columns + column
      let inside = cornersWithin(grid, a, threshold)
      if inside == 0 { continue }
      if inside & 3 == 3 { areas.join(a, a + 1) }
      if inside & 9 == 9 { areas.join(a, a + columns) }
      if inside == 15 { continue }
      let isJoined = (inside == 5 || inside == 10) && meanOfCorners(grid, a) <= threshold
      if isJoined { areas.join(inside == 5 ? a : a + 1, inside == 5 ? a + columns + 1 : a + columns) }
      let sides = [2 * a, 2 * (a + 1) + 1, 2 * (a + columns), 2 * a + 1]
      for (from, to) in pieces(inside, isJoined) { next[sides[from]] = Int32(truncatingIfNeeded: sides[to]) }
    }
  }
  return next
}

/// The corners of the square with north-western centre `a` that lie within: bits from north-west, clockwise.
@inline(__always)
private func cornersWithin(_ grid: PaddedMinutes, _ a: Int, _ threshold: Double) -> Int {
  let below = a + grid.columns
  return (grid.isWithin(a, threshold) ? 1 : 0) | (grid.isWithin(a + 1, threshold) ? 2 : 0)
    | (grid.isWithin(below + 1, threshold) ? 4 : 0) | (grid.isWithin(below, threshold) ? 8 : 0)
}

private func meanOfCorners(_ grid: PaddedMinutes, _ a: Int) -> Double {
  let below = a + grid.columns
  return grid.values[a] / 4 + grid.values[a + 1] / 4 + grid.values[below] / 4 + grid.values[below + 1] / 4
}

/// The contour within a square of four centres, as pairs of sides (0 north, 1 east, 2 south, 3 west), by the corners
/// within (bits from north-west, clockwise).
private func pieces(_ inside: Int, _ isJoined: Bool) -> [(Int, Int)] {
  switch inside {
  case 1: [(3, 0)]
  case 2: [(0, 1)]
  case 3: [(3, 1)]
  case 4: [(1, 2)]
  case 5: isJoined ? [(1, 0), (3, 2)] : [(3, 0), (1, 2)]
  case 6: [(0, 2)]
  case 7: [(3, 2)]
  case 8: [(2, 3)]
  case 9: [(2, 0)]
  case 10: isJoined ? [(0, 3), (2, 1)] : [(0, 1), (2, 3)]
  case 11: [(2, 1)]
  case 12: [(1, 3)]
  case 13: [(1, 0)]
  case 14: [(0, 3)]
  default: []
  }
}
