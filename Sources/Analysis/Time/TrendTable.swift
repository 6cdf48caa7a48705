public import SpatialStats
public import Stunting

/// What happened to a village's prevalence between two like weighings. Rise and fall are said of the numbers only: both
/// may come of measuring.
public enum ChangeClass: String, Sendable, Codable, CaseIterable {
  /// Turun: lower by more than chance, after Benjamini-Hochberg over the villages tested.
  case fall
  /// Naik.
  case rise
  /// Tidak bermakna: chance alone explains it. Not the same as "no change".
  case notSignificant = "not_significant"
  /// No rate measured there in the earlier, the later, or either period: listed, never dropped.
  case missingBefore = "missing_before"
  case missingAfter = "missing_after"
  case missingBoth = "missing_both"
  /// There are rates, but not of whole children among whole children.
  case notTestable = "not_testable"

  public var isTested: Bool { self == .fall || self == .rise || self == .notSignificant }
  public var isMissing: Bool { self == .missingBefore || self == .missingAfter || self == .missingBoth }
}

/// Why two periods are not compared like with like.
public enum UnlikeReason: Sendable, Equatable {
  /// Months or halves of different seasons, such as February and August.
  case season
  /// A month against a half-year or year.
  case length
  case indicator
  case ageGroup
  /// One of them stands in for the indicator asked for.
  case standIn
  /// D/S of the two periods (fractions) further apart than the options allow.
  case measuredShare(before: Double, after: Double)
}

/// Sums of one period over all villages with a rate measured there.
public struct TrendTotal: Sendable, Equatable {
  public var period: Period
  public var villages: Int
  /// Villages without a rate measured there, ascending.
  public var missing: [Int]
  public var cases: Double
  public var measured: Double
  /// Cases over measured, a fraction; nil with nobody measured.
  public var rate: Double?
  /// Wilson 95 %: chance only.
  public var interval: Interval?
  /// Mean of the villages' rates: the average of the juknis.
  public var meanOfVillages: Double?
  /// Measured of registered (D/S), where known.
  public var measuredShare: Double?
}

/// One village between two periods.
public struct VillageChange: Sendable, Equatable {
  public var village: Int
  /// Rates, fractions; nil where not measured there.
  public var before: Double?
  public var after: Double?
  public var measuredBefore: Double?
  public var measuredAfter: Double?
  /// After less before, a fraction; times 100 it is points.
  public var change: Double?
  /// Miettinen-Nurminen, widened by the dispersion of the changes. Not adjusted for the number of villages.
  public var interval: Interval?
  public var p: Double?
  /// After Benjamini-Hochberg.
  public var adjustedP: Double?
  public var changeClass: ChangeClass
  /// Fewer measured than the minimum in one of the periods.
  public var isUnstable: Bool
}

/// Two periods, village by village.
public struct ChangeTable: Sendable, Equatable {
  public var before: Period
  public var after: Period
  /// Empty when like is compared with like.
  public var unlike: [UnlikeReason]
  public var alpha: Double
  public var confidence: Double
  /// Correlation of the children of a village in a period, beyond chance, that intervals and tests allow for
  /// (`ChangeDispersion`); 0 where there is none or it could not be asked.
  public var correlation: Double
  /// In the order of the edition, every village.
  public var villages: [VillageChange]
  /// Change of the regency over all villages of each period, so over two sets of villages.
  public var regency: ShareDifference?
  /// Change over the villages measured in both periods.
  public var sameVillages: ShareDifference?
  /// How many villages `sameVillages` is about.
  public var sameVillageCount: Int

  public var isLike: Bool { unlike.isEmpty }
  public func count(_ kind: ChangeClass) -> Int { villages.count { $0.changeClass == kind } }
}

/// Mann-Kendall and Sen of a series of like periods.
public struct SeriesTrend: Sendable, Equatable {
  public var test: MannKendall
  /// Slope in fractions a year, with its interval.
  public var slope: SenSlope?
  /// After Benjamini-Hochberg over the villages; the regency's own p for the regency.
  public var adjustedP: Double
  public var changeClass: ChangeClass
}

/// Trend over five or more like periods.
public struct SeriesTable: Sendable, Equatable {
  /// Ascending, all of one season and length.
  public var periods: [Period]
  public var regency: SeriesTrend?
  /// In the order of the edition; nil where a village has fewer than five of the periods.
  public var villages: [SeriesTrend?]
}

/// Prevalence over time. Everything in it is chance against no chance: faults of measuring are not in the intervals.
public struct TrendTable: Sendable {
  /// One a period, oldest first.
  public var totals: [TrendTotal]
  /// The newest period against the newest earlier one that is like it; where there is none, against the newest earlier one,
  /// marked with what is unlike. Nil with fewer than two periods.
  public var latest: ChangeTable?
  /// Of the newest period's season; nil with fewer than five like periods.
  public var series: SeriesTable?
  /// Like periods there are, the newest one included. Five are needed for `series`.
  public var likePeriods: Int
}

/// How trends are computed.
public struct TrendOptions: Sendable, Equatable {
  public var alpha = 0.05
  public var confidence = 0.95
  public var minimumMeasured = 30.0
  /// D/S of two periods further apart than this is unlike (fraction): usulan.
  public var measuredShareGap = 0.1

  public init() {}
}
