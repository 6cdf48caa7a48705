import Parallel
import SpatialStats
public import Stunting

/// Gi* on empirical Bayes rates and local Moran on Assuncao-Reis rates, two-sided p, adjusted for the number of
/// villages tested; groups of the headline method; agreement of the methods.
///
/// Only villages with a rate measured there take part; the others leave before neighbours are looked for. The result
/// does not depend on `threads`.
/// - Parameters:
///   - scan: What the scan calls each village, where one was made: the sign of the significant cluster it is in.
public func klaster(
  _ t: HeadlineTable, edition: BoundaryEdition, options: KlasterOptions, scan: [KlasterSign?]? = nil, threads: Int
) async throws -> KlasterTable {
  let ground = try await neighbourhood(
    edition: edition, options: options.neighbours, units: klasterVillages(t), threads: threads)
  return try await klaster(t, neighbourhood: ground, options: options, scan: scan, threads: threads)
}

/// The same with neighbours that were found before.
/// - Parameters:
///   - neighbourhood: Its villages must be `klasterVillages(t)`; `options.neighbours` is not looked at.
///   - context: Values of the villages of the neighbourhood's context. They count among the rates that are
///     smoothed and drawn from; nothing is said about them.
public func klaster(
  _ t: HeadlineTable, neighbourhood: Neighbourhood, context: HeadlineTable? = nil, options: KlasterOptions,
  scan: [KlasterSign?]? = nil, threads: Int
) async throws -> KlasterTable {
  var options = options
  options.neighbours = neighbourhood.options
  var table = KlasterTable(count: t.count, options: options, generator: CounterGenerator.name)
  table.isUnstable = t.unstable
  let units = neighbourhood.villages
  for (k, v) in units.enumerated() where v < t.count {
    table.neighbourCount[v] = neighbourhood.weights.neighbourCount(of: k)
    table.isJoinedIsland[v] = neighbourhood.isJoined[k]
  }
  if let input = try KlasterInput(t, neighbourhood, context) {
    let settings = try options.settings()
    table.fillGiStar(try await input.run(.giStar, settings, threads: threads), units)
    table.fillLocalMoran(try await input.run(.localMoran, settings, threads: threads), units)
  }
  table.fillConsistency(scan: scan)
  table.fillNumbers(units, neighbourhood.weights)
  return table
}

/// The villages that take part: those with a rate measured there and a denominator above 0.
public func klasterVillages(_ t: HeadlineTable) -> [Int] {
  (0..<t.count).filter { t.isMeasured($0) && (t.denominator[$0] ?? 0) > 0 }
}

/// Rates and weights of the villages that take part, and behind them of the context.
struct KlasterInput: Sendable {
  let map: RateMap
  let weights: Weights
  let selfWeight: Double

  /// Nil with fewer than three villages.
  init?(_ t: HeadlineTable, _ n: Neighbourhood, _ context: HeadlineTable?) throws(AnalysisError) {
    let around = context.map { table in n.context.map { (table, $0) } } ?? []
    let all = n.villages.map { (t, $0) } + around
    guard n.villages.count > 2 else { return nil }
    do {
      map = try RateMap(
        events: all.map { ($0.cases[safe: $1] ?? 0) ?? 0 }, base: all.map { ($0.denominator[safe: $1] ?? 0) ?? 0 },
        isShare: t.definition.per == 100)
    } catch {
      throw .statistics(error)
    }
    weights = around.isEmpty ? n.studyWeights : n.weights
    selfWeight = n.selfWeight
  }

  func run(_ statistic: LocalStatistic, _ settings: InferenceSettings, threads: Int) async throws -> LocalResult {
    try await settled(
      LocalInference(statistic, of: map, weights: weights, selfWeight: selfWeight, settings: settings),
      threads: threads)
  }
}

/// Runs all levels of an inference.
func settled(_ inference: LocalInference, threads: Int) async throws -> LocalResult {
  var run = inference
  while !run.isSettled {
    let level = run
    let parts = try await mapChunks(count: level.taskCount, chunkSize: 1, threads: threads) { range in
      range.map { level.run(task: $0) }
    }
    run.absorb(parts.flatMap { $0 })
  }
  return run.result
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
