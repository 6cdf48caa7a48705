import Glibc

/// Pieces that keep binomial and Poisson probabilities accurate where logarithms of gamma functions cancel
/// (Loader, "Fast and accurate computation of binomial probabilities", 2000).
enum Factorials {
  private static let halfLogTwoPi = 0.918938533204672741780329736406

  /// log Γ(x + 1) minus Stirling's formula, for x >= 0.
  static func stirlingError(_ x: Double) -> Double {
    if x <= 15 { return logGamma(x + 1) - (x + 0.5) * log(x) + x - halfLogTwoPi }
    let s = x * x
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188) / s) / s) / s) / s) / x
  }

  /// x log(x / m) + m - x without cancellation near x = m.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    for j in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// log of the gamma function, x > 0.
  static func logGamma(_ x: Double) -> Double { lgamma(x).0 }

  /// Γ(n+1) / (Γ(x+1) Γ(n-x+1)) p^x q^(n-x) for real 0 <= x <= n and q = 1 - p.
  static func binomialTerm(_ x: Double, _ n: Double, _ p: Double, _ q: Double) -> Double {
    if p <= 0 { return x == 0 ? 1 : 0 }
    if q <= 0 { return x == n ? 1 : 0 }
    if x <= 0 { return exp(n * (p < 0.1 ? log1p(-p) : log(q))) }
    if x >= n { return exp(n * (q < 0.1 ? log1p(-q) : log(p))) }
    let y = n - x
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(y) - deviance(x, n * p) - deviance(y, n * q)
    return exp(exponent) * (n / (2 * .pi * x * y)).squareRoot()
  }

  /// m^x e^-m / Γ(x+1) for real x >= 0 and m >= 0.
  static func poissonTerm(_ x: Double, _ m: Double) -> Double {
    if m <= 0 { return x == 0 ? 1 : 0 }
    if x <= 0 { return exp(-m) }
    return exp(-stirlingError(x) - deviance(x, m)) / (2 * .pi * x).squareRoot()
  }
}
