/// Conditional permutation of the lags of all units, cut into tasks that can run on any thread in any order.
///
/// Where all neighbours of a unit weigh the same (binary or row-standardised weights) its lag under permutation
/// depends on the neighbours only through their number k. Such units share draws: R random k-subsets of all units;
/// those that contain the unit itself are left out, and what is left is exactly its conditional distribution. So
/// units with the same number of neighbours have dependent p-values. Units with unequal weights, or with more than
/// half of all units as neighbours, get permutations of their own (`PerUnitPermutation`).
///
/// Draw r for k neighbours is addressed by (seed, k, r): the result does not depend on the number of threads. Memory
/// is one chunk of sums a task, whatever the number of permutations.
public struct PermutationPlan: Sendable {
  /// Permutations by default: see `PermutationSchedule.defaultMaximum`.
  public static let defaultReplicates = PermutationSchedule.defaultMaximum

  private let draws: LagDraws
  private let tasks: [LagDraws.Task]

  /// - Parameters:
  ///   - values: One a unit, finite.
  ///   - weights: Links of a unit to itself are left out, so plain and with-self weights give the same answer.
  ///   - replicates: R, 1...100 million.
  ///   - seed: Key of the generator (`CounterGenerator`).
  public init(
    values: [Double], weights: Weights, replicates: Int = defaultReplicates, seed: UInt64
  ) throws(StatisticsError) {
    let schedule = try PermutationSchedule.fixed(replicates)
    draws = LagDraws(input: try LagInput(values: values, weights: weights), seed: seed)
    tasks = draws.tasks(0..<schedule.maximum)
  }

  /// Number of tasks; they depend on the input only.
  public var taskCount: Int { tasks.count }

  /// The counts that one task finds.
  public struct Part: Sendable {
    let part: LagDraws.Part
  }

  /// Runs task `index` in 0..<taskCount; another index gives an empty part.
  public func run(task index: Int) -> Part {
    guard tasks.indices.contains(index) else { return Part(part: LagDraws.Part(units: [], counts: [])) }
    return Part(part: draws.run(tasks[index]))
  }

  /// Adds up parts, each task's once, in any order.
  public func combine(_ parts: [Part]) -> LagExceedance {
    var total = [LagCounts?](repeating: nil, count: draws.input.count)
    total.add(parts.map(\.part))
    return LagExceedance(counts: total)
  }

  /// All tasks on this thread.
  public func runAll() -> LagExceedance { combine((0..<taskCount).map { run(task: $0) }) }
}
