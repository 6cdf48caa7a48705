public import SpatialStats
public import Stunting

/// Sums of a set of villages before and after a programme, with what was to be expected without any effect.
public struct ExpectedChange: Sendable, Equatable {
  /// Villages measured both times.
  public var villages: Int
  /// Rates over the set, fractions; weighted by the measured of each period.
  public var before: Double
  public var after: Double
  /// Rate to expect after, if nothing changed: posterior prediction (`NextShares`).
  public var expected: Double
  /// 95 % of what `after` would be by chance, if nothing changed.
  public var expectedInterval: Interval
  /// Two-sided p of the observed `after` against `expected`.
  public var p: Double

  public var change: Double { after - before }
  /// Change to expect without any effect; below 0 for villages picked as high.
  public var expectedChange: Double { expected - before }
  /// What is left: observed less expected.
  public var beyondExpected: Double { after - expected }
}

/// Change of the lokus villages since they were chosen, against the fall to expect without any effect and against similar
/// villages that are no lokus. No proof of an effect: lokus were not drawn by lot.
public struct LokusChange: Sendable, Equatable {
  public var before: Period
  public var after: Period
  public var unlike: [UnlikeReason]
  /// Lokus measured both times; nil when there is none.
  public var lokus: ExpectedChange?
  /// All other villages measured both times.
  public var others: ExpectedChange?
  /// Lokus with at least one similar village, each beside its similar ones.
  public var matched: [MatchedLokus]
  /// Mean over the matched lokus: beyond expected, less the same of the similar villages. Fraction; below 0 the lokus fell
  /// more than similar villages.
  public var againstSimilar: Double?
  public var againstSimilarInterval: Interval?
  public var againstSimilarP: Double?
  /// Correlation of the children of a village at the second weighing beyond what the prediction allows for, from the villages
  /// that are no lokus (`ChangeDispersion`); intervals and tests allow for it.
  public var correlation: Double
  /// Lokus without a similar village, and lokus not measured in one of the periods; ascending.
  public var unmatched: [Int]
  public var missing: [Int]
}

/// A lokus and the villages it is held against.
public struct MatchedLokus: Sendable, Equatable {
  public var lokus: Int
  /// Villages that are no lokus, nearest in expected prevalence first.
  public var similar: [Int]
}

/// How similar villages are found.
public struct LokusChangeOptions: Sendable, Equatable {
  public var confidence = 0.95
  /// Most similar villages for one lokus.
  public var mostSimilar = 5
  /// Largest difference of expected prevalence (fraction): usulan, 3 points.
  public var similarWithin = 0.03
  public var measuredShareGap = 0.1

  public init() {}
}
