import Glibc

/// Bounds of the share of hits among all draws, from the hits among the first of them.
///
/// The chance that a bound is wrong is at most exp(-`cost`): Hoeffding, "Probability inequalities for sums of bounded
/// random variables", JASA 58 (1963), theorem 1 (Chernoff's bound) and theorem 4, by which it also holds for draws
/// without replacement from a fixed list. So it bounds the p-value of a longer run as well as that of an endless one.
struct TailBound {
  /// Logarithm of one over the chance of error.
  let cost: Double

  /// The smallest share that could give `hits` of `draws`.
  func lower(hits: Int32, draws: Int32) -> Double {
    guard hits > 0, draws > 0 else { return 0 }
    let (share, c) = (Double(hits) / Double(draws), cost / Double(draws))
    if share > Self.simpleAbove {
      // Bernstein's form of the same bound.
      return max(0, share + 2 * c / 3 - (4 * c * c / 9 + 2 * c * share).squareRoot())
    }
    return search(share, c, toward: 0)
  }

  /// The largest share that could.
  func upper(hits: Int32, draws: Int32) -> Double {
    guard draws > 0, hits < draws else { return 1 }
    let (share, c) = (Double(hits) / Double(draws), cost / Double(draws))
    if hits == 0 { return 1 - exp(-c) }
    if share > Self.simpleAbove { return min(1, share + c + (2 * c * share + c * c).squareRoot()) }
    return search(share, c, toward: 1)
  }

  private static let simpleAbove = 0.15

  /// Bisection for the share whose divergence from the observed one is `c`; the outer end of the last interval.
  private func search(_ share: Double, _ c: Double, toward end: Double) -> Double {
    var (inner, outer) = (share, end)
    for _ in 0..<32 {
      let middle = (inner + outer) / 2
      let divergence = share * log(share / middle) + (1 - share) * log((1 - share) / (1 - middle))
      if divergence < c { inner = middle } else { outer = middle }
    }
    return outer
  }
}
