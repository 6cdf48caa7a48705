public import Stunting

/// One rule of the report. Each is a share: what was found, of what was looked at.
public enum QualityRule: String, Sendable, Codable, CaseIterable {
  /// Rows whose stated number is not what its parts give, of rows used.
  case inconsistentRows = "inconsistent_rows"
  /// Cells set aside because the numerator is above the denominator, of ratio cells.
  case numeratorAboveDenominator = "numerator_above_denominator"
  /// Cells above 100 %, of cells that are a percentage.
  case coverageAboveHundred = "coverage_above_hundred"
  /// Cells or rows that can't be read, of cells.
  case unreadableCells = "unreadable_cells"
  /// Not one case where the average rate would give at least ten, of such units.
  case implausibleZero = "implausible_zero"
  /// Facilities and borders with a place that can't be right, of features.
  case placeFaults = "place_faults"
  /// Areas with last digits that heap, of areas tested.
  case digitPreference = "digit_preference"
  /// Series with one value in all units, of series tested.
  case constantOverUnits = "constant_over_units"
  /// Units with the same numbers three like periods running, of units tested.
  case repeatedOverPeriods = "repeated_over_periods"
  /// Changes between like periods that chance does not explain, of changes tested.
  case jumps
  /// Rows that repeat an earlier one, of rows read.
  case duplicates
  /// Units with a value in the newest period, of units expected.
  case unitsWithValue = "units_with_value"
  /// Children measured of those registered (D/S).
  case measuredShare = "measured_share"
  /// Unit-periods with a value, of those between the first and the newest period.
  case periodsWithValue = "periods_with_value"
  /// Rows set aside or asked, of rows about a place.
  case unplacedRows = "unplaced_rows"
  /// Unit-series whose newest due report is there, of all.
  case upToDate = "up_to_date"

  public var dimension: QualityDimension {
    switch self {
    case .inconsistentRows, .numeratorAboveDenominator, .coverageAboveHundred, .unreadableCells, .implausibleZero,
      .placeFaults:
      .accuracy
    case .digitPreference, .constantOverUnits, .repeatedOverPeriods, .jumps, .duplicates: .reliability
    case .unitsWithValue, .measuredShare, .periodsWithValue, .unplacedRows: .completeness
    case .upToDate: .timeliness
    }
  }

  /// Cuts of the rule.
  public var cuts: RuleCuts {
    switch self {
    case .inconsistentRows: .faults(poorAbove: 5)
    case .numeratorAboveDenominator, .coverageAboveHundred, .unreadableCells, .duplicates: .faults(poorAbove: 5)
    case .implausibleZero, .repeatedOverPeriods, .jumps, .unplacedRows, .placeFaults: .faults(poorAbove: 5)
    case .digitPreference, .constantOverUnits: .faults(poorAbove: 20)
    case .unitsWithValue, .periodsWithValue, .upToDate: .filled(goodFrom: 95, poorBelow: 80)
    case .measuredShare: .filled(goodFrom: 80, poorBelow: 60)
    }
  }
}

/// Where a rule's classes change, in percent. All cuts are proposals (usulan).
public struct RuleCuts: Sendable, Equatable {
  /// True when a higher share is better.
  public let higherIsBetter: Bool
  /// Good up to (or from) here, inclusive.
  public let good: Double
  /// Poor beyond (or below) here, exclusive.
  public let poor: Double
  public var status: NormStatus { .usulan }

  /// Good without any fault, poor above a share.
  static func faults(poorAbove: Double) -> RuleCuts { RuleCuts(higherIsBetter: false, good: 0, poor: poorAbove) }

  static func filled(goodFrom: Double, poorBelow: Double) -> RuleCuts {
    RuleCuts(higherIsBetter: true, good: goodFrom, poor: poorBelow)
  }

  func qualityClass(percent: Double) -> QualityClass {
    if higherIsBetter { return percent >= good ? .good : percent < poor ? .poor : .attention }
    return percent <= good ? .good : percent > poor ? .poor : .attention
  }
}
