/// Units with the same number of neighbours, all of equal weight, that share draws.
struct SharedGroup: Sendable {
  let degree: Int
  /// Ascending.
  let units: [Int32]

  /// Exceedances of some of the units among the draws of a range of replicates that do not contain them.
  func counts(of units: [Int32], replicates: Range<Int>, seed: UInt64, _ input: LagInput) -> [LagCounts] {
    var tally = SharedTally(units: units, degree: degree, input: input)
    var sums = tally.drawnSums(replicates, seed: seed, input.grid.q)
    return tally.counts(&sums)
  }
}

/// Counts one range of shared draws against the observed sums of some units.
private struct SharedTally {
  private let degree: Int
  /// Sums at or above this reach a unit's observed one from above.
  private let floor: [Int64]
  /// Sums at or below this reach it from below.
  private let ceiling: [Int64]
  /// Position of every unit among those counted, or -1.
  private let slot: [Int32]
  /// What the draws that contain the unit would have counted.
  private var excluded: [LagCounts]

  init(units: [Int32], degree: Int, input: LagInput) {
    self.degree = degree
    let observed = units.map { input.observedSum(Int($0)) }
    floor = observed.map { $0 - Int64(degree) }
    ceiling = observed.map { $0 + Int64(degree) }
    var slot = [Int32](repeating: -1, count: input.count)
    for (position, unit) in units.enumerated() { slot[Int(unit)] = Int32(position) }
    self.slot = slot
    excluded = [LagCounts](repeating: LagCounts(), count: units.count)
  }

  mutating func drawnSums(_ replicates: Range<Int>, seed: UInt64, _ q: [Int64]) -> [Int64] {
    var sampler = SubsetSampler(size: degree, bound: q.count)
    var sums = [Int64](repeating: 0, count: replicates.count)
    for replicate in replicates {
      var generator = CounterGenerator(
        seed: seed, stream: UInt64(degree), replicate: UInt32(truncatingIfNeeded: replicate))
      sampler.draw(&generator)
      var sum: Int64 = 0
      for position in 0..<degree { sum &+= q[Int(sampler.members[position])] }
      sums[replicate - replicates.lowerBound] = sum
      for position in 0..<degree {
        let own = slot[Int(sampler.members[position])]
        if own >= 0 { exclude(sum, Int(own)) }
      }
    }
    return sums
  }

  @inline(__always)
  private mutating func exclude(_ sum: Int64, _ position: Int) {
    excluded[position].replicates &+= 1
    if sum >= floor[position] { excluded[position].atLeast &+= 1 }
    if sum <= ceiling[position] { excluded[position].atMost &+= 1 }
  }

  /// A few units are compared draw by draw; for more it pays to sort.
  func counts(_ sums: inout [Int64]) -> [LagCounts] {
    let all = Int32(sums.count)
    if floor.count > 12 {
      radixSort(&sums)
      return floor.indices.map { position in
        let below = lowerBound(sums, floor[position])
        let upTo = lowerBound(sums, ceiling[position] + 1)
        return left(position, all - Int32(below), Int32(upTo), all)
      }
    }
    return floor.indices.map { position in
      let (low, high) = (floor[position], ceiling[position])
      var (atLeast, atMost): (Int32, Int32) = (0, 0)
      for sum in sums {
        atLeast &+= sum >= low ? 1 : 0
        atMost &+= sum <= high ? 1 : 0
      }
      return left(position, atLeast, atMost, all)
    }
  }

  private func left(_ position: Int, _ atLeast: Int32, _ atMost: Int32, _ all: Int32) -> LagCounts {
    let out = excluded[position]
    return LagCounts(
      atLeast: atLeast - out.atLeast, atMost: atMost - out.atMost, replicates: all - out.replicates)
  }
}
