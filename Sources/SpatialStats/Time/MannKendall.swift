/// Whether a series rises or falls: Mann (1945) and Kendall, *Rank Correlation Methods* (1975), with ties.
///
/// It looks at the order of the values only, so gaps between periods do not matter, and neither does the shape of the
/// rise. Values are taken as independent from period to period: a cohort that is weighed twice a year is not quite, and
/// then p is too small.
public struct MannKendall: Sendable, Equatable {
  /// With four periods no two-sided p is below 0.083: nothing could ever be found.
  public static let fewestPeriods = 5
  /// A longer series is refused.
  public static let mostPeriods = 1000
  /// Up to this many periods p is exact.
  public static let mostExact = 50

  public let periods: Int
  /// Pairs that rise less pairs that fall.
  public let s: Int
  /// Variance of S under no trend, corrected for ties.
  public let variance: Double
  /// Standard score with continuity correction; 0 when all values are equal.
  public let z: Double
  /// Two-sided p of `z`.
  public let normalP: Double
  /// Exact two-sided p: the share of all orders of these values, ties and all, with an S at least as far from 0. Nil beyond
  /// `mostExact` periods.
  public let exactP: Double?
  /// Kendall's tau-b against time; nil when all values are equal.
  public let tau: Double?

  /// The exact p where there is one.
  public var p: Double { exactP ?? normalP }

  /// - Parameter values: In the order of time.
  /// - Returns: Nil with fewer than five or more than a thousand values, or one that is not finite.
  public init?(_ values: [Double]) {
    guard (Self.fewestPeriods...Self.mostPeriods).contains(values.count), values.allSatisfy(\.isFinite) else {
      return nil
    }
    let ties = Self.tieSizes(values)
    let score = Self.score(values)
    periods = values.count
    s = score
    variance = Self.variance(values.count, ties)
    z = variance > 0 ? Double(score - score.signum()) / variance.squareRoot() : 0
    normalP = NormalDistribution.twoSided(z)
    exactP = values.count <= Self.mostExact ? InversionCounts(groups: ties).twoSided(score) : nil
    let pairs = Double(Self.pairs(values.count))
    let untied = pairs - Double(ties.reduce(0) { $0 + Self.pairs($1) })
    tau = untied > 0 ? Double(score) / (pairs * untied).squareRoot() : nil
  }

  static func pairs(_ n: Int) -> Int { n * (n - 1) / 2 }

  private static func score(_ values: [Double]) -> Int {
    var s = 0
    for j in values.indices {
      for i in 0..<j { s += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0 }
    }
    return s
  }

  /// How often each distinct value occurs, in the order of the values.
  private static func tieSizes(_ values: [Double]) -> [Int] {
    var sizes: [Int] = []
    var previous: Double?
    for value in values.sorted() {
      if value == previous { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
      previous = value
    }
    return sizes
  }

  private static func variance(_ n: Int, _ ties: [Int]) -> Double {
    func term(_ n: Int) -> Double { Double(n) * Double(n - 1) * Double(2 * n + 5) }
    return ties.reduce(term(n)) { $0 - term($1) } / 18
  }
}
