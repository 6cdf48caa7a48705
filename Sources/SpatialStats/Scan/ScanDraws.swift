/// Draws of maps under the null: the same number of cases, placed without regard to geography.
///
/// Map r is addressed by (seed, r), so it is the same whoever draws it.
struct ScanDraws: Sendable {
  private static let stream: UInt64 = 0x5343_414E << 16

  let model: ScanModel
  let seed: UInt64
  let cases: Int
  let base: [Double]
  let totalBase: Double
  let spread: IntraclassPosterior?

  /// - Returns: Cases of every unit.
  func map(_ replicate: Int) -> [Int] {
    var random = CounterGenerator(seed: seed, stream: Self.stream, replicate: UInt32(truncatingIfNeeded: replicate))
    switch model {
    case .binomial: return withoutReplacement(cases, from: base.map { Int($0) }, &random)
    case .poisson: return multinomial(&random)
    case .betaBinomial: return betaBinomial(&random)
    }
  }

  /// Takes `taken` of the things that lie in units.
  private func withoutReplacement(_ taken: Int, from units: [Int], _ random: inout CounterGenerator) -> [Int] {
    var (total, left) = (units.reduce(0, +), taken)
    return units.map { size in
      guard left > 0 else { return 0 }
      let count = ModalInversion.hypergeometric(total: total, successes: size, draws: left, &random)
      total -= size
      left -= count
      return count
    }
  }

  private func multinomial(_ random: inout CounterGenerator) -> [Int] {
    var (total, left) = (totalBase, cases)
    // Rounding must not give the rest to a unit without a base.
    let last = base.lastIndex { $0 > 0 } ?? 0
    return base.indices.map { unit in
      guard left > 0, base[unit] > 0 else { return 0 }
      let share = unit == last ? 1 : base[unit] / total
      let count = ModalInversion.binomial(trials: left, probability: share, &random)
      total -= base[unit]
      left -= count
      return count
    }
  }

  /// Places drawn from a beta distribution, then their cases; the total is made that of the data by turning children
  /// chosen at random, as a common factor on all places would.
  private func betaBinomial(_ random: inout CounterGenerator) -> [Int] {
    guard let spread else { return base.map { _ in 0 } }
    let (mean, icc) = spread.draw(&random)
    guard icc > 0, mean > 0, mean < 1 else { return withoutReplacement(cases, from: base.map { Int($0) }, &random) }
    let precision = 1 / icc - 1
    var counts = base.map { size in
      size > 0
        ? ModalInversion.binomial(
          trials: Int(size), probability: random.beta(mean * precision, (1 - mean) * precision), &random) : 0
    }
    let surplus = counts.reduce(0, +) - cases
    if surplus > 0 {
      let turned = withoutReplacement(surplus, from: counts, &random)
      for unit in counts.indices { counts[unit] -= turned[unit] }
    } else if surplus < 0 {
      let turned = withoutReplacement(-surplus, from: counts.indices.map { Int(base[$0]) - counts[$0] }, &random)
      for unit in counts.indices { counts[unit] += turned[unit] }
    }
    return counts
  }
}
