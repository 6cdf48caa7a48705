import Glibc

/// One kind of join: how often it was found and how often it would be if the colours lay at random.
public struct JoinCount: Sendable, Equatable {
  public let count: Double
  public let expectation: Double
  public let variance: Double
  /// Standard score and its two-sided p; nil where the count cannot vary.
  public let z: Double?
  public let p: Double?

  init(_ count: Double, _ moments: (mean: Double, square: Double)) {
    self.count = count
    expectation = moments.mean
    let spread = moments.square - moments.mean * moments.mean
    variance = spread > 1e-12 * moments.square ? spread : 0
    z = variance > 0 ? (count - expectation) / variance.squareRoot() : nil
    p = z.map { NormalDistribution.twoSided($0) }
  }
}

/// Joins of black and white units under non-free sampling: as many black ones as there are, placed at random.
public struct JoinCounts: Sendable, Equatable {
  public let blackBlack: JoinCount
  public let whiteWhite: JoinCount
  public let blackWhite: JoinCount
  /// All joins: half the sum of the weights, so that a pair with weight 1 both ways is one join.
  public let joins: Double

  /// Cliff and Ord, Spatial Processes (1981), p. 20, equations 1.31 to 1.34. Islands are counted among the units; links
  /// of a unit to itself are left out.
  /// - Returns: Nil without links and with fewer than four units.
  public init?(isBlack: [Bool], weights: Weights) throws(StatisticsError) {
    let values = isBlack.map { $0 ? 1.0 : 0.0 }
    try checkLengths(values, weights)
    let pairs = LinkPairs(weights)
    guard isBlack.count > 3, pairs.s0 > 0 else { return nil }
    let sums = GlobalSums(values, pairs)
    let black = Double(isBlack.count { $0 })
    let white = Double(isBlack.count) - black
    let moments = JoinMoments(pairs)
    joins = pairs.s0 / 2
    blackBlack = JoinCount(sums.cross / 2, moments.same(black))
    whiteWhite = JoinCount((pairs.s0 - sums.linear + sums.cross) / 2, moments.same(white))
    blackWhite = JoinCount(sums.squaredDifferences / 2, moments.different(black, white))
  }
}

/// Mean and mean square of a join count: the products of two, three and four different units, each by its chance.
private struct JoinMoments {
  let n: Double
  let s0: Double
  let two: Double
  let three: Double
  let four: Double

  init(_ pairs: LinkPairs) {
    n = Double(pairs.count)
    s0 = pairs.s0
    two = pairs.s1 / (n * (n - 1))
    three = (pairs.s2 - 2 * pairs.s1) / (n * (n - 1) * (n - 2))
    four = (pairs.s0 * pairs.s0 + pairs.s1 - pairs.s2) / (n * (n - 1) * (n - 2) * (n - 3))
  }

  func same(_ k: Double) -> (mean: Double, square: Double) {
    let pair = k * (k - 1)
    let square = pair * (two + (k - 2) * (three + (k - 3) * four)) / 4
    return (s0 * pair / (2 * n * (n - 1)), square)
  }

  func different(_ black: Double, _ white: Double) -> (mean: Double, square: Double) {
    let pair = black * white
    let square = pair * (2 * two + (n - 2) * three + 4 * (black - 1) * (white - 1) * four) / 4
    return (s0 * pair / (n * (n - 1)), square)
  }
}
