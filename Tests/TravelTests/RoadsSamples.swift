import TestSupport
import Travel

/// Networks and lines by hand and by seed.
enum RoadsSamples {
  /// Lines given as lists of (x, y).
  static func lines(
    _ shapes: [[(Double, Double)]], speed: Double = 60, oneWay: [Int] = [], boats: Set<Int> = []
  ) -> RoadLines {
    var lines = RoadLines()
    for (i, shape) in shapes.enumerated() {
      lines.append(
        x: shape.map(\.0), y: shape.map(\.1), kilometresPerHour: speed,
        oneWay: oneWay.indices.contains(i) ? oneWay[i] : 0, isBoat: boats.contains(i))
    }
    return lines
  }

  static func barrier(_ shapes: [[(Double, Double)]]) -> BarrierIndex {
    var start: [Int32] = [0]
    for shape in shapes { start.append(start[start.count - 1] + Int32(shape.count)) }
    return BarrierIndex(x: shapes.joined().map(\.0), y: shapes.joined().map(\.1), lineStart: start)
  }

  /// Short random lines in a square, many of which share vertices of a lattice.
  static func scattered(_ random: inout SeededGenerator, count: Int, side: Double) -> RoadLines {
    var lines = RoadLines()
    for _ in 0..<count {
      var x = [Double]()
      var y = [Double]()
      for _ in 0..<(2 + random.index(below: 3)) {
        x.append((random.uniform() * 8).rounded() * side / 8)
        y.append((random.uniform() * 8).rounded() * side / 8)
      }
      lines.append(
        x: x, y: y, kilometresPerHour: 10 + 50 * random.uniform(), oneWay: random.index(below: 4) == 0 ? 1 : 0)
    }
    return lines
  }

  static func points(_ random: inout SeededGenerator, count: Int, side: Double) -> (x: [Double], y: [Double]) {
    let x = (0..<count).map { _ in random.uniform(in: -0.1 * side...1.1 * side) }
    let y = (0..<count).map { _ in random.uniform(in: -0.1 * side...1.1 * side) }
    return (x, y)
  }

  /// Costs between all nodes by Floyd and Warshall, from the edges as they are told.
  static func allPairs(_ network: RoadNetwork, _ unit: RoadCostUnit) -> [[Double]] {
    let n = network.nodeCount
    var d = [[Double]](repeating: [Double](repeating: .infinity, count: n), count: n)
    for v in 0..<n { d[v][v] = 0 }
    for e in 0..<network.edgeCount {
      let (a, b) = (Int(network.edgeFrom[e]), Int(network.edgeTo[e]))
      let cost = unit == .minutes ? network.edgeMinutes[e] : network.edgeMetres[e]
      if network.edgeOneWay[e] >= 0 { d[a][b] = min(d[a][b], cost) }
      if network.edgeOneWay[e] <= 0 { d[b][a] = min(d[b][a], cost) }
    }
    for k in 0..<n {
      for i in 0..<n where d[i][k] < .infinity {
        for j in 0..<n where d[i][k] + d[k][j] < d[i][j] { d[i][j] = d[i][k] + d[k][j] }
      }
    }
    return d
  }
}
