/// A lattice of hexagonal cells, the grain that villages are grown from. Three cells meet at every corner, so a union
/// of cells never touches itself at a point and any labelling of the cells is a valid coverage.
///
/// Cells are numbered by row; row 0 is the south. Corner `k` of a cell is followed counter-clockwise by corner `k + 1`,
/// and neighbour `k` lies across that edge. Every corner is the south (even) or north (odd) corner of one cell.
struct HexLattice: Sendable {
  let columns: Int
  let rows: Int
  /// Distance of the centres of neighbouring cells.
  let cellMetres: Double

  var cellCount: Int { columns * rows }
  var cornerCount: Int { 2 * cellCount }
  var cellSquareMetres: Double { 0.866_025_403_784_438_6 * cellMetres * cellMetres }

  func row(_ cell: Int) -> Int { cell / columns }
  func column(_ cell: Int) -> Int { cell % columns }

  func centre(_ cell: Int) -> PlanePoint {
    let r = row(cell)
    let shift = r & 1 == 1 ? 0.5 : 0
    return PlanePoint(
      x: cellMetres * (Double(column(cell)) + shift), y: cellMetres * 0.866_025_403_784_438_6 * Double(r))
  }

  /// The cell across edge `k`, or nil beyond the lattice.
  func neighbour(_ cell: Int, _ k: Int) -> Int? {
    let r = row(cell)
    let odd = r & 1
    let (dc, dr) =
      switch k {
      case 0: (odd, -1)
      case 1: (1, 0)
      case 2: (odd, 1)
      case 3: (odd - 1, 1)
      case 4: (-1, 0)
      default: (odd - 1, -1)
      }
    let c = column(cell) + dc
    let nr = r + dr
    guard c >= 0, c < columns, nr >= 0, nr < rows else { return nil }
    return nr * columns + c
  }

  /// Corner `k` (0 south, then counter-clockwise) of a cell that has all its neighbours; nil at the rim.
  func corner(_ cell: Int, _ k: Int) -> Int? {
    switch k % 6 {
    case 0: 2 * cell
    case 1: neighbour(cell, 0).map { 2 * $0 + 1 }
    case 2: neighbour(cell, 2).map { 2 * $0 }
    case 3: 2 * cell + 1
    case 4: neighbour(cell, 3).map { 2 * $0 }
    default: neighbour(cell, 5).map { 2 * $0 + 1 }
    }
  }

  /// Where a corner is, before any jitter.
  func cornerPoint(_ corner: Int) -> PlanePoint {
    let c = centre(corner / 2)
    let radius = cellMetres * 0.577_350_269_189_625_8
    return PlanePoint(x: c.x, y: c.y + (corner & 1 == 1 ? radius : -radius))
  }

  /// True when the cell and its neighbours are all in the lattice.
  func isInner(_ cell: Int) -> Bool {
    let r = row(cell)
    let c = column(cell)
    return r > 1 && r < rows - 2 && c > 1 && c < columns - 2
  }

  /// The corners joined to a corner by one edge (three inside the lattice), in a fixed order.
  func linkedCorners(_ corner: Int) -> [Int] {
    let cell = corner / 2
    if corner & 1 == 0 {
      return [self.corner(cell, 1), self.corner(cell, 5), neighbour(cell, 0).flatMap { self.corner($0, 5) }]
        .compactMap { $0 }
    }
    return [self.corner(cell, 2), self.corner(cell, 4), neighbour(cell, 2).flatMap { self.corner($0, 4) }]
      .compactMap { $0 }
  }

  /// The three cells that meet at a corner (fewer at the rim).
  func cells(at corner: Int) -> [Int] {
    let cell = corner / 2
    let others = corner & 1 == 0 ? [neighbour(cell, 0), neighbour(cell, 5)] : [neighbour(cell, 2), neighbour(cell, 3)]
    return [cell] + others.compactMap { $0 }
  }
}
