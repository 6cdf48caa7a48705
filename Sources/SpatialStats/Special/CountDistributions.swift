import Glibc

/// The binomial distribution.
public enum BinomialDistribution {
  /// Probability of exactly `k` of `n`.
  public static func mass(_ k: Int, of n: Int, probability p: Double) -> Double {
    guard k >= 0, k <= n else { return 0 }
    return Factorials.binomialTerm(Double(k), Double(n), p, 1 - p)
  }

  /// Both tails: at most `k`, more than `k`.
  public static func tails(_ k: Int, of n: Int, probability p: Double) -> TailPair {
    guard k >= 0 else { return .fromLower(0) }
    guard k < n else { return .fromUpper(0) }
    let beta = BetaDistribution.tails(p, complement: 1 - p, Double(k) + 1, Double(n) - Double(k))
    return TailPair(lower: beta.upper, upper: beta.lower)
  }

  /// Probability of `k` or more.
  public static func atLeast(_ k: Int, of n: Int, probability p: Double) -> Double {
    k <= 0 ? 1 : tails(k - 1, of: n, probability: p).upper
  }
}

/// The Poisson distribution.
public enum PoissonDistribution {
  /// Probability of exactly `k`.
  public static func mass(_ k: Int, mean: Double) -> Double {
    k < 0 ? 0 : Factorials.poissonTerm(Double(k), mean)
  }

  /// Probability of `k` or more.
  public static func atLeast(_ k: Int, mean: Double) -> Double {
    k <= 0 ? 1 : GammaDistribution.tails(mean, shape: Double(k)).lower
  }
}

/// The negative binomial distribution by its mean m and dispersion d: variance m + d m^2.
public enum NegativeBinomialDistribution {
  /// Probability of exactly `k`.
  public static func mass(_ k: Int, mean: Double, dispersion: Double) -> Double {
    guard dispersion > 0 else { return PoissonDistribution.mass(k, mean: mean) }
    guard k >= 0 else { return 0 }
    guard mean > 0 else { return k == 0 ? 1 : 0 }
    let size = 1 / dispersion
    let p = size / (size + mean)
    return size / (size + Double(k)) * Factorials.binomialTerm(size, size + Double(k), p, mean / (size + mean))
  }

  /// Probability of `k` or more.
  public static func atLeast(_ k: Int, mean: Double, dispersion: Double) -> Double {
    guard dispersion > 0 else { return PoissonDistribution.atLeast(k, mean: mean) }
    guard k > 0 else { return 1 }
    guard mean > 0 else { return 0 }
    let size = 1 / dispersion
    let p = size / (size + mean)
    return BetaDistribution.tails(p, complement: mean / (size + mean), size, Double(k)).upper
  }
}
