import Glibc

/// The distribution of one unit's count under a model; the shared ground of the hotspot tests.
enum CountDistribution: Sendable, Equatable {
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
  func midP(_ k: Int) -> Double {
    guard deviation < Self.widestSummed else { return min(1, atLeast(k + 1) + 0.5 * mass(k)) }
    let own = mass(k)
    let steps = MassSteps(self)
    if Double(k) >= mean { return min(1, 0.5 * own + steps.sum(above: k, from: own)) }
    return max(0, 1 - 0.5 * own - steps.sum(below: k, from: own))
  }

  /// Distributions wider than this many counts (standard deviation) are not summed count by count.
  static let widestSummed = 200.0

  /// The smallest count whose mid-p is at most `level`; nil when even the largest is not.
  func critical(level: Double) -> Int? {
    let wide = mean + 10 * deviation + 10
    var top = Int(min(Double(largest), wide))
    while midP(top) > level, top < largest { top = top > largest / 2 ? largest : 2 * top }
    return RootSearch.firstTrue(in: 0...top) { midP($0) <= level }
  }
}

/// mass(k + 1) / mass(k) of a count distribution as (a + b k) (c + d k) / ((k + 1) (e + f k)): the beta-binomial with
/// shapes times the correlation, so that a correlation of 0 is no special case, and the negative binomial.
struct MassSteps {
  private let a, b, c, d, e, f: Double
  let largest: Int

  init(_ distribution: CountDistribution) {
    largest = distribution.largest
    switch distribution {
    case .share(let n, let mean, let icc):
      let rest = 1 - icc
      (a, b) = (Double(n), -1)
      (c, d) = (mean * rest, icc)
      (e, f) = (Double(n - 1) * icc + (1 - mean) * rest, -icc)
    case .count(let mean, let dispersion):
      (a, b) = (1, 0)
      (c, d) = (mean, mean * dispersion)
      (e, f) = (1 + mean * dispersion, 0)
    }
  }

  @inline(__always)
  func up(_ k: Int) -> Double {
    let x = Double(k)
    return (a + b * x) * (c + d * x) / ((x + 1) * (e + f * x))
  }

  /// mass(k - 1) / mass(k).
  @inline(__always)
  func down(_ k: Int) -> Double {
    let x = Double(k)
    return x * (e + f * (x - 1)) / ((a + b * (x - 1)) * (c + d * (x - 1)))
  }

  /// The masses above `k`, given that of `k`.
  func sum(above k: Int, from mass: Double) -> Double {
    var (sum, term, at) = (0.0, mass, k)
    while at < largest {
      term *= up(at)
      sum += term
      at += 1
      if term <= sum * 1e-15 { break }
    }
    return sum
  }

  /// The masses below `k`, given that of `k`.
  func sum(below k: Int, from mass: Double) -> Double {
    var (sum, term, at) = (0.0, mass, k)
    while at > 0 {
      term *= down(at)
      sum += term
      at -= 1
      if term <= sum * 1e-15 { break }
    }
    return sum
  }
}
