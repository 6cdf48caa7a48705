/// Conditional permutation with as many draws as the decision needs: the draws of `PermutationPlan`, level by level of
/// a schedule, for the units whose class under the decision rule is not settled yet.
///
/// The draws of a unit are the first ones of the full run, so its counts are those that the full run had at that
/// point; levels end at fixed numbers of draws: the result does not depend on the number of threads. All classes are
/// those of the full run with a chance of at least 1 - `schedule.risk` (`Settlement`). The p-value of a unit that
/// stopped is the coarser one of its draws; it lies within the bounds that settled it, so it gives the same class.
///
///     var plan = try AdaptivePermutation(...)
///     while !plan.isSettled { plan.absorb((0..<plan.taskCount).map { plan.run(task: $0) }) }
public struct AdaptivePermutation: Sendable {
  private let draws: LagDraws
  private let schedule: PermutationSchedule
  private var settlement: Settlement
  private var counts: [LagCounts?]
  private let isFixed: [Bool]
  private var active: [Int32]
  private var level = 0
  private var tasks: [LagDraws.Task] = []

  /// - Parameters:
  ///   - values, weights, seed: As for `PermutationPlan`.
  ///   - isTested: False for units that get no p, such as those without a statistic; all are tested when it is empty.
  ///     Units without neighbours never are.
  ///   - hasPOfOne: True for units whose p is 1 whatever is drawn (a local Moran at the mean): none when empty.
  ///     They are drawn at the first level only.
  public init(
    values: [Double], weights: Weights, schedule: PermutationSchedule, rule: DecisionRule = DecisionRule(),
    isTested: [Bool] = [], hasPOfOne: [Bool] = [], seed: UInt64
  ) throws(StatisticsError) {
    for flags in [isTested, hasPOfOne] where !flags.isEmpty && flags.count != values.count {
      throw .lengthMismatch(expected: values.count, found: flags.count)
    }
    let input = try LagInput(values: values, weights: weights)
    draws = LagDraws(input: input, seed: seed)
    self.schedule = schedule
    settlement = Settlement(units: values.count, schedule: schedule, rule: rule)
    counts = [LagCounts?](repeating: nil, count: values.count)
    let tested = values.indices.filter { (isTested.isEmpty || isTested[$0]) && input.isLinked($0) }
    active = tested.map { Int32($0) }
    isFixed = hasPOfOne.isEmpty ? [Bool](repeating: false, count: values.count) : hasPOfOne
    for unit in tested where isFixed[unit] { settlement.fixAtOne(unit) }
    prepareTasks(from: 0)
  }

  /// True when no unit needs more draws.
  public var isSettled: Bool { active.isEmpty }

  /// Number of tasks of the present level; they depend on the input only.
  public var taskCount: Int { tasks.count }

  /// The counts that one task finds.
  public struct Part: Sendable {
    let part: LagDraws.Part
  }

  /// Runs task `index` in 0..<taskCount of the present level; another index gives an empty part.
  public func run(task index: Int) -> Part {
    guard tasks.indices.contains(index) else { return Part(part: LagDraws.Part(units: [], counts: [])) }
    return Part(part: draws.run(tasks[index]))
  }

  /// Takes the parts of the present level, each task's once, in any order, and goes to the next.
  public mutating func absorb(_ parts: [Part]) {
    guard !active.isEmpty else { return }
    counts.add(parts.map(\.part))
    let open = active.filter { !isFixed[Int($0)] }
    active = settlement.unsettled(open, counts, level: level)
    level += 1
    prepareTasks(from: schedule.levels[level - 1])
  }

  /// All levels on this thread.
  public mutating func runAll() {
    while !isSettled { absorb((0..<taskCount).map { run(task: $0) }) }
  }

  /// What was counted so far; `replicates` is the number of draws that count for each unit.
  public var exceedance: LagExceedance { LagExceedance(counts: counts) }

  private mutating func prepareTasks(from first: Int) {
    guard !active.isEmpty, level < schedule.levels.count else {
      active = []
      tasks = []
      return
    }
    var isActive = [Bool](repeating: false, count: counts.count)
    for unit in active { isActive[Int(unit)] = true }
    tasks = draws.tasks(first..<schedule.levels[level]) { isActive[Int($0)] }
  }
}
