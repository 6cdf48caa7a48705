/// Whether a number is laid down by an office or is a proposal of this project.
public enum NormStatus: String, Sendable, Codable, CaseIterable {
  case resmi
  case usulan
}

/// What an indicator counts (juknis Table 1.1; see `docs/indicators.md`).
public enum IndicatorLevel: String, Sendable, Codable, CaseIterable {
  /// People or households: enters the matrix of Table 1.2.
  case people
  /// Villages: enters the matrix of Table 1.2 as yes or no.
  case village
  case regency
  case national
}

/// Which way an indicator gets better.
public enum Direction: String, Sendable, Codable, CaseIterable {
  case higherIsBetter = "higher_is_better"
  case lowerIsBetter = "lower_is_better"
  /// Neither: a category or a quantity to look at.
  case none
}

/// A target with its year and where it comes from.
public struct IndicatorTarget: Sendable, Equatable, Codable {
  public var percent: Double
  public var year: Int
  public var source: String
  public var status: NormStatus

  public init(percent: Double, year: Int, source: String, status: NormStatus) {
    self.percent = percent
    self.year = year
    self.source = source
    self.status = status
  }
}

/// One indicator of the catalogue.
public struct IndicatorDefinition: Sendable, Equatable, Codable {
  /// Stable key, such as `air_minum_layak`.
  public var key: String
  /// Number in Table 1.1 of the juknis, when it stands there.
  public var number: Int?
  public var nameIndonesian: String
  public var nameEnglish: String
  public var essential: Bool
  public var level: IndicatorLevel
  public var direction: Direction
  public var kind: ValueKind
  /// What the printed number is a share of: 100 for a percentage, 1,000 for a rate per thousand.
  public var per: Int
  public var target: IndicatorTarget?
  public var sector: String
  /// Definition and source, printed with the indicator.
  public var source: String

  public init(
    key: String, number: Int?, nameIndonesian: String, nameEnglish: String, essential: Bool, level: IndicatorLevel,
    direction: Direction, kind: ValueKind, per: Int, target: IndicatorTarget?, sector: String, source: String
  ) {
    self.key = key
    self.number = number
    self.nameIndonesian = nameIndonesian
    self.nameEnglish = nameEnglish
    self.essential = essential
    self.level = level
    self.direction = direction
    self.kind = kind
    self.per = per
    self.target = target
    self.sector = sector
    self.source = source
  }
}
