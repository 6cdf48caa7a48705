/// What the pattern of a whole map is, before any single village is looked at.
public enum GlobalReading: String, Sendable, Codable, CaseIterable {
  /// Villages are like their neighbours more often than chance allows.
  case clustered
  /// No pattern that chance could not make.
  case random
  /// Villages are unlike their neighbours more often than chance allows.
  case dispersed
  /// Too few villages or neighbours, or nothing varies.
  case notTested = "not_tested"
}

/// One global statistic against what it would be without any pattern.
public struct GlobalResult: Sendable, Equatable {
  public var value: Double
  public var expectation: Double
  public var variance: Double
  /// Standard score by the moments over all permutations.
  public var z: Double
  /// Two-sided p of `z` under the normal distribution.
  public var p: Double
  /// Two-sided p of full permutation: the one to print.
  public var permutationP: Double

  public init(
    value: Double, expectation: Double, variance: Double, z: Double, p: Double, permutationP: Double
  ) {
    self.value = value
    self.expectation = expectation
    self.variance = variance
    self.z = z
    self.p = p
    self.permutationP = permutationP
  }
}

/// Joins between villages whose crude rate is above the average and those whose is not (plain `>`, no test).
public struct AboveAverageJoins: Sendable, Equatable {
  public var average: Double
  /// Villages above the average, among those with a value of their own.
  public var above: Int
  /// Pairs of neighbours in all.
  public var joins: Double
  /// Pairs of neighbours that are both above, both not above, and one of each; nil where the number cannot vary.
  public var bothAbove: GlobalResult?
  public var neitherAbove: GlobalResult?
  public var oneAbove: GlobalResult?

  public init(
    average: Double, above: Int, joins: Double, bothAbove: GlobalResult?, neitherAbove: GlobalResult?,
    oneAbove: GlobalResult?
  ) {
    self.average = average
    self.above = above
    self.joins = joins
    self.bothAbove = bothAbove
    self.neitherAbove = neitherAbove
    self.oneAbove = oneAbove
  }
}

/// The global statistics of the headline indicator. All permutation p-values are two-sided.
public struct GlobalPattern: Sendable {
  public var alpha: Double
  public var permutations: Int
  public var seed: UInt64
  public var generator: String
  /// Villages with a value measured there, and those of them without neighbours (they count as villages).
  public var villages: Int
  public var islands: Int
  /// Moran's I on Assuncao-Reis standardised rates, row-standardised weights: the headline of this table.
  public var moran: GlobalResult?
  /// Geary's C on the same rates and weights; below 1 where neighbours are alike.
  public var geary: GlobalResult?
  /// General G on empirical Bayes rates, binary weights: above its expectation where high values lie together, below where
  /// low ones do.
  public var generalG: GlobalResult?
  public var joins: AboveAverageJoins?

  public init(alpha: Double, permutations: Int, seed: UInt64, generator: String, villages: Int, islands: Int) {
    self.alpha = alpha
    self.permutations = permutations
    self.seed = seed
    self.generator = generator
    self.villages = villages
    self.islands = islands
  }

  /// By Moran's I and its permutation p.
  public var reading: GlobalReading {
    guard let moran else { return .notTested }
    guard moran.permutationP <= alpha else { return .random }
    return moran.value > moran.expectation ? .clustered : .dispersed
  }
}
