import Glibc

/// Control limits of a proportion for some numbers measured: between them lie 95 % and 99.8 % of what chance alone
/// brings when every area has the average. Exact binomial, interpolated between whole numbers of cases.
///
/// Source: Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine 24,
/// appendix A.1.1.
/// - Parameters:
///   - averagePercent: Pulled into 0...100; one that isn't finite gives no limits.
///   - denominators: Those below 1 or not finite are left out, those above a million pulled there; equal ones count once.
/// - Returns: Ascending by denominator.
public func funnelLimits(averagePercent: Double, denominators: [Double]) -> [FunnelLimit] {
  guard averagePercent.isFinite else { return [] }
  let part = min(max(averagePercent / 100, 0), 1)
  let usable = denominators.filter { $0.isFinite && $0 >= 1 }.map { min($0.rounded(), 1_000_000) }
  return Set(usable).sorted().map { count in
    FunnelLimit(
      denominator: count,
      limits95: ChartInterval(
        lower: 100 * binomialLimit(count, part, at: 0.025), upper: 100 * binomialLimit(count, part, at: 0.975)),
      limits998: ChartInterval(
        lower: 100 * binomialLimit(count, part, at: 0.001), upper: 100 * binomialLimit(count, part, at: 0.999)))
  }
}

/// The share of cases below which a part `level` of the distribution lies: with r the smallest number of cases whose
/// cumulative probability reaches the level, (r - a) / n where a = (F(r) - level) / (F(r) - F(r - 1)).
private func binomialLimit(_ count: Double, _ part: Double, at level: Double) -> Double {
  if part <= 0 || part >= 1 { return part }
  // Cases this far from the mean have no weight worth counting.
  let spread = 12 * (count * part * (1 - part)).squareRoot() + 12
  var cases = max(0, (count * part - spread).rounded(.down))
  let logPart = log(part)
  let logRest = log1p(-part)
  var weight = exp(
    lgamma(count + 1) - lgamma(cases + 1) - lgamma(count - cases + 1) + cases * logPart + (count - cases) * logRest)
  var below = 0.0
  while below + weight < level, cases < count {
    below += weight
    weight *= (count - cases) / (cases + 1) * part / (1 - part)
    cases += 1
  }
  let back = weight > 0 ? (below + weight - level) / weight : 0
  return min(max((cases - min(max(back, 0), 1)) / count, 0), 1)
}

extension FunnelChart {
  /// Limits between two given denominators, in proportion; nil without limits or beyond them.
  func limits(at denominator: Double) -> FunnelLimit? {
    guard let next = limits.firstIndex(where: { $0.denominator >= denominator }) else { return nil }
    if limits[next].denominator == denominator || next == 0 {
      return limits[next].denominator == denominator ? limits[next] : nil
    }
    let (a, b) = (limits[next - 1], limits[next])
    let part = (denominator - a.denominator) / (b.denominator - a.denominator)
    func mixed(_ one: ChartInterval, _ two: ChartInterval) -> ChartInterval {
      ChartInterval(
        lower: one.lower + part * (two.lower - one.lower), upper: one.upper + part * (two.upper - one.upper))
    }
    return FunnelLimit(
      denominator: denominator, limits95: mixed(a.limits95, b.limits95), limits998: mixed(a.limits998, b.limits998))
  }
}
