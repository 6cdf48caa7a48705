import Parallel
public import SpatialStats

/// How the pattern of the whole map is tested.
public struct GlobalOptions: Sendable, Equatable {
  public var alpha: Double
  public var permutations: Int
  public var seed: UInt64
  /// Average that a village is above or not, for the joins, as a fraction; nil leaves them out.
  public var average: Double?

  public init(
    alpha: Double, permutations: Int = GlobalPermutationPlan.defaultReplicates, seed: UInt64, average: Double?
  ) {
    self.alpha = alpha
    self.permutations = permutations
    self.seed = seed
    self.average = average
  }
}

/// The global statistics of the headline indicator over the villages of a neighbourhood, the context left out.
public func globalPattern(
  _ t: HeadlineTable, neighbourhood: Neighbourhood, options: GlobalOptions, threads: Int
) async throws -> GlobalPattern {
  try await globalPattern(
    t, villages: neighbourhood.villages, weights: neighbourhood.studyWeights, options: options, threads: threads)
}

/// The global statistics of the headline indicator. Villages without a value measured there leave the weights first. The
/// result does not depend on `threads`.
///
/// - Parameters:
///   - villages: The village of each unit of the weights, by index of the table.
///   - weights: Binary or general, rows not standardised, no links of a unit to itself.
public func globalPattern(
  _ t: HeadlineTable, villages: [Int], weights: Weights, options: GlobalOptions, threads: Int
) async throws -> GlobalPattern {
  do {
    guard villages.count == weights.count else {
      throw StatisticsError.lengthMismatch(expected: weights.count, found: villages.count)
    }
    let isKept = villages.map { (0..<t.count).contains($0) && t.isMeasured($0) }
    let kept = try weights.keeping(isKept)
    let units = kept.units.map { villages[$0] }
    var pattern = GlobalPattern(
      alpha: options.alpha, permutations: options.permutations, seed: options.seed, generator: CounterGenerator.name,
      villages: units.count, islands: kept.weights.islands.count)
    let builder = PatternBuilder(options: options, threads: threads)
    try await builder.fillStandardised(&pattern, t, units, kept.weights.rowStandardised())
    try await builder.fillGeneralG(&pattern, t, units, kept.weights)
    try await builder.fillJoins(&pattern, t, units, kept.weights)
    return pattern
  } catch let error as StatisticsError {
    throw AnalysisError.statistics(error)
  }
}

private struct PatternBuilder {
  let options: GlobalOptions
  let threads: Int

  /// Moran and Geary.
  func fillStandardised(
    _ pattern: inout GlobalPattern, _ t: HeadlineTable, _ units: [Int], _ weights: Weights
  ) async throws {
    let rates = try standardisedRates(
      events: units.map { t.cases[$0] ?? 0 }, base: units.map { t.denominator[$0] ?? 0 })
    let values = rates.compactMap { $0 }
    guard values.count == units.count else { return }
    let (moran, geary) = (
      try GlobalMoran(values: values, weights: weights), try GearyC(values: values, weights: weights)
    )
    guard moran != nil || geary != nil else { return }
    let tails = try await run(
      GlobalPermutationPlan(values: values, weights: weights, replicates: options.permutations, seed: options.seed))
    if let moran, let tail = tails[.moran] {
      pattern.moran = GlobalResult(
        value: moran.i, expectation: moran.expectation, variance: moran.variance, z: moran.z, p: moran.p,
        permutationP: tail.twoSided)
    }
    if let geary, let tail = tails[.geary] {
      pattern.geary = GlobalResult(
        value: geary.c, expectation: geary.expectation, variance: geary.variance, z: geary.z, p: geary.p,
        permutationP: tail.twoSided)
    }
  }

  func fillGeneralG(
    _ pattern: inout GlobalPattern, _ t: HeadlineTable, _ units: [Int], _ weights: Weights
  ) async throws {
    let values = units.compactMap { t.smoothed[$0] }
    guard values.count == units.count, let g = try GeneralG(values: values, weights: weights) else { return }
    let tails = try await run(
      GlobalPermutationPlan(values: values, weights: weights, replicates: options.permutations, seed: options.seed))
    guard let tail = tails[.generalG] else { return }
    pattern.generalG = GlobalResult(
      value: g.g, expectation: g.expectation, variance: g.variance, z: g.z, p: g.p, permutationP: tail.twoSided)
  }

  /// Joins need plain pairs: every link counts 1.
  func fillJoins(
    _ pattern: inout GlobalPattern, _ t: HeadlineTable, _ units: [Int], _ weights: Weights
  ) async throws {
    guard let average = options.average else { return }
    let isAbove = units.map { (t.crude[$0] ?? 0) > average }
    let links = try Weights(start: weights.start, neighbours: weights.neighbours)
    guard let joins = try JoinCounts(isBlack: isAbove, weights: links) else { return }
    let tails = try await run(
      GlobalPermutationPlan(isBlack: isAbove, weights: links, replicates: options.permutations, seed: options.seed))
    pattern.joins = AboveAverageJoins(
      average: average, above: isAbove.count { $0 }, joins: joins.joins,
      bothAbove: result(joins.blackBlack, tails[.blackBlack]),
      neitherAbove: result(joins.whiteWhite, tails[.whiteWhite]),
      oneAbove: result(joins.blackWhite, tails[.blackWhite]))
  }

  private func result(_ join: JoinCount, _ tail: GlobalTail?) -> GlobalResult? {
    guard let z = join.z, let p = join.p, let tail else { return nil }
    return GlobalResult(
      value: join.count, expectation: join.expectation, variance: join.variance, z: z, p: p,
      permutationP: tail.twoSided)
  }

  private func run(_ plan: GlobalPermutationPlan) async throws -> GlobalPermutation {
    let parts = try await mapChunks(count: plan.taskCount, chunkSize: 1, threads: threads) { range in
      range.map { plan.run(task: $0) }
    }
    return plan.combine(parts.flatMap { $0 })
  }
}
