/// Cells of which halves may be cut out: what lies in their halves, and which are taken.
struct CarvedCells {
  private let coverage: ArcCoverage
  private let edges: BorderEdges
  private var numbers: [GridPlace: Int] = [:]
  /// Owner of each half, by the corner left out; `crossed` when a border runs through it.
  private var owners: [SIMD4<Int32>] = []
  /// Corners left out of the halves taken, as bits.
  private var taken: [UInt8] = []

  private static let crossed = Int32.min

  init(_ coverage: ArcCoverage, edges: BorderEdges) {
    self.coverage = coverage
    self.edges = edges
  }

  /// Takes a half that lies outside of all areas or whose owner keeps some area without it. Two halves of a cell go
  /// together when they leave out opposite corners.
  ///
  /// - Parameter areas: Doubled area of each owner.
  mutating func take(_ cell: GridPlace, areas: [Int]) -> (missing: Int, owner: Int32)? {
    let number = number(of: cell)
    for missing in 0..<4 {
      let owner = owners[number][missing]
      guard owner != CarvedCells.crossed, taken[number] == 0 || taken[number] == 1 << UInt8((missing + 2) % 4),
        owner < 0 || (Int(owner) < areas.count && areas[Int(owner)] > 1)
      else { continue }
      taken[number] |= 1 << UInt8(missing)
      return (missing, owner)
    }
    return nil
  }

  /// First places of the edges that may touch a cell.
  func edges(at cell: GridPlace) -> [Int32] {
    edges.edges(minX: cell.x, minY: cell.y, maxX: cell.x + 1, maxY: cell.y + 1)
  }

  private mutating func number(of cell: GridPlace) -> Int {
    if let number = numbers[cell] { return number }
    numbers[cell] = owners.count
    taken.append(0)
    owners.append(ownersOfHalves(of: cell))
    return owners.count - 1
  }

  private func ownersOfHalves(of cell: GridPlace) -> SIMD4<Int32> {
    let near = edges(at: cell)
    var owners = SIMD4<Int32>(repeating: CarvedCells.crossed)
    for missing in 0..<4 {
      let half = HalfCell(of: cell, missing: missing)
      let isCrossed = near.contains { edge in
        let e = Int(edge)
        return half.isCrossed(
          from: GridPlace(x: coverage.x[e], y: coverage.y[e]),
          to: GridPlace(x: coverage.x[e + 1], y: coverage.y[e + 1]))
      }
      let middle = half.middle
      if !isCrossed { owners[missing] = edges.owner(at: middle.x, middle.y) }
    }
    return owners
  }
}
