/// How a value came to its unit.
public enum ValueOrigin: String, Sendable, Codable, CaseIterable {
  /// The source gives it for this unit, or it is a sum of such values.
  case reported
  /// The rate of the puskesmas or kecamatan that the village lies in: not measured here.
  case inherited
  /// A share of a larger area's count, by population: not measured here.
  case apportioned
}

/// One indicator cell of one unit and period. Both integers of a ratio are kept, never only the percentage.
public struct IndicatorValue: Sendable, Equatable, Codable {
  public var level: UnitLevel
  /// Index of the village in the edition (level village), or in the units that come with the values.
  public var unit: Int
  /// Key of the indicator catalogue.
  public var indicator: String
  public var ageGroup: AgeGroup
  public var sex: Sex
  public var period: Period
  public var kind: ValueKind
  public var state: CellState
  public var numerator: Double?
  public var denominator: Double?
  /// Count, percentage, amount, or 1 and 0 for yes and no.
  public var value: Double?
  public var category: String?
  public var rung: Rung
  public var origin: ValueOrigin
  public var sourceID: String
  public var sourceRow: Int

  public init(
    level: UnitLevel, unit: Int, indicator: String, ageGroup: AgeGroup, period: Period, kind: ValueKind,
    state: CellState, rung: Rung, sourceID: String, sourceRow: Int, sex: Sex = .all, origin: ValueOrigin = .reported
  ) {
    self.level = level
    self.unit = unit
    self.indicator = indicator
    self.ageGroup = ageGroup
    self.period = period
    self.kind = kind
    self.state = state
    self.rung = rung
    self.sourceID = sourceID
    self.sourceRow = sourceRow
    self.sex = sex
    self.origin = origin
  }
}
