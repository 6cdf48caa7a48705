/// Slope of a series as the median of the slopes of all pairs (Sen, "Estimates of the regression coefficient based on
/// Kendall's tau", JASA 63 (1968)), with the interval that goes with Mann-Kendall.
public struct SenSlope: Sendable, Equatable {
  /// Change of the value in one unit of time.
  public let slope: Double
  /// Median of the values less slope times median of the times: where the line is at time 0.
  public let intercept: Double
  /// From ranks of the pair slopes, by the exact distribution of S without ties up to 50 periods (wider than needed where
  /// values tie), by the normal one beyond. It holds 0 exactly when no trend is found at that level, ties apart.
  /// Nil where the level cannot be reached: below six periods at 99 %.
  public let interval: Interval?

  /// - Parameters:
  ///   - values: In the order of time.
  ///   - times: Strictly ascending; nil for 0, 1, 2...
  /// - Returns: Nil with fewer than five or more than a thousand values, for one that is not finite, times that do not
  ///   ascend, or slopes beyond what a number can hold.
  public init?(_ values: [Double], times: [Double]? = nil, confidence: Double = 0.95) {
    let times = times ?? values.indices.map { Double($0) }
    guard (MannKendall.fewestPeriods...MannKendall.mostPeriods).contains(values.count), times.count == values.count,
      confidence > 0, confidence < 1, values.allSatisfy(\.isFinite), times.allSatisfy(\.isFinite),
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    let slopes = Self.pairSlopes(values, times).sorted()
    let middle = Self.median(slopes)
    intercept = Self.median(values.sorted()) - middle * Self.median(times)
    slope = middle
    guard slopes.allSatisfy(\.isFinite), intercept.isFinite else { return nil }
    interval = Self.excluded(values.count, (1 - confidence) / 2).map { skipped in
      Interval(lower: slopes[skipped], upper: slopes[slopes.count - 1 - skipped])
    }
  }

  private static func pairSlopes(_ values: [Double], _ times: [Double]) -> [Double] {
    var slopes: [Double] = []
    slopes.reserveCapacity(MannKendall.pairs(values.count))
    for j in values.indices {
      for i in 0..<j { slopes.append((values[j] - values[i]) / (times[j] - times[i])) }
    }
    return slopes
  }

  private static func median(_ sorted: [Double]) -> Double {
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }

  /// Slopes left out at each end: the most for which a slope beyond them has at most `tail` probability. Nil when even
  /// with none left out it has more.
  private static func excluded(_ n: Int, _ tail: Double) -> Int? {
    n <= MannKendall.mostExact ? exactlyExcluded(n, tail) : normallyExcluded(n, tail)
  }

  private static func exactlyExcluded(_ n: Int, _ tail: Double) -> Int? {
    var skipped: Int?
    var sum = 0.0
    // The true slope lies below the r + 1 lowest pair slopes when at most r pairs are inverted.
    for (r, p) in InversionCounts(groups: [Int](repeating: 1, count: n)).probability.enumerated() {
      sum += p
      guard sum <= tail else { break }
      skipped = r
    }
    return skipped.map { min($0, (MannKendall.pairs(n) - 1) / 2) }
  }

  private static func normallyExcluded(_ n: Int, _ tail: Double) -> Int {
    let count = Double(n)
    let deviation = (count * (count - 1) * (2 * count + 5) / 18).squareRoot()
    let pairs = MannKendall.pairs(n)
    let rank = (Double(pairs) + NormalDistribution.quantile(tail) * deviation) / 2
    return min(max(0, Int(rank.rounded(.down)) - 1), (pairs - 1) / 2)
  }
}
