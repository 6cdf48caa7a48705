/// The local statistics that klaster are found by.
public enum LocalStatistic: Sendable, Equatable {
  /// Gi of empirical Bayes rates.
  case gi
  /// Gi* of empirical Bayes rates.
  case giStar
  /// Local Moran of Assuncao-Reis standardised rates.
  case localMoran
}

/// Where the distribution of a local statistic without any pattern comes from.
public enum NullModel: Sendable, Equatable {
  /// Conditional permutation of the rates (`AdaptivePermutation`).
  case permutation
  /// Maps drawn given each unit's base (`SimulationPlan`).
  case simulation
}

/// How p-values are found and what they decide.
public struct InferenceSettings: Sendable, Equatable {
  public var model: NullModel
  public var schedule: PermutationSchedule
  public var rule: DecisionRule
  public var seed: UInt64

  public init(model: NullModel, schedule: PermutationSchedule, rule: DecisionRule = DecisionRule(), seed: UInt64) {
    self.model = model
    self.schedule = schedule
    self.rule = rule
    self.seed = seed
  }
}

/// What a local statistic says of each unit; nil where it is not defined or the unit was not tested.
public struct LocalResult: Sendable, Equatable {
  /// Gi or Gi*: its standard score. Local Moran: the score of I by its conditional moments. Gi* of a unit without
  /// neighbours is nil here.
  public var z: [Double?]
  /// Local Moran's I; nil for Gi and Gi*.
  public var i: [Double?]
  /// Local Moran's place in the scatter plot; nil for Gi and Gi*.
  public var quadrant: [MoranQuadrant?]
  /// Two-sided p, nil for a unit without neighbours and where nothing varies.
  public var p: [Double?]
  /// `p` adjusted by the correction of the decision rule over the units tested.
  public var adjusted: [Double?]
  /// Draws on which `p` rests.
  public var draws: [Int?]
  public var hasNeighbours: [Bool]
}

/// A local statistic of rates and its p-values, in tasks that can run on any thread in any order.
///
///     var run = try LocalInference(.giStar, of: map, weights: weights, settings: settings)
///     while !run.isSettled { run.absorb((0..<run.taskCount).map { run.run(task: $0) }) }
///     let result = run.result
public struct LocalInference: Sendable {
  private enum Engine: Sendable {
    case permutation(AdaptivePermutation, sign: [Int]?)
    case simulation(SimulationPlan)
  }

  private let scores: LocalScores
  private let correction: MultipleTesting
  private var engine: Engine

  /// - Parameters:
  ///   - weights: Neighbours without links of a unit to itself, rows as they are: local Moran standardises them.
  ///   - selfWeight: What a unit's own link weighs in Gi*.
  public init(
    _ statistic: LocalStatistic, of map: RateMap, weights: Weights, selfWeight: Double = 1,
    settings: InferenceSettings
  ) throws(StatisticsError) {
    let values = statistic == .localMoran ? try map.standardised() : try map.empiricalBayes()
    scores = try LocalScores(statistic, values: values, weights: weights, selfWeight: selfWeight)
    correction = settings.rule.correction
    switch settings.model {
    case .permutation: engine = try Self.permutation(scores, values, weights, settings)
    case .simulation:
      engine = .simulation(
        try SimulationPlan(
          statistic, of: map, weights: weights, selfWeight: selfWeight, settings: settings,
          isTested: scores.isTested))
    }
  }

  /// Bivariate local Moran: the unit keeps its x, its neighbours' y are drawn from the other units. Always by
  /// permutation.
  public init(
    bivariate x: [Double], _ y: [Double], weights: Weights, settings: InferenceSettings
  ) throws(StatisticsError) {
    scores = LocalScores(try BivariateLocalMoran(x: x, y: y, weights: weights.rowStandardised()), weights: weights)
    correction = settings.rule.correction
    engine = try Self.permutation(scores, y, weights, settings)
  }

  private static func permutation(
    _ scores: LocalScores, _ values: [Double], _ weights: Weights, _ settings: InferenceSettings
  ) throws(StatisticsError) -> Engine {
    let plan = try AdaptivePermutation(
      values: values, weights: weights, schedule: settings.schedule, rule: settings.rule,
      isTested: scores.isTested, hasPOfOne: scores.sign?.map { $0 == 0 } ?? [], seed: settings.seed)
    return .permutation(plan, sign: scores.sign)
  }

  /// True when no unit needs more draws.
  public var isSettled: Bool {
    switch engine {
    case .permutation(let plan, _): plan.isSettled
    case .simulation(let plan): plan.isSettled
    }
  }

  /// Number of tasks of the present level; they depend on the input only.
  public var taskCount: Int {
    switch engine {
    case .permutation(let plan, _): plan.taskCount
    case .simulation(let plan): plan.taskCount
    }
  }

  /// What one task finds.
  public struct Part: Sendable {
    fileprivate enum Kind: Sendable {
      case permutation(AdaptivePermutation.Part)
      case simulation(SimulationPlan.Part)
    }
    fileprivate let kind: Kind
  }

  /// Runs task `index` in 0..<taskCount of the present level; another index gives an empty part.
  public func run(task index: Int) -> Part {
    switch engine {
    case .permutation(let plan, _): Part(kind: .permutation(plan.run(task: index)))
    case .simulation(let plan): Part(kind: .simulation(plan.run(task: index)))
    }
  }

  /// Takes the parts of the present level, each task's once, in any order, and goes to the next.
  public mutating func absorb(_ parts: [Part]) {
    switch engine {
    case .permutation(var plan, let sign):
      plan.absorb(parts.compactMap { if case .permutation(let part) = $0.kind { part } else { nil } })
      engine = .permutation(plan, sign: sign)
    case .simulation(var plan):
      plan.absorb(parts.compactMap { if case .simulation(let part) = $0.kind { part } else { nil } })
      engine = .simulation(plan)
    }
  }

  /// All levels on this thread.
  public mutating func runAll() {
    while !isSettled { absorb((0..<taskCount).map { run(task: $0) }) }
  }

  /// What is known after the levels that were absorbed.
  public var result: LocalResult {
    let p: PermutationP =
      switch engine {
      case .permutation(let plan, nil): plan.exceedance.localG
      case .permutation(let plan, let sign?): plan.exceedance.localMoran(sign: sign)
      case .simulation(let plan): plan.p
      }
    return LocalResult(
      z: scores.z, i: scores.i, quadrant: scores.quadrant, p: p.twoSided, adjusted: correction.adjusted(p.twoSided),
      draws: p.replicates.map { $0.map(Int.init) }, hasNeighbours: scores.hasNeighbours)
  }
}
