/// How much more the changes of shares vary between units than chance alone would make them, as a correlation of the
/// children of a unit in a period: the variance of a share of n is 1 + (n - 1) correlation times the binomial one.
public struct ChangeDispersion: Sendable, Equatable {
  /// Fewest units that are asked.
  public static let fewestUnits = 12

  /// 0...1; 0 is chance alone. What makes the median of the squared scores around their median that of a normal one: half of
  /// the units may change in earnest without moving it far.
  public let correlation: Double
  /// Units it was estimated from.
  public let units: Int

  /// - Parameters:
  ///   - z: Scores of no change by the binomial variance, nil where there is none.
  ///   - sizes: Children of each unit in a period, at least 1; of two periods the harmonic mean.
  /// - Returns: Nil with fewer than twelve scores, or lists of two lengths.
  public init?(_ z: [Double?], sizes: [Double]) {
    guard z.count == sizes.count else { return nil }
    let known = z.indices.compactMap { index -> (z: Double, extra: Double)? in
      guard let score = z[index], score.isFinite, sizes[index] >= 1, sizes[index].isFinite else { return nil }
      return (score, sizes[index] - 1)
    }
    guard known.count >= Self.fewestUnits else { return nil }
    units = known.count
    correlation = Self.correlation(known)
  }

  /// Times the binomial variance of a share of so many children.
  public func factor(size: Double) -> Double { 1 + correlation * max(0, size - 1) }

  private static func correlation(_ known: [(z: Double, extra: Double)]) -> Double {
    func middle(_ correlation: Double) -> Double {
      let scores = known.map { $0.z / (1 + correlation * $0.extra).squareRoot() }
      let centre = median(scores)
      return median(scores.map { ($0 - centre) * ($0 - centre) })
    }
    guard middle(0) > medianSquare else { return 0 }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let half = (low + high) / 2
      if middle(half) > medianSquare { low = half } else { high = half }
    }
    return (low + high) / 2
  }

  /// Median of chi-square with one degree of freedom.
  private static let medianSquare = 0.454936423119572

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
