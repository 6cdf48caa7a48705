/// How a funnel allows for units that vary beyond chance (Spiegelhalter 2005, section 5).
public enum FunnelDispersion: Sendable, Equatable {
  case none
  /// A factor of at least 1 on every unit's variance.
  case multiplicative(factor: Double)
  /// A variance between the units on top of each one's own: large units gain more than small ones.
  case additive(variance: Double)

  /// Which of the two is estimated.
  public enum Kind: Sendable, Equatable, CaseIterable { case multiplicative, additive }

  /// By the mean square of the standard scores after winsorising them (A.3.1), and for the additive kind by the moments
  /// of DerSimonian and Laird from that (A.3.2). Units without measured do not count; with fewer than two others, or
  /// where the mean square is no more than chance gives, `none`.
  /// - Parameters:
  ///   - target: Between 0 and 1, both excluded.
  ///   - winsorised: Share of the scores pulled in at each end, 0..<0.5.
  public static func estimated(
    _ kind: Kind, cases: [Int], measured: [Int], target: Double, winsorised: Double = 0.1
  ) throws(StatisticsError) -> FunnelDispersion {
    guard cases.count == measured.count else { throw .lengthMismatch(expected: cases.count, found: measured.count) }
    guard target > 0, target < 1 else { throw .parameterOutOfRange(name: "target", value: target) }
    guard winsorised >= 0, winsorised < 0.5 else {
      throw .parameterOutOfRange(name: "winsorised", value: winsorised)
    }
    var (scores, weights): ([Double], [Double]) = ([], [])
    for unit in cases.indices where measured[unit] > 0 {
      guard (0...measured[unit]).contains(cases[unit]) else {
        throw .parameterOutOfRange(name: "cases", value: Double(cases[unit]))
      }
      let n = Double(measured[unit])
      let variance = target * (1 - target) / n
      scores.append((Double(cases[unit]) / n - target) / variance.squareRoot())
      weights.append(1 / variance)
    }
    guard scores.count > 1 else { return .none }
    return make(kind, meanSquare(of: scores, winsorised), weights)
  }

  private static func make(_ kind: Kind, _ square: Double, _ weights: [Double]) -> FunnelDispersion {
    let n = Double(weights.count)
    switch kind {
    case .multiplicative: return square > 1 ? .multiplicative(factor: square) : .none
    case .additive:
      let sum = weights.reduce(0, +)
      let squares = weights.reduce(0) { $0 + $1 * $1 }
      let denominator = sum - squares / sum
      guard n * square > n - 1, denominator > 0 else { return .none }
      return .additive(variance: (n * square - (n - 1)) / denominator)
    }
  }

  private static func meanSquare(of scores: [Double], _ winsorised: Double) -> Double {
    let sorted = scores.sorted()
    let cut = Int(winsorised * Double(sorted.count))
    let (low, high) = (sorted[cut], sorted[sorted.count - 1 - cut])
    return sorted.reduce(0) { sum, z in
      let pulled = min(max(z, low), high)
      return sum + pulled * pulled
    } / Double(sorted.count)
  }
}
