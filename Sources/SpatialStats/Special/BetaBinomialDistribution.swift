import Glibc

/// The beta-binomial distribution by its mean and intraclass correlation: variance n m (1-m) (1 + (n-1) icc).
/// A correlation of 0 is the binomial.
public enum BetaBinomialDistribution {
  /// Probability of exactly `k` of `n`; mean in 0...1, correlation in 0..<1.
  public static func mass(_ k: Int, of n: Int, mean: Double, intraclassCorrelation icc: Double) -> Double {
    guard k >= 0, k <= n else { return 0 }
    guard icc > 0, mean > 0, mean < 1 else { return BinomialDistribution.mass(k, of: n, probability: mean) }
    let (a, b) = shapes(mean, icc)
    let (x, m) = (Double(k), Double(n))
    // Binomial terms at the prior mean stand for the gamma functions, so that nothing large cancels.
    let top = Factorials.binomialTerm(a, a + b, mean, 1 - mean) * (a * b / (a + b))
    let all = a + b + m
    let (c, d) = (a + x, b + m - x)
    let bottom = Factorials.binomialTerm(c, all, c / all, d / all) * (c * d / all)
    let exponent = m * crossEntropy(x / m) - all * crossEntropy(c / all) + (a + b) * crossEntropy(mean)
    return Factorials.binomialTerm(x, m, x / m, 1 - x / m) * top / bottom * exp(exponent)
  }

  /// Above this many trials the tail is that of a beta distribution with the same mean and variance.
  private static let mostSummed = 50_000

  /// Probability of `k` or more: the shorter tail summed by recurrence.
  public static func atLeast(_ k: Int, of n: Int, mean: Double, intraclassCorrelation icc: Double) -> Double {
    guard k > 0 else { return 1 }
    guard k <= n else { return 0 }
    guard icc > 0, mean > 0, mean < 1 else { return BinomialDistribution.atLeast(k, of: n, probability: mean) }
    if n > mostSummed { return smoothTail(k, n, mean, icc) }
    if Double(k) > Double(n) * mean { return min(1, sumUp(from: k, n, mean, icc)) }
    return max(0, 1 - sumDown(from: k - 1, n, mean, icc))
  }

  private static func smoothTail(_ k: Int, _ n: Int, _ mean: Double, _ icc: Double) -> Double {
    let (trials, x) = (Double(n), Double(k))
    let precision = trials / (1 + (trials - 1) * icc) - 1
    guard precision > 0 else { return mean }
    return BetaDistribution.tails((x - 0.5) / trials, mean * precision, (1 - mean) * precision).upper
  }

  private static func shapes(_ mean: Double, _ icc: Double) -> (Double, Double) {
    let precision = 1 / icc - 1
    return (mean * precision, (1 - mean) * precision)
  }

  /// -(p log p + q log q).
  private static func crossEntropy(_ p: Double) -> Double {
    p <= 0 || p >= 1 ? 0 : -(p * log(p) + (1 - p) * log1p(-p))
  }

  private static func sumUp(from k: Int, _ n: Int, _ mean: Double, _ icc: Double) -> Double {
    let (a, b) = shapes(mean, icc)
    var term = mass(k, of: n, mean: mean, intraclassCorrelation: icc)
    var sum = term
    for j in k..<n {
      let (x, rest) = (Double(j), Double(n - j))
      term *= rest * (x + a) / ((x + 1) * (rest - 1 + b))
      sum += term
      if term < sum * 1e-18, b >= 1 { break }
    }
    return sum
  }

  private static func sumDown(from k: Int, _ n: Int, _ mean: Double, _ icc: Double) -> Double {
    let (a, b) = shapes(mean, icc)
    var term = mass(k, of: n, mean: mean, intraclassCorrelation: icc)
    var sum = term
    for j in stride(from: k, to: 0, by: -1) {
      let (x, rest) = (Double(j), Double(n - j))
      term *= x * (rest + b) / ((rest + 1) * (x - 1 + a))
      sum += term
      if term < sum * 1e-18, a >= 1 { break }
    }
    return sum
  }
}
