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
  /// Permutations by default: the smallest two-sided p is 0.00002, which a false discovery rate needs.
  public static let defaultReplicates = 99_999
  private static let chunk = 25_000
  private static let unitChunk = 256

  private enum Task: Sendable {
    case shared(group: Int, replicates: Range<Int>)
    case own(positions: Range<Int>)
  }

  private let input: LagInput
  private let groups: [SharedGroup]
  private let ownUnits: [Int32]
  private let tasks: [Task]
  private let replicates: Int
  private let seed: UInt64

  /// - Parameters:
  ///   - values: One a unit, finite.
  ///   - weights: Links of a unit to itself are left out, so plain and with-self weights give the same answer.
  ///   - replicates: R, 1...100 million.
  ///   - seed: Key of the generator (`CounterGenerator`).
  public init(
    values: [Double], weights: Weights, replicates: Int = defaultReplicates, seed: UInt64
  ) throws(StatisticsError) {
    guard (1...100_000_000).contains(replicates) else {
      throw .parameterOutOfRange(name: "replicates", value: Double(replicates))
    }
    input = try LagInput(values: values, weights: weights)
    self.replicates = replicates
    self.seed = seed
    (groups, ownUnits) = input.grouped()
    var tasks: [Task] = []
    for group in groups.indices {
      for first in stride(from: 0, to: replicates, by: Self.chunk) {
        tasks.append(.shared(group: group, replicates: first..<min(replicates, first + Self.chunk)))
      }
    }
    for first in stride(from: 0, to: ownUnits.count, by: Self.unitChunk) {
      tasks.append(.own(positions: first..<min(ownUnits.count, first + Self.unitChunk)))
    }
    self.tasks = tasks
  }

  /// Number of tasks; they depend on the input only.
  public var taskCount: Int { tasks.count }

  /// The counts that one task finds.
  public struct Part: Sendable {
    let units: [Int32]
    let counts: [LagCounts]
  }

  /// Runs task `index` in 0..<taskCount; another index gives an empty part.
  public func run(task index: Int) -> Part {
    guard tasks.indices.contains(index) else { return Part(units: [], counts: []) }
    switch tasks[index] {
    case .shared(let group, let range):
      return Part(
        units: groups[group].units, counts: groups[group].counts(replicates: range, seed: seed, input.grid.q))
    case .own(let positions):
      let units = Array(ownUnits[positions])
      let sampler = PerUnitPermutation(input: input, replicates: replicates, seed: seed)
      return Part(units: units, counts: units.map { sampler.counts(unit: Int($0)) })
    }
  }

  /// Adds up parts, each task's once, in any order.
  public func combine(_ parts: [Part]) -> LagExceedance {
    var total = [LagCounts?](repeating: nil, count: input.count)
    for part in parts {
      for (unit, counts) in zip(part.units, part.counts) {
        total[Int(unit)] = (total[Int(unit)] ?? LagCounts()).adding(counts)
      }
    }
    return LagExceedance(counts: total)
  }

  /// All tasks on this thread.
  public func runAll() -> LagExceedance { combine((0..<taskCount).map { run(task: $0) }) }
}

/// Exceedances of one unit.
struct LagCounts: Sendable {
  var atLeast: Int32 = 0
  var atMost: Int32 = 0
  var replicates: Int32 = 0

  func adding(_ other: LagCounts) -> LagCounts {
    LagCounts(
      atLeast: atLeast &+ other.atLeast, atMost: atMost &+ other.atMost,
      replicates: replicates &+ other.replicates)
  }
}

extension LagExceedance {
  init(counts: [LagCounts?]) {
    atLeast = counts.map { $0?.atLeast }
    atMost = counts.map { $0?.atMost }
    replicates = counts.map { $0?.replicates }
  }
}
