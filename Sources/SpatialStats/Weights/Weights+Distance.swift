import Glibc

extension Weights {
  /// Binary weights of the k nearest other points; see `NearestNeighbours`. Not symmetric.
  public static func nearest(x: [Double], y: [Double], k: Int) throws(StatisticsError) -> Weights {
    let nearest = try NearestNeighbours(x: x, y: y, k: k)
    var start: [Int32] = [0]
    var items: [Int32] = []
    for unit in x.indices {
      if nearest.k > 0 { items.append(contentsOf: nearest.neighbours(of: unit).sorted()) }
      start.append(Int32(items.count))
    }
    return try Weights(start: start, neighbours: items)
  }

  /// Binary weights of all other points within a distance, the distance itself included.
  public static func withinDistance(x: [Double], y: [Double], threshold: Double) throws(StatisticsError) -> Weights {
    guard threshold >= 0, threshold.isFinite else {
      throw .parameterOutOfRange(name: "threshold", value: threshold)
    }
    let grid = try PointGrid(x: x, y: y)
    var start: [Int32] = [0]
    var items: [Int32] = []
    for unit in x.indices {
      items.append(contentsOf: points(grid, within: threshold, of: unit).filter { Int($0) != unit })
      guard let end = Int32(exactly: items.count) else { throw .badOffsets(unit: unit) }
      start.append(end)
    }
    return try Weights(start: start, neighbours: items)
  }

  /// Points within a distance of one, itself included, ascending.
  static func points(_ grid: PointGrid, within threshold: Double, of unit: Int) -> [Int32] {
    let reach = threshold + grid.cell * 1e-9
    var found: [Int32] = []
    for row in grid.row(grid.y[unit] - reach)...grid.row(grid.y[unit] + reach) {
      for column in grid.column(grid.x[unit] - reach)...grid.column(grid.x[unit] + reach) {
        for point in grid.points(column: column, row: row)
        where grid.squaredDistance(unit, Int(point)).squareRoot() <= threshold {
          found.append(point)
        }
      }
    }
    return found.sorted()
  }
}

/// The largest distance from a point to its nearest other point: the smallest band that leaves no island. Nil for
/// fewer than two points.
public func largestNearestDistance(x: [Double], y: [Double]) throws(StatisticsError) -> Double? {
  try NearestNeighbours(x: x, y: y, k: 1).distances.max()
}
