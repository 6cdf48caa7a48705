public import Stunting

/// Surveillance held against a survey. It says that they differ, never which one is right.
public struct SurveyComparison: Sendable, Equatable {
  public enum Verdict: String, Sendable, Codable {
    /// Beyond the stated rule.
    case differs
    /// Within the stated rule.
    case within
    /// No surveillance of the age group within the years allowed.
    case notComparable = "not_comparable"
  }

  /// A likely reason to look into first.
  public enum Hint: String, Sendable, Codable, CaseIterable {
    /// Too few of the registered children were measured.
    case lowMeasuredShare = "low_measured_share"
    /// How many were registered is not known, so those not measured can't be judged.
    case measuredShareUnknown = "measured_share_unknown"
    /// By-name entry may be incomplete: some units have no value.
    case unitsMissing = "units_missing"
    /// Tools and way of measuring differ: length boards, calibration, rounding.
    case tools
    /// Last digits heap in at least one area.
    case heaping
    /// Period and season of survey and surveillance are not the same.
    case otherPeriod = "other_period"
  }

  public var survey: SurveyFigure
  public var sourceID: String?
  public var level: UnitLevel?
  public var period: Period?
  public var cases: Double?
  public var measured: Double?
  /// Wilson 95 % in percent: random uncertainty only.
  public var lowerPercent: Double?
  public var upperPercent: Double?
  /// D/S in percent, in the same period.
  public var measuredSharePercent: Double?
  public var verdict: Verdict
  public var hints: [Hint]

  public var percent: Double? {
    guard let cases, let measured, measured > 0 else { return nil }
    return 100 * cases / measured
  }
}
