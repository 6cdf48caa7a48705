/// Unit that a value belongs to.
public enum UnitLevel: String, Sendable, Codable, CaseIterable {
  case village
  case district
}

/// One indicator cell of one unit and period. Both integers of a ratio are kept, never only the percentage.
public struct IndicatorValue: Sendable, Equatable, Codable {
  public var level: UnitLevel
  /// Index of the village in the edition (level village), or of the district in `Region.districts`.
  public var unit: Int
  /// Key of the indicator catalogue.
  public var indicator: String
  public var ageGroup: AgeGroup
  public var period: Period
  public var kind: ValueKind
  public var state: CellState
  public var numerator: Double?
  public var denominator: Double?
  /// Count, percentage, amount, or 1 and 0 for yes and no.
  public var value: Double?
  public var category: String?
  public var rung: Rung
  public var sourceID: String
  public var sourceRow: Int

  public init(
    level: UnitLevel, unit: Int, indicator: String, ageGroup: AgeGroup, period: Period, kind: ValueKind,
    state: CellState,
    rung: Rung, sourceID: String, sourceRow: Int
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
  }
}
