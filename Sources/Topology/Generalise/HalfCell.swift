/// Half of a unit square of the grid: the triangle of three of its corners.
struct HalfCell {
  /// Corners clockwise on the screen.
  let a: GridPlace
  let b: GridPlace
  let c: GridPlace

  /// - Parameter missing: The corner left out: 0 north-west, 1 north-east, 2 south-east, 3 south-west.
  init(of cell: GridPlace, missing: Int) {
    a = HalfCell.corner(missing + 1, of: cell)
    b = HalfCell.corner(missing + 2, of: cell)
    c = HalfCell.corner(missing + 3, of: cell)
  }

  private static func corner(_ number: Int, of cell: GridPlace) -> GridPlace {
    let isEast = number % 4 == 1 || number % 4 == 2
    return GridPlace(x: cell.x + (isEast ? 1 : 0), y: cell.y + (number % 4 >= 2 ? 1 : 0))
  }

  /// The middle in thirds of a step.
  var middle: (x: Int, y: Int) {
    (Int(a.x) + Int(b.x) + Int(c.x), Int(a.y) + Int(b.y) + Int(c.y))
  }

  /// Whether an edge of the grid runs through the inside. A triangle of area one half holds no place of the grid but its
  /// corners, so the edge must cross it.
  func isCrossed(from p: GridPlace, to q: GridPlace) -> Bool {
    if HalfCell.turn(a, b, p) <= 0 && HalfCell.turn(a, b, q) <= 0 { return false }
    if HalfCell.turn(b, c, p) <= 0 && HalfCell.turn(b, c, q) <= 0 { return false }
    if HalfCell.turn(c, a, p) <= 0 && HalfCell.turn(c, a, q) <= 0 { return false }
    let (ta, tb, tc) = (HalfCell.turn(p, q, a), HalfCell.turn(p, q, b), HalfCell.turn(p, q, c))
    return max(ta, tb, tc) > 0 && min(ta, tb, tc) < 0
  }

  /// Positive when `c` lies clockwise of `b` seen from `a`, on the screen: for corners that follow each other, inside.
  @inline(__always)
  static func turn(_ a: GridPlace, _ b: GridPlace, _ c: GridPlace) -> Int {
    (Int(b.x) &- Int(a.x)) &* (Int(c.y) &- Int(a.y)) &- (Int(b.y) &- Int(a.y)) &* (Int(c.x) &- Int(a.x))
  }
}
