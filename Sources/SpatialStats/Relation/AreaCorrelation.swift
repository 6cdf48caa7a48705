import Glibc

/// One correlation of two variables of the same areas, tested as if there were fewer areas, since neighbours repeat each
/// other.
public struct AdjustedCorrelation: Sendable, Equatable {
  /// The coefficient, -1...1.
  public let r: Double
  /// How many independent areas the areas are worth for this pair of variables, at most their number.
  public let effectiveUnits: Double
  /// Two-sided p with the effective number; nil where that is not above 2 and nothing can be said.
  public let p: Double?
  /// Two-sided p as if all areas were independent, for comparison only: far too small where both variables lie in
  /// patches.
  public let unadjustedP: Double?

  init(r: Double, effectiveUnits: Double, units: Int) {
    self.r = min(1, max(-1, r))
    self.effectiveUnits = effectiveUnits
    p = Self.twoSided(self.r, effectiveUnits)
    unadjustedP = Self.twoSided(self.r, Double(units))
  }

  /// Student's t with n - 2 degrees of freedom: t^2 = r^2 (n - 2) / (1 - r^2).
  private static func twoSided(_ r: Double, _ n: Double) -> Double? {
    // Below 2.01 the degrees of freedom are nothing but rounding.
    guard n > 2.01 else { return nil }
    return BetaDistribution.tails(1 - r * r, (n - 2) / 2, 0.5).lower
  }
}

/// Correlation of two variables of the same areas with significance adjusted for their spatial pattern.
public struct AreaCorrelation: Sendable, Equatable {
  /// Number of areas.
  public let units: Int
  /// Nil where one of the variables does not vary, and for fewer than four areas.
  public let pearson: AdjustedCorrelation?
  /// Correlation of the ranks, ties sharing their mean rank.
  public let spearman: AdjustedCorrelation?
}
