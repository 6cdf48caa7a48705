import Geometry
import Parallel
import SpatialStats

/// The feature of each point: builds the index, sorts the points, asks the index.
func joinPoints(_ points: PointCloud, to polygons: PolygonSet, threads: Int) async throws -> [Int32] {
  let plan = PointLocatorPlan(polygons)
  let parts = try await mapChunks(count: plan.polygonCount, chunkSize: 2_000, threads: threads) { range in
    plan.part(polygons: range)
  }
  let locator = plan.locator(parts)
  let tiled = locator.tiled(x: points.x, y: points.y)
  let found = try await mapChunks(count: tiled.x.count, chunkSize: 16_384, threads: threads) { range in
    locator.locate(x: tiled.x, y: tiled.y, range: range)
  }
  return tiled.restored(found.flatMap { $0 })
}

/// Queen neighbours by contact within a tolerance, in units of the coordinates (0: exact): builds the index, then compares.
func queenLists(_ polygons: PolygonSet, tolerance: Double = 0, threads: Int) async throws -> NeighbourLists {
  let index = ContiguityIndex(polygons)
  let pairs = try await mapChunks(count: polygons.featureCount, chunkSize: 2_000, threads: threads) { range in
    try index.queenPairs(inFeatures: range, tolerance: tolerance)
  }
  return NeighbourLists(count: polygons.featureCount, pairs: pairs.flatMap { $0 })
}

/// What Gi* gives for each unit.
struct GiStarResult: Sendable {
  var statistic: LocalG
  var p: PermutationP
}

/// Gi* and its conditional permutation p: statistic, draws and p, the weights and rates given.
func giStar(_ rates: [Double], _ weights: Weights, permutations: Int, seed: UInt64, threads: Int) async throws
  -> GiStarResult
{
  let statistic = try LocalG(.giStar, values: rates, weights: weights.withSelf())
  let draws = try await drawn(rates, weights, permutations: permutations, seed: seed, threads: threads)
  return GiStarResult(statistic: statistic, p: draws.localG)
}

/// What local Moran gives for each unit.
struct LocalMoranResult: Sendable {
  var statistic: LocalMoran
  var p: PermutationP
}

/// Local Moran and its conditional permutation p, the row-standardised weights and rates given.
func localMoran(_ rates: [Double], _ weights: Weights, permutations: Int, seed: UInt64, threads: Int) async throws
  -> LocalMoranResult
{
  let statistic = try LocalMoran(values: rates, weights: weights)
  let draws = try await drawn(rates, weights, permutations: permutations, seed: seed, threads: threads)
  return LocalMoranResult(statistic: statistic, p: draws.localMoran(sign: statistic.sign))
}

private func drawn(_ rates: [Double], _ weights: Weights, permutations: Int, seed: UInt64, threads: Int) async throws
  -> LagExceedance
{
  let plan = try PermutationPlan(values: rates, weights: weights, replicates: permutations, seed: seed)
  let parts = try await mapChunks(count: plan.taskCount, chunkSize: 1, threads: threads) { range in
    range.map { plan.run(task: $0) }
  }
  return plan.combine(parts.flatMap { $0 })
}

/// Kulldorff's scan, all its simulated maps.
func scan(_ plan: ScanPlan, threads: Int) async throws -> ScanResult {
  let observed = try await mapChunks(count: plan.centreCount, chunkSize: 128, threads: threads) { centres in
    plan.candidates(centres: centres)
  }
  var run = plan.start(observed)
  while let next = run.next {
    let parts = (next.count + ScanPlan.mapsInPart - 1) / ScanPlan.mapsInPart
    let drawn = try await mapChunks(count: parts, chunkSize: 1, threads: threads) { part in
      let start = next.lowerBound + part.lowerBound * ScanPlan.mapsInPart
      return plan.draw(start..<min(next.upperBound, start + ScanPlan.mapsInPart))
    }
    let maps = plan.maps(drawn)
    let maxima = try await mapChunks(count: plan.centreCount, chunkSize: 256, threads: threads) { centres in
      plan.maxima(of: maps, centres: centres)
    }
    run.add(plan.merged(maxima))
  }
  return run.result()
}
