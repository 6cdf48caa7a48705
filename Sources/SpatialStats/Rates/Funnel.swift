/// Limits of a funnel plot for shares around a target (Spiegelhalter, "Funnel plots for comparing institutional
/// performance", Statistics in Medicine 24 (2005), appendix A.1.1): the exact binomial quantile, interpolated; with
/// over-dispersion its distance from the target is widened.
public struct Funnel: Sendable, Equatable {
  /// The share all units are compared with, inside 0...1.
  public let target: Double
  public let dispersion: FunnelDispersion

  public init(target: Double, dispersion: FunnelDispersion = .none) throws(StatisticsError) {
    guard target >= 0, target <= 1 else { throw .parameterOutOfRange(name: "target", value: target) }
    switch dispersion {
    case .none: break
    case .multiplicative(let factor):
      guard factor >= 1, factor.isFinite else { throw .parameterOutOfRange(name: "factor", value: factor) }
    case .additive(let variance):
      guard variance >= 0, variance.isFinite else { throw .parameterOutOfRange(name: "variance", value: variance) }
    }
    self.target = target
    self.dispersion = dispersion
  }

  /// The share that a unit at the target stays below with probability `p`, such as 0.025, 0.975 or 0.999.
  /// - Returns: A share in 0...1, or nil for nobody measured or a probability outside 0...1.
  public func limit(measured n: Int, probability p: Double) -> Double? {
    guard (1...HotspotTest.largestCount).contains(n), p > 0, p < 1 else { return nil }
    let k = RootSearch.firstTrue(in: 0...n) { BinomialDistribution.tails($0, of: n, probability: target).lower >= p }
    guard let k else { return 1 }
    let below = BinomialDistribution.tails(k, of: n, probability: target).lower
    let mass = BinomialDistribution.mass(k, of: n, probability: target)
    let exact = (Double(k) - (mass > 0 ? (below - p) / mass : 0)) / Double(n)
    return min(1, max(0, target + (exact - target) * widening(n)))
  }

  /// Factor on the distance from the target.
  private func widening(_ n: Int) -> Double {
    switch dispersion {
    case .none: return 1
    case .multiplicative(let factor): return factor.squareRoot()
    case .additive(let variance):
      let within = target * (1 - target) / Double(n)
      return within > 0 ? (1 + variance / within).squareRoot() : 1
    }
  }
}
