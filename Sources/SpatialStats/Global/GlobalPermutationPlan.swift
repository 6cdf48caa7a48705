/// Full permutation of values over all units, islands among them, cut into tasks that can run on any thread in any order.
///
/// Permutation r is addressed by (seed, stream, r), so the result does not depend on the number of threads, and the
/// permutations 0..<R are the first ones of any longer run. All statistics of a plan see the same permutations.
public struct GlobalPermutationPlan: Sendable {
  /// Permutations by default: the smallest two-sided p is 0.0002.
  public static let defaultReplicates = 9_999
  /// Stream of the generator; local statistics use the small ones.
  private static let stream: UInt64 = 0x676C_6F62_616C_0000
  private static let chunk = 250

  private let statistics: [GlobalStatistic]
  private let weighing: [SumWeights]
  private let observed: [Double]
  private let tolerance: [Double]
  private let kernel: PermutationKernel
  private let replicates: Int

  /// Moran, Geary and general G of one variable; the last counts only if no value is below 0.
  /// - Parameter replicates: R, 1...100 million.
  public init(
    values: [Double], weights: Weights, replicates: Int = defaultReplicates, seed: UInt64
  ) throws(StatisticsError) {
    try checkLengths(values, weights)
    let deviations = try Deviations(values)
    let g = SumWeights(cross: 1, linear: deviations.mean)
    try self.init(
      [.moran, .geary, .generalG], [SumWeights(cross: 1), SumWeights(cross: -2, squares: 1), g],
      PermutationKernel(deviations.d, LinkPairs(weights), seed: seed, stream: Self.stream), replicates)
  }

  /// Joins of black and white units.
  public init(
    isBlack: [Bool], weights: Weights, replicates: Int = defaultReplicates, seed: UInt64
  ) throws(StatisticsError) {
    let values = isBlack.map { $0 ? 1.0 : 0.0 }
    try checkLengths(values, weights)
    try self.init(
      [.blackBlack, .whiteWhite, .blackWhite],
      [SumWeights(cross: 1), SumWeights(cross: 1, linear: -1), SumWeights(cross: -2, squares: 1)],
      PermutationKernel(values, LinkPairs(weights), seed: seed, stream: Self.stream + 1), replicates)
  }

  /// Bivariate Moran: x stays, y is permuted.
  public init(
    x: [Double], y: [Double], weights: Weights, replicates: Int = defaultReplicates, seed: UInt64
  ) throws(StatisticsError) {
    try checkLengths(x, weights)
    try checkLengths(y, weights)
    let (dx, dy) = (try Deviations(x), try Deviations(y))
    let pull = BivariatePull(x: dx, weights: weights).values
    try self.init(
      [.bivariateMoran], [SumWeights(linear: 1)],
      PermutationKernel(dy.d, touching: pull, seed: seed, stream: Self.stream + 2), replicates)
  }

  private init(
    _ statistics: [GlobalStatistic], _ weighing: [SumWeights], _ kernel: PermutationKernel, _ replicates: Int
  ) throws(StatisticsError) {
    guard (1...100_000_000).contains(replicates) else {
      throw .parameterOutOfRange(name: "replicates", value: Double(replicates))
    }
    self.statistics = statistics
    self.weighing = weighing
    self.kernel = kernel
    self.replicates = replicates
    let sums = kernel.observed
    observed = weighing.map { $0.value(sums) }
    tolerance = weighing.map { 1e-12 * $0.bound(kernel.bound) }
  }

  /// Number of tasks; they depend on the number of permutations only.
  public var taskCount: Int { (replicates + Self.chunk - 1) / Self.chunk }

  /// The counts that one task finds.
  public struct Part: Sendable {
    var atLeast: [Int]
    var atMost: [Int]
    var replicates = 0
  }

  /// Runs task `index` in 0..<taskCount; another index gives an empty part.
  public func run(task index: Int) -> Part {
    let none = [Int](repeating: 0, count: statistics.count)
    var part = Part(atLeast: none, atMost: none)
    guard (0..<taskCount).contains(index) else { return part }
    var buffer = kernel.values
    for replicate in index * Self.chunk..<min(replicates, (index + 1) * Self.chunk) {
      let sums = kernel.permuted(UInt32(truncatingIfNeeded: replicate), &buffer)
      part.replicates += 1
      for k in statistics.indices {
        let value = weighing[k].value(sums)
        if value >= observed[k] - tolerance[k] { part.atLeast[k] += 1 }
        if value <= observed[k] + tolerance[k] { part.atMost[k] += 1 }
      }
    }
    return part
  }

  /// Adds up parts, each task's once, in any order.
  public func combine(_ parts: [Part]) -> GlobalPermutation {
    var tails: [GlobalStatistic: GlobalTail] = [:]
    for (k, statistic) in statistics.enumerated() {
      tails[statistic] = GlobalTail(
        atLeast: parts.reduce(0) { $0 + $1.atLeast[k] }, atMost: parts.reduce(0) { $0 + $1.atMost[k] },
        replicates: parts.reduce(0) { $0 + $1.replicates })
    }
    return GlobalPermutation(tails: tails)
  }

  /// All tasks on this thread.
  public func runAll() -> GlobalPermutation { combine((0..<taskCount).map { run(task: $0) }) }
}

/// A statistic as a weighted sum of the three sums, what permutation cannot change left out.
private struct SumWeights: Sendable {
  var cross = 0.0
  var linear = 0.0
  var squares = 0.0

  func value(_ sums: GlobalSums) -> Double { cross * sums.cross + linear * sums.linear + squares * sums.squares }

  /// The largest value that any permutation could have, by `PermutationKernel.bound`.
  func bound(_ bound: GlobalSums) -> Double {
    abs(cross) * bound.cross + abs(linear) * bound.linear + abs(squares) * bound.squares
  }
}
