import Glibc

/// The beta distribution with shapes a, b > 0.
public enum BetaDistribution {
  /// Both tails at `x` (regularised incomplete beta function), by continued fraction (DiDonato and Morris 1992).
  public static func tails(_ x: Double, _ a: Double, _ b: Double) -> TailPair {
    tails(x, complement: 1 - x, a, b)
  }

  /// As `tails(_:_:_:)`, with 1 - x given apart so that it keeps its digits.
  static func tails(_ x: Double, complement y: Double, _ a: Double, _ b: Double) -> TailPair {
    guard x > 0 else { return .fromLower(0) }
    guard y > 0 else { return .fromUpper(0) }
    let front = kernel(x, y, a, b)
    if x * (a + b + 2) < a + 1 { return .fromLower(front / a * fraction(x, a, b)) }
    return .fromUpper(front / b * fraction(y, b, a))
  }

  /// x^a y^b / B(a, b).
  private static func kernel(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    Factorials.binomialTerm(a, a + b, x, y) * (a / (a + b)) * b
  }

  /// The continued fraction of the incomplete beta function, modified Lentz.
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var lentz = Lentz(first: 1 - (a + b) * x / (a + 1), ratio: 1)
    for step in 1..<200_000 {
      let m = Double(step)
      lentz.add(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1)
      lentz.add(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1)
      if lentz.isSettled { break }
    }
    return lentz.value
  }

  /// The value with probability `p` below it.
  public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    guard p > 0 else { return 0 }
    guard p < 1 else { return 1 }
    let start = a / (a + b)
    return RootSearch.increasing(target: p, start: start, lower: 0, upper: 1) { x in
      (tails(x, a, b).lower, kernel(x, 1 - x, a, b) / (x * (1 - x)))
    }
  }
}
