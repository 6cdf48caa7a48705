import Geometry
import PROJBridge
import Parallel
import SpatialStats
import Travel

/// Seeded places over Indonesia: villages and facilities.
struct AccessWorld: Sendable {
  var villages: [LonLat]
  var facilities: [LonLat]

  init(villages: Int, facilities: Int, seed: UInt64) {
    var draws = CounterGenerator(seed: seed, stream: 1)
    let place = { (draws: inout CounterGenerator) in
      LonLat(longitude: 95 + 46 * draws.uniform(), latitude: -11 + 17 * draws.uniform())
    }
    self.villages = (0..<villages).map { _ in place(&draws) }
    self.facilities = (0..<facilities).map { _ in place(&draws) }
  }
}

/// Every village to its nearest facility, geodesic: index and look-up.
func measureNearest(villages: Int, facilities: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  let world = AccessWorld(villages: villages, facilities: facilities, seed: seed)
  let (runs, metres) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    let index = GeodesicIndex(targets: world.facilities)
    let parts = try await mapChunks(count: villages, chunkSize: 2_000, threads: effort.threads) { range in
      index.nearest(origins: world.villages, range: range, k: 1).distancesMetres
    }
    return parts.flatMap { $0 }
  }
  return Outcome(
    kernel: "nearest", villages: villages, threads: effort.threads, runs: runs,
    answer: ["facilities": Double(facilities), "mean_m": metres.reduce(0, +) / Double(max(1, villages))])
}

/// E2SFCA with Gaussian decay for the whole country: costs within the catchment, and the measure.
func measureCatchments(
  villages: Int, facilities: Int, catchmentMetres: Double, seed: UInt64, _ effort: Effort
) async throws -> Outcome {
  let world = AccessWorld(villages: villages, facilities: facilities, seed: seed)
  let kernel = FloatingCatchment(limit: catchmentMetres, decay: .gaussian(sigma: catchmentMetres / 2))
  let (runs, pairs) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    let table = try await costsWithin(catchmentMetres, world, threads: effort.threads)
    let found = kernel.access(
      table, demand: [Double](repeating: 250, count: villages), supply: [Double](repeating: 5, count: facilities))
    return Double(table.targets.count) + found.access[0] * 0
  }
  return Outcome(
    kernel: "e2sfca", villages: villages, threads: effort.threads, runs: runs,
    answer: ["facilities": Double(facilities), "pairs": pairs])
}

private func costsWithin(_ metres: Double, _ world: AccessWorld, threads: Int) async throws -> CostTable {
  let index = GeodesicIndex(targets: world.facilities)
  let geodesic = Geodesic()
  let rows = try await mapChunks(count: world.villages.count, chunkSize: 1_000, threads: threads) { range in
    range.map { v in
      index.targets(withinMetres: metres, of: world.villages[v]).map {
        (target: $0, cost: geodesic.distanceMetres(from: world.villages[v], to: world.facilities[Int($0)]))
      }.sorted { ($0.cost, $0.target) < ($1.cost, $1.target) }
    }
  }
  var table = CostTable()
  for row in rows.joined() {
    table.targets += row.map(\.target)
    table.costs += row.map(\.cost)
    table.start.append(Int32(table.targets.count))
    table.states.append(row.isEmpty ? .unreachable : .reached)
    table.snapMetres.append(0)
  }
  return table
}

/// The nearest of some facilities for every node of a street grid, in one search.
func measureRoads(side: Int, facilities: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  let (network, targets) = streetGrid(side: side, facilities: facilities, seed: seed)
  let (runs, reached) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    let found = network.nodeCosts(targetNodes: targets)
    return (0..<network.nodeCount).count { found.cost($0).isFinite }
  }
  return Outcome(
    kernel: "roads", villages: network.nodeCount, threads: 1, runs: runs,
    answer: ["edges": Double(4 * side * (side - 1)), "facilities": Double(facilities), "reached": Double(reached)])
}

private func streetGrid(side: Int, facilities: Int, seed: UInt64) -> (RoadNetwork, [Int32]) {
  var draws = CounterGenerator(seed: seed, stream: 2)
  var (from, to, minutes, metres): ([Int32], [Int32], [Double], [Double]) = ([], [], [], [])
  func join(_ a: Int, _ b: Int) {
    let length = 80 + 40 * draws.uniform()
    let speed = 10 + 40 * draws.uniform()
    for (p, q) in [(a, b), (b, a)] {
      from.append(Int32(p))
      to.append(Int32(q))
      metres.append(length)
      minutes.append(length * 0.06 / speed)
    }
  }
  for row in 0..<side {
    for column in 0..<side {
      let node = row * side + column
      if column + 1 < side { join(node, node + 1) }
      if row + 1 < side { join(node, node + side) }
    }
  }
  let nodes = side * side
  let network = RoadNetwork(
    nodeX: (0..<nodes).map { Double($0 % side) * 100 }, nodeY: (0..<nodes).map { Double($0 / side) * 100 },
    edgeFrom: from, edgeTo: to, edgeMinutes: minutes, edgeMetres: metres)
  return (network, (0..<facilities).map { _ in Int32(draws.uniform() * Double(nodes)) })
}

/// The nearest of some sources over a friction grid with slopes, in one search.
func measureTerrain(side: Int, sources: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  var draws = CounterGenerator(seed: seed, stream: 3)
  let frame = RasterGrid(columns: side, rows: side, originX: 0, originY: 0, cellWidth: 30, cellHeight: 30)
  let speeds = (0..<side * side).map { _ in Float([5, 4, 3, 2, 1][Int(draws.uniform() * 5)]) }
  let heights = (0..<side * side).map { cell in
    Float(100 * (1 + sinLike(Double(cell % side) / 90) * sinLike(Double(cell / side) / 70)))
  }
  let grid = try FrictionGrid(frame: frame, speedKilometresPerHour: speeds, elevation: heights)
  let x = (0..<sources).map { _ in draws.uniform() * Double(side) * 30 }
  let y = (0..<sources).map { _ in draws.uniform() * Double(side) * 30 }
  let (runs, reached) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try grid.nearestSource(x: x, y: y).minutes.count { $0.isFinite }
  }
  return Outcome(
    kernel: "terrain", villages: side * side, threads: 1, runs: runs,
    answer: ["cells": Double(side * side), "sources": Double(sources), "reached": Double(reached)])
}

/// A smooth wave between -1 and 1, without libm: a parabola each half turn.
private func sinLike(_ x: Double) -> Double {
  let t = x - x.rounded(.down)
  return t < 0.5 ? 16 * t * (0.5 - t) : -16 * (t - 0.5) * (1 - t)
}
