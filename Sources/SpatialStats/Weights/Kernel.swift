import Glibc

/// How weight falls with distance over bandwidth, u in 0...1; 0 beyond.
public enum Kernel: Sendable, Hashable, CaseIterable {
  /// 1 - u
  case triangular
  /// 1/2
  case uniform
  /// 3/4 (1 - u^2), also called Epanechnikov
  case quadratic
  /// 15/16 (1 - u^2)^2
  case quartic
  /// exp(-u^2 / 2) / sqrt(2 pi), cut at the bandwidth
  case gaussian

  /// The weight at u = distance / bandwidth.
  public func weight(_ u: Double) -> Double {
    guard u <= 1 else { return 0 }
    switch self {
    case .triangular: return 1 - u
    case .uniform: return 0.5
    case .quadratic: return 0.75 * (1 - u * u)
    case .quartic: return 0.9375 * (1 - u * u) * (1 - u * u)
    case .gaussian: return exp(-0.5 * u * u) * 0.398942280401432677939946059934
    }
  }
}

/// How far a kernel reaches.
public enum Bandwidth: Sendable, Hashable {
  /// The same for all, in the units of the coordinates, above 0.
  case fixed(Double)
  /// Each point's own: the distance to its k-th nearest, times (1 + 1e-7) so that this one keeps a weight.
  case nearest(Int)
}

extension Weights {
  /// Kernel weights of points, each point itself included with the weight at distance 0. Where the bandwidth of a
  /// point is 0 (its k nearest lie on it) those points count as at distance 0.
  public static func kernel(
    x: [Double], y: [Double], kernel: Kernel, bandwidth: Bandwidth
  ) throws(StatisticsError) -> Weights {
    let reach = try reaches(x: x, y: y, bandwidth)
    let grid = try PointGrid(x: x, y: y)
    var start: [Int32] = [0]
    var items: [Int32] = []
    var values: [Double] = []
    for unit in x.indices {
      for point in points(grid, within: reach[unit], of: unit) {
        let distance = grid.squaredDistance(unit, Int(point)).squareRoot()
        items.append(point)
        values.append(kernel.weight(reach[unit] > 0 ? distance / reach[unit] : 0))
      }
      guard let end = Int32(exactly: items.count) else { throw .badOffsets(unit: unit) }
      start.append(end)
    }
    return try Weights(start: start, neighbours: items, values: values)
  }

  private static func reaches(x: [Double], y: [Double], _ bandwidth: Bandwidth) throws(StatisticsError) -> [Double] {
    switch bandwidth {
    case .fixed(let width):
      guard width > 0, width.isFinite else { throw .parameterOutOfRange(name: "bandwidth", value: width) }
      return [Double](repeating: width, count: x.count)
    case .nearest(let k):
      let nearest = try NearestNeighbours(x: x, y: y, k: k)
      guard nearest.k > 0 else { return [Double](repeating: 0, count: x.count) }
      return x.indices.map { nearest.distances[($0 + 1) * nearest.k - 1] * (1 + 1e-7) }
    }
  }
}
