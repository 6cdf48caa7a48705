/// Units with the same number of neighbours, all of equal weight, and the draws they share.
struct SharedGroup: Sendable {
  let degree: Int
  let units: [Int32]
  /// Sums at or above this reach a unit's observed one from above, in the order of `units`.
  private let floor: [Int64]
  /// Sums at or below this reach it from below.
  private let ceiling: [Int64]
  /// Position of every unit in `units`, or -1.
  private let slot: [Int32]

  init(degree: Int, units: [Int32], input: LagInput) {
    self.degree = degree
    self.units = units
    let tolerance = Int64(degree)
    floor = units.map { input.observedSum(Int($0)) - tolerance }
    ceiling = units.map { input.observedSum(Int($0)) + tolerance }
    var slot = [Int32](repeating: -1, count: input.count)
    for (position, unit) in units.enumerated() { slot[Int(unit)] = Int32(position) }
    self.slot = slot
  }

  /// Exceedances of each unit among the draws of a range of replicates that do not contain it.
  func counts(replicates: Range<Int>, seed: UInt64, _ q: [Int64]) -> [LagCounts] {
    var excluded = [LagCounts](repeating: LagCounts(), count: units.count)
    var sums = drawnSums(replicates, seed, q, &excluded)
    radixSort(&sums)
    return units.indices.map { position in
      let below = lowerBound(sums, floor[position])
      let upTo = lowerBound(sums, ceiling[position] + 1)
      let out = excluded[position]
      return LagCounts(
        atLeast: Int32(sums.count - below) - out.atLeast, atMost: Int32(upTo) - out.atMost,
        replicates: Int32(sums.count) - out.replicates)
    }
  }

  private func drawnSums(
    _ replicates: Range<Int>, _ seed: UInt64, _ q: [Int64], _ excluded: inout [LagCounts]
  ) -> [Int64] {
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
        if own >= 0 { exclude(sum, &excluded[Int(own)], Int(own)) }
      }
    }
    return sums
  }

  @inline(__always)
  private func exclude(_ sum: Int64, _ counts: inout LagCounts, _ position: Int) {
    counts.replicates &+= 1
    if sum >= floor[position] { counts.atLeast &+= 1 }
    if sum <= ceiling[position] { counts.atMost &+= 1 }
  }
}

/// Number of elements below a value in an ascending array.
func lowerBound(_ sorted: [Int64], _ value: Int64) -> Int {
  var (low, high) = (0, sorted.count)
  while low < high {
    let middle = (low &+ high) &>> 1
    if sorted[middle] < value { low = middle &+ 1 } else { high = middle }
  }
  return low
}

/// Sorts ascending, eleven bits at a time; passes in which all agree are skipped.
func radixSort(_ keys: inout [Int64]) {
  guard keys.count > 256 else { return keys.sort() }
  let sign: UInt64 = 1 << 63
  var from = keys.map { UInt64(bitPattern: $0) ^ sign }
  var to = [UInt64](repeating: 0, count: from.count)
  for shift in stride(from: UInt64(0), to: 64, by: 11) {
    var offsets = [Int](repeating: 0, count: 2049)
    for key in from { offsets[Int((key &>> shift) & 2047) &+ 1] &+= 1 }
    if offsets.contains(from.count) { continue }
    for digit in 1..<2049 { offsets[digit] &+= offsets[digit &- 1] }
    for key in from {
      let digit = Int((key &>> shift) & 2047)
      to[offsets[digit]] = key
      offsets[digit] &+= 1
    }
    swap(&from, &to)
  }
  for index in keys.indices { keys[index] = Int64(bitPattern: from[index] ^ sign) }
}
