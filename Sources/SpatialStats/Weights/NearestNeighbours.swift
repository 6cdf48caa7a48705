/// The k nearest other points of each point, by distance in the plane of the coordinates; equal distances by index.
public struct NearestNeighbours: Sendable, Equatable {
  /// Neighbours a point: what was asked for, or all others where there are fewer.
  public let k: Int
  /// `k` entries a point, nearest first.
  public let neighbours: [Int32]
  /// Distances beside `neighbours`, in the units of the coordinates.
  public let distances: [Double]

  /// - Parameters: k at least 1.
  public init(x: [Double], y: [Double], k: Int) throws(StatisticsError) {
    guard k >= 1 else { throw .parameterOutOfRange(name: "k", value: Double(k)) }
    let grid = try PointGrid(x: x, y: y)
    let wanted = max(0, min(k, x.count - 1))
    guard x.count * wanted <= Int(Int32.max) else { throw .parameterOutOfRange(name: "k", value: Double(k)) }
    var neighbours: [Int32] = []
    var distances: [Double] = []
    for unit in x.indices where wanted > 0 {
      for found in Self.search(grid, unit, wanted) {
        neighbours.append(Int32(found.index))
        distances.append(found.squared.squareRoot())
      }
    }
    self.k = wanted
    self.neighbours = neighbours
    self.distances = distances
  }

  /// Number of points; 0 when none has a neighbour.
  public var count: Int { k == 0 ? 0 : neighbours.count / k }

  /// The neighbours of a point, nearest first.
  public func neighbours(of unit: Int) -> ArraySlice<Int32> { neighbours[unit * k..<(unit + 1) * k] }
  /// The distances of a point, ascending.
  public func distances(of unit: Int) -> ArraySlice<Double> { distances[unit * k..<(unit + 1) * k] }

  private struct Found {
    let squared: Double
    let index: Int
    func isBefore(_ other: Found) -> Bool { (squared, index) < (other.squared, other.index) }
  }

  private static func search(_ grid: PointGrid, _ unit: Int, _ k: Int) -> [Found] {
    var best: [Found] = []
    for ring in 0...max(grid.columns, grid.rows) {
      // Everything beyond this ring is further away than `ring - 1` whole cells, whatever rounding did to the cell.
      let clear = Double(ring - 1) * grid.cell * (1 - 1e-9)
      if ring > 1, best.count == k, best[k - 1].squared < clear * clear { break }
      grid.forEach(ofRing: ring, around: unit) { point in
        guard point != unit else { return }
        insert(Found(squared: grid.squaredDistance(unit, point), index: point), into: &best, k)
      }
    }
    return best
  }

  private static func insert(_ found: Found, into best: inout [Found], _ k: Int) {
    if best.count == k {
      guard found.isBefore(best[k - 1]) else { return }
      best.removeLast()
    }
    var position = best.count
    while position > 0, found.isBefore(best[position - 1]) { position -= 1 }
    best.insert(found, at: position)
  }
}
