/// Conditional permutation unit by unit: for each unit and replicate its neighbours are drawn anew from the other
/// units. Works for any weights; the slow twin of the shared draws of `PermutationPlan`.
///
/// Draw r of unit i is addressed by (seed, 2^32 + i, r).
public struct PerUnitPermutation: Sendable {
  private let input: LagInput
  private let replicates: Int
  private let seed: UInt64

  init(input: LagInput, replicates: Int, seed: UInt64) {
    self.input = input
    self.replicates = replicates
    self.seed = seed
  }

  /// - Parameters: as for `PermutationPlan`.
  public init(values: [Double], weights: Weights, replicates: Int, seed: UInt64) throws(StatisticsError) {
    let schedule = try PermutationSchedule.fixed(replicates)
    self.init(input: try LagInput(values: values, weights: weights), replicates: schedule.maximum, seed: seed)
  }

  /// All units on this thread.
  public func run() -> LagExceedance {
    LagExceedance(counts: (0..<input.count).map { input.isLinked($0) ? counts(unit: $0, 0..<replicates) : nil })
  }

  func counts(unit: Int, _ replicates: Range<Int>) -> LagCounts {
    let row = linkWeights(unit)
    let observed = observedLag(unit)
    let tolerance = row.reduce(0, +) * 0x1p-40 * input.largest
    var sampler = SubsetSampler(size: row.count, bound: input.count - 1)
    var counts = LagCounts()
    for replicate in replicates {
      var generator = CounterGenerator(
        seed: seed, stream: 1 << 32 | UInt64(unit), replicate: UInt32(truncatingIfNeeded: replicate))
      sampler.draw(&generator)
      var lag = 0.0
      for position in row.indices {
        let member = Int(sampler.members[position])
        lag += row[position] * input.deviations[member < unit ? member : member + 1]
      }
      if lag >= observed - tolerance { counts.atLeast += 1 }
      if lag <= observed + tolerance { counts.atMost += 1 }
    }
    counts.replicates = Int32(clamping: replicates.count)
    return counts
  }

  private func linkWeights(_ unit: Int) -> [Double] {
    input.weights.links(of: unit).filter { Int(input.weights.neighbours[$0]) != unit }.map { input.weights.values[$0] }
  }

  private func observedLag(_ unit: Int) -> Double {
    var lag = 0.0
    for position in input.weights.links(of: unit) where Int(input.weights.neighbours[position]) != unit {
      lag += input.weights.values[position] * input.deviations[Int(input.weights.neighbours[position])]
    }
    return lag
  }
}
