import GDALBridge
import Geometry
import Ingest
import SpatialStats

/// How often a kernel is run and on how many threads.
struct Effort: Sendable {
  var warmUps: Int
  var runs: Int
  var threads: Int
}

/// File to memory.
func measureRead(_ file: String, _ effort: Effort) async throws -> Outcome {
  let (runs, layer) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try await GeoJSONReader.read(path: file, threads: effort.threads)
  }
  return Outcome(
    kernel: "read", villages: layer.featureCount, threads: effort.threads, runs: runs,
    answer: ["features": Double(layer.featureCount), "vertices": Double(layer.polygons.vertexCount)])
}

/// Index and look-up of every point.
func measureJoin(_ file: String, points: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  let polygons = try await Coverage.read(file, threads: effort.threads).polygons
  let cloud = try PointCloud(count: points, seed: seed, in: polygons)
  let (runs, found) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try await joinPoints(cloud, to: polygons, threads: effort.threads)
  }
  let matched = found.filter { $0 >= 0 }
  return Outcome(
    kernel: "join", villages: polygons.featureCount, threads: effort.threads, runs: runs,
    answer: [
      "points": Double(points), "matched": Double(matched.count),
      "featureSum": matched.reduce(0) { $0 + Double($1) },
    ])
}

/// Polygons to neighbour lists.
func measureQueen(_ file: String, tolerance: Double = 0, _ effort: Effort) async throws -> Outcome {
  let polygons = try await Coverage.read(file, threads: effort.threads).polygons
  let (runs, lists) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try await queenLists(polygons, tolerance: tolerance, threads: effort.threads)
  }
  return Outcome(
    kernel: tolerance > 0 ? "queen_tolerance" : "queen", villages: polygons.featureCount, threads: effort.threads,
    runs: runs,
    answer: ["links": Double(lists.items.count)])
}

/// Gi* statistic, permutations and p; weights and rates are made before.
func measureGi(_ file: String, permutations: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  let coverage = try await Coverage.read(file, threads: effort.threads)
  let lists = try await queenLists(coverage.polygons, threads: effort.threads)
  let weights = try Weights(start: lists.start, neighbours: lists.items)
  let rates = try coverage.smoothedRates()
  let (runs, result) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try await giStar(rates, weights, permutations: permutations, seed: seed, threads: effort.threads)
  }
  return Outcome(
    kernel: "gi", villages: rates.count, threads: effort.threads, runs: runs,
    answer: try giAnswer(result, rates, weights, permutations))
}

/// Local Moran statistic, permutations and p; weights and rates are made before.
func measureMoran(_ file: String, permutations: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  let coverage = try await Coverage.read(file, threads: effort.threads)
  let lists = try await queenLists(coverage.polygons, threads: effort.threads)
  let weights = try Weights(start: lists.start, neighbours: lists.items).rowStandardised()
  let rates = try coverage.smoothedRates()
  let (runs, result) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try await localMoran(rates, weights, permutations: permutations, seed: seed, threads: effort.threads)
  }
  var answer = tails(result.p)
  answer["meanI"] = mean(result.statistic.i.compactMap { $0 })
  return Outcome(kernel: "moran", villages: rates.count, threads: effort.threads, runs: runs, answer: answer)
}

/// The Bernoulli scan in both directions up to half of the children, every simulated map made; points and counts are made
/// before. `peak_mb` is the largest memory of the whole process.
func measureScan(_ file: String, simulations: Int, seed: UInt64, _ effort: Effort) async throws -> Outcome {
  let coverage = try await Coverage.read(file, threads: effort.threads)
  let boxes = (0..<coverage.polygons.featureCount).map { coverage.polygons.bounds(ofFeature: $0) }
  let plan = try ScanPlan(
    x: boxes.map { $0?.midX ?? .nan }, y: boxes.map { $0?.midY ?? .nan }, cases: coverage.stunted,
    base: coverage.measured, metric: .planar,
    settings: ScanSettings(
      model: .binomial, direction: .both, simulations: simulations, stopsEarly: false, seed: seed))
  let (runs, result) = try await measure(warmUps: effort.warmUps, runs: effort.runs) {
  } body: {
    try await scan(plan, threads: effort.threads)
  }
  return Outcome(
    kernel: "scan", villages: coverage.measured.count, threads: effort.threads, runs: runs,
    answer: [
      "circles": Double(result.circles), "simulations": Double(result.simulationsUsed), "peak_mb": peakMegabytes(),
    ])
}

/// Figures that another implementation can be held against: `meanG` is the mean of G* with row-standardised weights.
private func giAnswer(
  _ result: GiStarResult, _ rates: [Double], _ weights: Weights, _ permutations: Int
) throws -> [String: Double] {
  let standardised = try LocalG(.giStar, values: rates, weights: weights.withSelf().rowStandardised())
  var answer = tails(result.p)
  answer["meanG"] = mean(standardised.g.compactMap { $0 })
  return answer
}

/// `meanTailP` is the mean of each unit's smaller tail p, `tailP0.05` counts those that are 0.05 or less.
private func tails(_ p: PermutationP) -> [String: Double] {
  let tails = zip(p.greater, p.lesser).compactMap { pair -> Double? in
    guard let greater = pair.0, let lesser = pair.1 else { return nil }
    return min(greater, lesser)
  }
  return ["meanTailP": mean(tails), "tailP0.05": Double(tails.count { $0 <= 0.05 })]
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
