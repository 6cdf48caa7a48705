/// Limits of a funnel plot for shares around a target (Spiegelhalter, "Funnel plots for comparing institutional
/// performance", Statistics in Medicine 24 (2005), appendix A.1.1): the exact binomial quantile, interpolated.
public struct Funnel: Sendable, Equatable {
  /// The share all units are compared with, inside 0...1.
  public let target: Double
  /// Factor on the variance, at least 1; 1 is the plain binomial funnel. Over-dispersed funnels widen the distance
  /// from the target by its root.
  public let dispersion: Double

  public init(target: Double, dispersion: Double = 1) throws(StatisticsError) {
    guard target >= 0, target <= 1 else { throw .parameterOutOfRange(name: "target", value: target) }
    guard dispersion >= 1, dispersion.isFinite else {
      throw .parameterOutOfRange(name: "dispersion", value: dispersion)
    }
    self.target = target
    self.dispersion = dispersion
  }

  /// The share that a unit at the target stays below with probability `p`, such as 0.025, 0.975 or 0.999.
  /// - Returns: A share in 0...1, or nil for nobody measured or a probability outside 0...1.
  public func limit(measured n: Int, probability p: Double) -> Double? {
    guard n > 0, p > 0, p < 1 else { return nil }
    let k = RootSearch.firstTrue(in: 0...n) { BinomialDistribution.tails($0, of: n, probability: target).lower >= p }
    guard let k else { return 1 }
    let below = BinomialDistribution.tails(k, of: n, probability: target).lower
    let mass = BinomialDistribution.mass(k, of: n, probability: target)
    let exact = (Double(k) - (mass > 0 ? (below - p) / mass : 0)) / Double(n)
    let widened = target + (exact - target) * dispersion.squareRoot()
    return min(1, max(0, widened))
  }
}
