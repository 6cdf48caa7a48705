/// Whether a number is laid down by an office or is a proposal of this project.
public enum NormStatus: String, Sendable, Codable, CaseIterable {
  case resmi
  case usulan
}

/// A target in percent with its year and where it comes from.
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

/// A target that is a number of something: "Min. 2 kali", "112,9 Juta" (juknis Table 1.1, numbers 30-32, 34, 35, 37,
/// 42, 51, 54, 58-61).
public struct IndicatorAmountTarget: Sendable, Equatable, Codable {
  public var amount: Double
  public var unit: IndicatorUnit
  public var year: Int
  public var source: String
  public var status: NormStatus

  public init(amount: Double, unit: IndicatorUnit, year: Int, source: String, status: NormStatus) {
    self.amount = amount
    self.unit = unit
    self.year = year
    self.source = source
    self.status = status
  }
}
