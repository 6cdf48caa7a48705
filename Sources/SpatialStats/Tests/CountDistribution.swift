import Glibc

/// The distribution of one unit's count under a model; the shared ground of the hotspot tests.
enum CountDistribution {
  /// Cases among `n` measured.
  case share(n: Int, mean: Double, icc: Double)
  /// A count without an upper end.
  case count(mean: Double, dispersion: Double)

  var mean: Double {
    switch self {
    case .share(let n, let mean, _): Double(n) * mean
    case .count(let mean, _): mean
    }
  }

  var deviation: Double {
    switch self {
    case .share(let n, let mean, let icc):
      (Double(n) * mean * (1 - mean) * (1 + Double(n - 1) * icc)).squareRoot()
    case .count(let mean, let dispersion): (mean + dispersion * mean * mean).squareRoot()
    }
  }

  /// The largest possible count.
  var largest: Int {
    if case .share(let n, _, _) = self { return n }
    return 1 << 52
  }

  func mass(_ k: Int) -> Double {
    switch self {
    case .share(let n, let mean, let icc):
      BetaBinomialDistribution.mass(k, of: n, mean: mean, intraclassCorrelation: icc)
    case .count(let mean, let dispersion):
      NegativeBinomialDistribution.mass(k, mean: mean, dispersion: dispersion)
    }
  }

  func atLeast(_ k: Int) -> Double {
    switch self {
    case .share(let n, let mean, let icc):
      BetaBinomialDistribution.atLeast(k, of: n, mean: mean, intraclassCorrelation: icc)
    case .count(let mean, let dispersion):
      NegativeBinomialDistribution.atLeast(k, mean: mean, dispersion: dispersion)
    }
  }

  /// Upper tail in which `k` itself counts half.
  func midP(_ k: Int) -> Double { min(1, atLeast(k + 1) + 0.5 * mass(k)) }

  /// mass(k + 1) / mass(k).
  func ratio(_ k: Int) -> Double {
    let x = Double(k)
    switch self {
    case .share(let n, let mean, let icc):
      let rest = Double(n - k)
      guard icc > 0 else { return rest / (x + 1) * (mean / (1 - mean)) }
      let precision = 1 / icc - 1
      return rest * (x + mean * precision) / ((x + 1) * (rest - 1 + (1 - mean) * precision))
    case .count(let mean, let dispersion):
      return mean * (1 + dispersion * x) / ((1 + dispersion * mean) * (x + 1))
    }
  }

  /// The smallest count whose mid-p is at most `level`; nil when even the largest is not.
  func critical(level: Double) -> Int? {
    let wide = mean + 10 * deviation + 10
    var top = Int(min(Double(largest), wide))
    while midP(top) > level, top < largest { top = top > largest / 2 ? largest : 2 * top }
    return RootSearch.firstTrue(in: 0...top) { midP($0) <= level }
  }
}
