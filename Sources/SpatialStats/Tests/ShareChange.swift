import Glibc

/// Cases among measured before and after, of one unit.
public struct SharePair: Sendable, Equatable {
  public var casesBefore: Int
  public var measuredBefore: Int
  public var casesAfter: Int
  public var measuredAfter: Int

  public init(casesBefore: Int, measuredBefore: Int, casesAfter: Int, measuredAfter: Int) {
    self.casesBefore = casesBefore
    self.measuredBefore = measuredBefore
    self.casesAfter = casesAfter
    self.measuredAfter = measuredAfter
  }
}

/// Changes of a share between two periods, each unit against the common change of all units.
///
/// Shares are compared as Freeman and Tukey's double arcsine (1950), whose variance 1 / (4n + 2) does not depend on
/// the share. The common change is the median; variance between units beyond the binomial is what makes the median of
/// the squared scores that of a normal, so that a few wild units widen nothing. No geography in it.
public struct ShareChangeTest: Sendable, Equatable {
  /// Fewest units; with fewer the common change and its spread cannot be told from a jump.
  public static let fewestUnits = 12
  /// Fewest measured in either period for a unit to be tested.
  public static let fewestMeasured = 20

  /// Common change, in the arcsine scale (radians).
  public let centre: Double
  /// Variance of changes beyond the binomial, in the arcsine scale.
  public let extraVariance: Double
  /// Standard score of each unit; nil where it is not tested.
  public let z: [Double?]
  /// Two-sided p of each unit, not adjusted; see `MultipleTesting`. Student's t, because the spread is estimated: a
  /// median of n units tells it as well as 0.37 n units would by their variance (the efficiency of the median
  /// deviation).
  public let p: [Double?]

  /// Nil with fewer than `fewestUnits` that can be tested.
  public init?(_ pairs: [SharePair?]) {
    let changes = pairs.map { $0.flatMap(Change.init) }
    let known = changes.compactMap { $0 }
    guard known.count >= Self.fewestUnits else { return nil }
    let centre = Self.median(known.map(\.difference))
    let extra = Self.extraVariance(known, centre)
    self.centre = centre
    extraVariance = extra
    let scores = changes.map { c in c.map { ($0.difference - centre) / ($0.variance + extra).squareRoot() } }
    z = scores
    let freedom = Double(known.count - 1) * (extra > 0 ? 0.37 : 1)
    p = scores.map { z in z.map { Self.twoSided($0, freedom: freedom) } }
  }

  /// Median of chi-square with one degree of freedom.
  private static let medianSquare = 0.454936423119572

  private static func extraVariance(_ changes: [Change], _ centre: Double) -> Double {
    func middle(_ extra: Double) -> Double {
      median(changes.map { ($0.difference - centre) * ($0.difference - centre) / ($0.variance + extra) })
    }
    guard middle(0) > medianSquare else { return 0 }
    var (low, high) = (0.0, 10.0)
    for _ in 0..<60 {
      let half = (low + high) / 2
      if middle(half) > medianSquare { low = half } else { high = half }
    }
    return (low + high) / 2
  }

  private static func twoSided(_ z: Double, freedom: Double) -> Double {
    BetaDistribution.tails(freedom / (freedom + z * z), freedom / 2, 0.5).lower
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return 0 }
    let half = sorted.count / 2
    guard half > 0 else { return last }
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}

/// A pair in the arcsine scale.
private struct Change {
  let difference: Double
  let variance: Double

  init?(_ pair: SharePair) {
    guard let before = Change.angle(pair.casesBefore, pair.measuredBefore),
      let after = Change.angle(pair.casesAfter, pair.measuredAfter)
    else { return nil }
    difference = after - before
    variance = 1 / (4 * Double(pair.measuredBefore) + 2) + 1 / (4 * Double(pair.measuredAfter) + 2)
  }

  private static func angle(_ cases: Int, _ measured: Int) -> Double? {
    guard (ShareChangeTest.fewestMeasured...HotspotTest.largestCount).contains(measured),
      (0...measured).contains(cases)
    else { return nil }
    let (x, n) = (Double(cases), Double(measured) + 1)
    return (asin((x / n).squareRoot()) + asin(min(1, (x + 1) / n).squareRoot())) / 2
  }
}
