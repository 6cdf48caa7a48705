import Glibc

/// Difference of two independent shares, after less before, with the score interval and test of Miettinen and Nurminen,
/// "Comparative analysis of two rates", Statistics in Medicine 4 (1985). Interval and test agree: the interval leaves 0
/// out exactly when p is below 1 less the confidence.
///
/// Children weighed both times make the two shares less than independent, and the interval wider than it need be. Other
/// measurers, tools or children make shares differ beyond it: see `varianceFactor`.
public struct ShareDifference: Sendable, Equatable {
  /// Share after less share before.
  public let difference: Double
  /// Of the difference, equal tails.
  public let interval: Interval
  /// Score of no difference.
  public let z: Double
  /// Two-sided p of no difference, not adjusted; see `MultipleTesting`.
  public let p: Double

  /// - Parameters:
  ///   - varianceFactor: At least 1: how many times their binomial variance the shares have (`ChangeDispersion`).
  /// - Returns: Nil for nobody measured, cases outside 0...measured, more than 10^12, a confidence outside 0...1 or a
  ///   factor below 1.
  public init?(_ pair: SharePair, confidence: Double = 0.95, varianceFactor: Double = 1) {
    guard let score = ChangeScore(pair, varianceFactor: varianceFactor), confidence > 0, confidence < 1 else {
      return nil
    }
    let limit = -NormalDistribution.quantile((1 - confidence) / 2)
    difference = score.difference
    z = score.z(of: 0)
    p = NormalDistribution.twoSided(z)
    interval = Interval(
      lower: score.end(from: -1, limit: limit), upper: score.end(from: 1, limit: limit))
  }
}

/// The score of a supposed difference.
private struct ChangeScore {
  let x1, n1, x2, n2: Double
  let factor: Double
  var total: Double { n1 + n2 }
  var difference: Double { x1 / n1 - x2 / n2 }

  init?(_ pair: SharePair, varianceFactor: Double) {
    guard (1...HotspotTest.largestCount).contains(pair.measuredBefore),
      (1...HotspotTest.largestCount).contains(pair.measuredAfter), (0...pair.measuredBefore).contains(pair.casesBefore),
      (0...pair.measuredAfter).contains(pair.casesAfter), varianceFactor >= 1, varianceFactor.isFinite
    else { return nil }
    (x1, n1) = (Double(pair.casesAfter), Double(pair.measuredAfter))
    (x2, n2) = (Double(pair.casesBefore), Double(pair.measuredBefore))
    factor = varianceFactor
  }

  /// Standard score of the observed difference when the true one is `delta`.
  func z(of delta: Double) -> Double {
    let distance = difference - delta
    guard distance != 0 else { return 0 }
    let before = restrictedShare(delta)
    let after = min(1, max(0, before + delta))
    let variance = (after * (1 - after) / n1 + before * (1 - before) / n2) * total / (total - 1) * factor
    return variance > 0 ? distance / variance.squareRoot() : distance > 0 ? .infinity : -.infinity
  }

  /// Likeliest share before, given the difference: the root of a cubic (Miettinen and Nurminen, appendix I).
  private func restrictedShare(_ delta: Double) -> Double {
    let cases = x1 + x2
    if delta == 0 { return cases / total }
    let l2 = ((n1 + 2 * n2) * delta - total - cases) / total
    let l1 = ((n2 * delta - total - 2 * x2) * delta + cases) / total
    let l0 = x2 * delta * (1 - delta) / total
    let q = l2 * l2 * l2 / 27 - l1 * l2 / 6 + l0 / 2
    let size = max(0, l2 * l2 / 9 - l1 / 3).squareRoot()
    let p = q < 0 ? -size : size
    let cosine = p != 0 ? min(1, max(-1, q / (p * p * p))) : 0
    let share = 2 * p * cos((.pi + acos(cosine)) / 3) - l2 / 3
    return min(min(1, 1 - delta), max(max(0, -delta), share))
  }

  /// Where the score reaches the limit, between one end of the range and the observed difference.
  func end(from outer: Double, limit: Double) -> Double {
    var (outside, inside) = (outer, difference)
    guard abs(z(of: outer)) > limit else { return outer }
    for _ in 0..<80 {
      let middle = (outside + inside) / 2
      if abs(z(of: middle)) > limit { outside = middle } else { inside = middle }
      if abs(outside - inside) < 1e-14 { break }
    }
    return (outside + inside) / 2
  }
}
