import Glibc

/// How an interval of a share is made. Names and formulas as in Brown, Cai and DasGupta, "Interval estimation for a
/// binomial proportion", Statistical Science 16 (2001).
public enum BinomialIntervalMethod: Sendable, Equatable, CaseIterable {
  /// Clopper and Pearson: never covers less than it says, wide for small numbers.
  case exact
  /// Wilson's score interval, the default: near its level for all but the smallest numbers.
  case wilson
  /// Wilson's with continuity correction.
  case wilsonCorrected
  /// Equal tails of the posterior under Jeffreys' prior; ends at 0 and 1 where none or all are cases.
  case jeffreys
  case agrestiCoull
}

/// Interval of a share of `cases` in `measured`.
/// - Parameter confidence: Between 0 and 1, such as 0.95.
/// - Returns: Nil for nobody measured, for cases outside 0...measured and for a confidence outside 0...1.
public func binomialInterval(
  cases: Int, measured: Int, confidence: Double = 0.95, method: BinomialIntervalMethod = .wilson
) -> Interval? {
  guard measured > 0, (0...measured).contains(cases), confidence > 0, confidence < 1 else { return nil }
  let tail = (1 - confidence) / 2
  let (x, n) = (Double(cases), Double(measured))
  switch method {
  case .exact: return betaInterval(x, n, tail, lowerShapes: (x, n - x + 1), upperShapes: (x + 1, n - x))
  case .jeffreys:
    let shapes = (x + 0.5, n - x + 0.5)
    return betaInterval(x, n, tail, lowerShapes: shapes, upperShapes: shapes)
  case .wilson: return wilson(x, n, -NormalDistribution.quantile(tail))
  case .wilsonCorrected: return wilsonCorrected(x, n, -NormalDistribution.quantile(tail))
  case .agrestiCoull: return agrestiCoull(x, n, -NormalDistribution.quantile(tail))
  }
}

private func betaInterval(
  _ x: Double, _ n: Double, _ tail: Double, lowerShapes: (Double, Double), upperShapes: (Double, Double)
) -> Interval {
  Interval(
    lower: x == 0 ? 0 : BetaDistribution.quantile(tail, lowerShapes.0, lowerShapes.1),
    // From the other end, so that the tail keeps its digits.
    upper: x == n ? 1 : 1 - BetaDistribution.quantile(tail, upperShapes.1, upperShapes.0))
}

private func wilson(_ x: Double, _ n: Double, _ z: Double) -> Interval {
  let p = x / n
  let centre = p + z * z / (2 * n)
  let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
  let scale = 1 + z * z / n
  return Interval(
    lower: x == 0 ? 0 : max(0, (centre - half) / scale), upper: x == n ? 1 : min(1, (centre + half) / scale))
}

private func wilsonCorrected(_ x: Double, _ n: Double, _ z: Double) -> Interval {
  let (p, q) = (x / n, 1 - x / n)
  let scale = 2 * (n + z * z)
  let below = z * z - 2 - 1 / n + 4 * p * (n * q + 1)
  let above = z * z + 2 - 1 / n + 4 * p * (n * q - 1)
  let lower = (2 * x + z * z - 1 - z * max(0, below).squareRoot()) / scale
  let upper = (2 * x + z * z + 1 + z * max(0, above).squareRoot()) / scale
  return Interval(lower: x == 0 ? 0 : max(0, lower), upper: x == n ? 1 : min(1, upper))
}

private func agrestiCoull(_ x: Double, _ n: Double, _ z: Double) -> Interval {
  let size = n + z * z
  let centre = (x + z * z / 2) / size
  let half = z * (centre * (1 - centre) / size).squareRoot()
  return Interval(lower: max(0, centre - half), upper: min(1, centre + half))
}
