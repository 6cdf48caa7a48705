extension CountDistribution {
  /// The smallest mean (share or count) at which the upper-tail mid-p test at `level` finds the unit with probability
  /// `power`, the dispersion unchanged. Nil when no count is significant.
  func detectable(level: Double, power: Double) -> Double? {
    guard level > 0, level < 1, power > 0, power < 1, let critical = critical(level: level), critical > 0 else {
      return nil
    }
    switch self {
    case .share(let n, _, let icc):
      if icc <= 0 { return BetaDistribution.quantile(power, Double(critical), Double(n - critical) + 1) }
      return bisect(mean / Double(n), 1) { share in
        CountDistribution.share(n: n, mean: share, icc: icc).atLeast(critical) >= power
      }
    case .count(let mean, let dispersion):
      if dispersion <= 0 { return GammaDistribution.quantile(power, shape: Double(critical)) }
      var high = 2 * max(mean, Double(critical))
      while CountDistribution.count(mean: high, dispersion: dispersion).atLeast(critical) < power, high < 1e15 {
        high *= 2
      }
      return bisect(mean, high) { value in
        CountDistribution.count(mean: value, dispersion: dispersion).atLeast(critical) >= power
      }
    }
  }

  /// Where a condition that fails at `low` begins to hold.
  private func bisect(_ low: Double, _ high: Double, _ holds: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<60 where high - low > 1e-9 * high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

/// The smallest prevalence that the hotspot test finds in a unit with this many measured.
/// - Parameters:
///   - measured: 1 to 10^12.
///   - reference: Average of the others, inside 0...1.
///   - intraclassCorrelation: 0 for the binomial model.
///   - level: One-sided level, for one unit alone.
///   - power: Probability of finding it.
/// - Returns: Nil where no prevalence would be found and for parameters outside their range.
public func smallestDetectablePrevalence(
  measured: Int, reference: Double, intraclassCorrelation: Double = 0, level: Double = 0.05, power: Double = 0.8
) -> Double? {
  guard (1...HotspotTest.largestCount).contains(measured), reference > 0, reference < 1, intraclassCorrelation >= 0,
    intraclassCorrelation < 1
  else {
    return nil
  }
  return CountDistribution.share(n: measured, mean: reference, icc: intraclassCorrelation)
    .detectable(level: level, power: power)
}
