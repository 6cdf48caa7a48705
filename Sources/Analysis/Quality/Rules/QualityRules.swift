/// Parameters of the checks; every number here is a proposal (usulan) unless its source is named.
public struct QualityRules: Sendable, Equatable {
  /// Indicator that is D/S: measured of registered.
  public var measuredShareIndicator = "penimbangan"
  /// Indicator that surveys are held against.
  public var surveyIndicator = "stunting"
  /// Sector whose figures are collected by puskesmas.
  public var puskesmasSector = "Kesehatan"
  /// D/S below this is low, percent.
  public var lowMeasuredShare = 80.0
  /// Tests are adjusted together (Benjamini and Hochberg 1995), each kind apart, at this level.
  public var level = 0.05
  /// A jump is at least this many points beyond the common change.
  public var jumpPoints = 5.0
  /// Digit preference score above which digits heap: "problematic" in SMART's plausibility check.
  public var heapingScore = 20.0
  /// Fewest units for a constant series.
  public var fewestUnits = 10
  /// Fewest in the denominator for numbers that repeat over periods.
  public var fewestRepeated = 30.0
  /// Cases expected at the average rate before none is implausible.
  public var expectedCases = 10.0
  /// Below this many looked at, a share of faults is never classed worse than attention.
  public var fewLookedAt = 20.0
  /// Points around a survey without an interval.
  public var surveyMarginPoints = 3.0
  /// Surveillance and survey differ when they stand further apart than this ratio ...
  public var surveyRatio = 1.5
  /// ... or this many points, and the survey's interval leaves surveillance out.
  public var surveyDifferencePoints = 5.0
  /// Years that survey and surveillance may lie apart.
  public var surveyYears = 1

  public init() {}
}
