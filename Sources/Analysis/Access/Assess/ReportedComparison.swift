/// What a disagreement between a computed and a reported way says, as far as the two alone can say it.
public enum ReportedDisagreementKind: String, Sendable, Codable, CaseIterable {
  /// Both know a facility in the village: the report says 0, the computed way is the one inside the village.
  case insideVillage = "inside_village"
  /// The village says that it has a facility, and none with a position lies in it: the list of facilities lacks one.
  case missingFacility = "missing_facility"
  /// A facility lies in the village by its position, and the village says that it has none: the position or the report is
  /// wrong.
  case unreportedFacility = "unreported_facility"
  /// Reported shorter, and of a straight line nothing is: a facility is missing from the list or misplaced, or people live
  /// nearer to it than the places of the village say.
  case nearerThanComputed = "nearer_than_computed"
  /// Reported longer: a detour (river, hills), or people go to another facility than the nearest.
  case fartherThanComputed = "farther_than_computed"
}

/// One village where the computed and the reported way differ.
public struct ReportedDisagreement: Sendable, Equatable {
  public var village: Int
  public var computed: Double
  public var reported: Double
  /// Computed less reported.
  public var difference: Double
  public var kind: ReportedDisagreementKind
  /// The facility that is the nearest by computation.
  public var facility: Int?

  public init(
    village: Int, computed: Double, reported: Double, kind: ReportedDisagreementKind, facility: Int?
  ) {
    self.village = village
    self.computed = computed
    self.reported = reported
    difference = computed - reported
    self.kind = kind
    self.facility = facility
  }
}

/// Computed against reported travel, over the villages that have both.
public struct ReportedComparison: Sendable, Equatable {
  /// True for minutes, else kilometres.
  public var isMinutes: Bool
  public var villages: Int
  /// Correlation of the values themselves, of their logarithms (of 1 + value, since a way may be 0), and of their ranks
  /// (ties share their mean rank); nil under 3 villages or where one side does not vary.
  public var pearson: Double?
  public var pearsonLog: Double?
  public var spearman: Double?
  /// Median of computed less reported.
  public var medianDifference: Double?
  /// The greatest by absolute difference, of equals the lower village first.
  public var largest: [ReportedDisagreement]
}
