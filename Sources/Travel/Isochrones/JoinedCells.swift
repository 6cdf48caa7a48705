/// Cells joined into areas (union-find); an area bears the number of its first cell.
struct JoinedCells {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<Int32(clamping: count)).map { $0 } }

  mutating func root(_ cell: Int) -> Int {
    var cell = cell
    while Int(parent[cell]) != cell {
      parent[cell] = parent[Int(parent[cell])]
      cell = Int(parent[cell])
    }
    return cell
  }

  mutating func join(_ a: Int, _ b: Int) {
    let first = root(a)
    let second = root(b)
    if first != second { parent[max(first, second)] = Int32(truncatingIfNeeded: min(first, second)) }
  }
}
