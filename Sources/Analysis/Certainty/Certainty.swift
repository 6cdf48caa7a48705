import Parallel
import SpatialStats

/// How many draws certainty is counted in, and from which numbers.
public struct CertaintyOptions: Sendable, Equatable {
  /// Number of villages that are to be chosen.
  public var top: Int
  /// Average of the draws' rates: cases over measured instead of the mean over the villages.
  public var isPooled: Bool
  public var seed: UInt64
  /// 10,000 give a probability to within 0.01 (two standard errors).
  public var draws: Int

  public init(top: Int, isPooled: Bool = false, seed: UInt64, draws: Int = 10_000) {
    self.top = top
    self.isPooled = isPooled
    self.seed = seed
    self.draws = draws
  }
}

/// Probability of being above the average, expected rank with interval, and probability of being among the top of each
/// village, from the empirical Bayes posterior of its rate (beta for shares, gamma for events per people). The same for
/// any number of threads.
public func certainty(_ t: HeadlineTable, options: CertaintyOptions, threads: Int) async throws -> CertaintyTable {
  let plan: RankPlan?
  do throws(StatisticsError) {
    plan = try rankPlan(t, options)
  } catch {
    throw AnalysisError.statistics(error)
  }
  guard let plan else { return table(withoutSignal(t, options), t, options) }
  let chunk = max(1, (options.draws + 31) / 32)
  let tallies = try await mapChunks(count: options.draws, chunkSize: chunk, threads: threads) { plan.run($0) }
  return table(plan.combine(tallies), t, options)
}

/// Nil where the posterior says nothing: no variation between the villages beyond chance.
private func rankPlan(_ t: HeadlineTable, _ options: CertaintyOptions) throws(StatisticsError) -> RankPlan? {
  let posteriors = try empiricalBayes(t).posteriors
  guard posteriors.contains(where: { $0 != nil }) else { return nil }
  let weights = (0..<t.count).map { t.isMeasured($0) ? t.denominator[$0] ?? 0 : 0 }
  return try RankPlan(
    posteriors: posteriors, top: options.top, average: options.isPooled ? .weighted(weights) : .meanOfUnits,
    seed: options.seed, draws: options.draws)
}

private func withoutSignal(_ t: HeadlineTable, _ options: CertaintyOptions) -> RankCertainty {
  RankCertainty(exchangeable: (0..<t.count).map { t.isMeasured($0) }, top: options.top)
}

private func table(_ found: RankCertainty, _ t: HeadlineTable, _ options: CertaintyOptions) -> CertaintyTable {
  CertaintyTable(
    aboveAverage: found.aboveAverage, expectedRank: found.expectedRank, rankInterval: found.rankInterval,
    inTop: found.inTop, top: options.top, ranked: found.expectedRank.count { $0 != nil },
    averageKind: options.isPooled ? "pooled" : "mean_of_units", draws: found.draws, seed: options.seed,
    generator: CounterGenerator.name)
}
