import Glibc

/// The gamma distribution with a shape and scale 1.
public enum GammaDistribution {
  /// Both tails at `x` (regularised incomplete gamma functions): series below the mean, continued fraction above.
  public static func tails(_ x: Double, shape a: Double) -> TailPair {
    guard x > 0 else { return .fromLower(0) }
    guard x.isFinite else { return .fromUpper(0) }
    let term = Factorials.poissonTerm(a, x)
    return x < a + 1 ? .fromLower(term * series(x, a)) : .fromUpper(term * a * fraction(x, a))
  }

  private static func series(_ x: Double, _ a: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    for n in 1..<1_000_000 {
      term *= x / (a + Double(n))
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum
  }

  private static func fraction(_ x: Double, _ a: Double) -> Double {
    var b = x + 1 - a
    var lentz = Lentz(first: b)
    for n in 1..<1_000_000 {
      b += 2
      lentz.add(-Double(n) * (Double(n) - a), b)
      if lentz.isSettled { break }
    }
    return lentz.value
  }

  /// The value with probability `p` below it.
  public static func quantile(_ p: Double, shape a: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return .infinity }
    var upper = a + 10 * a.squareRoot() + 10
    while tails(upper, shape: a).lower < p, upper < 1e300 { upper *= 2 }
    return RootSearch.increasing(target: p, start: a, lower: 0, upper: upper) { x in
      (tails(x, shape: a).lower, Factorials.poissonTerm(a, x) * a / x)
    }
  }
}
