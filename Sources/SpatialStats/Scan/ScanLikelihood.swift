import Glibc

/// The log likelihood ratio of a circle: Kulldorff, "A spatial scan statistic", Communications in Statistics 26 (1997),
/// sections 3 and 4. The base is the measured (binomial) or anything that expected events are in proportion to
/// (Poisson).
struct ScanLikelihood: Sendable {
  let isBinomial: Bool
  let cases: Double
  let base: Double
  let direction: ScanDirection

  func expected(_ zoneBase: Double) -> Double { cases * (zoneBase / base) }

  /// Nil where the circle is not of the kind that is looked for.
  @inline(__always)
  func ratio(cases zoneCases: Double, base zoneBase: Double) -> Double? {
    let expected = expected(zoneBase)
    switch direction {
    case .high where zoneCases <= expected: return nil
    case .low where zoneCases >= expected: return nil
    default: return value(zoneCases, zoneBase)
    }
  }

  /// The ratio without regard to the direction. Divergences of a part from the whole: nothing large cancels.
  func value(_ c: Double, _ b: Double) -> Double {
    let rest = base - b
    let inside = cases * (b / base)
    let outside = cases * (rest / base)
    let events = Self.part(c, inside) + Self.part(cases - c, outside)
    guard isBinomial else { return max(0, events) }
    return max(0, events + Self.part(b - c, b - inside) + Self.part(rest - (cases - c), rest - outside))
  }

  /// x log(x / expected), 0 at 0, infinite where nothing was expected.
  @inline(__always)
  private static func part(_ x: Double, _ expected: Double) -> Double {
    guard x > 0 else { return 0 }
    return expected > 0 ? x * log(x / expected) : .infinity
  }

  /// A bound: the ratio is at most this times the squared excess over the expected (a divergence is at most the
  /// chi-square distance).
  func squareFactor(_ b: Double) -> Double {
    let inside = cases * (b / base)
    let outside = cases - inside
    guard inside > 0, outside > 0 else { return .infinity }
    let factor = 1 / inside + 1 / outside
    guard isBinomial else { return factor }
    let (wellInside, wellOutside) = (b - inside, base - b - outside)
    guard wellInside > 0, wellOutside > 0 else { return .infinity }
    return factor + 1 / wellInside + 1 / wellOutside
  }

  /// SaTScan's relative risk: rate inside over rate outside. Nil without a case outside.
  func relativeRisk(_ c: Double, _ b: Double) -> Double? {
    let inside = expected(b)
    let outside = cases - inside
    guard cases - c > 0, inside > 0, outside > 0 else { return nil }
    return (c / inside) / ((cases - c) / outside)
  }
}
