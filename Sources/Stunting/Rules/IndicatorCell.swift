/// A cell of the matrix of Table 1.2: one main indicator (indikator utama) of one village.
public struct IndicatorCell: Sendable, Equatable, Codable {
  public var state: CellState
  /// Printed percentage; only when `state` is value.
  public var percent: Double?
  public var numerator: Double?
  public var denominator: Double?
  public var coverageClass: CoverageClass?

  public init(
    state: CellState, percent: Double? = nil, numerator: Double? = nil, denominator: Double? = nil,
    coverageClass: CoverageClass? = nil
  ) {
    self.state = state
    self.percent = percent
    self.numerator = numerator
    self.denominator = denominator
    self.coverageClass = coverageClass
  }

  public static let noData = IndicatorCell(state: .noData)

  /// The cell of a value against its indicator's target. Percentages without denominators are taken as they are.
  public init(_ value: IndicatorValue?, definition: IndicatorDefinition) {
    guard let value, value.state != .noData else {
      self = .noData
      return
    }
    guard value.state == .value, let percent = IndicatorCell.percent(of: value) else {
      self.init(state: value.state == .value ? .noData : value.state)
      return
    }
    let attainment = definition.effectiveTarget.flatMap {
      CoverageClass.attainment(percent: percent, target: $0.percent, direction: definition.direction)
    }
    self.init(
      state: .value, percent: percent, numerator: value.numerator, denominator: value.denominator,
      coverageClass: attainment.map { CoverageClass(attainment: $0) })
  }

  private static func percent(of value: IndicatorValue) -> Double? {
    switch value.kind {
    case .ratio:
      guard let n = value.numerator, let d = value.denominator, d > 0 else { return nil }
      return 100 * n / d
    case .percentage: return value.value
    case .yesNo: return value.value.map { $0 * 100 }
    case .count, .category, .amount: return nil
    }
  }
}
