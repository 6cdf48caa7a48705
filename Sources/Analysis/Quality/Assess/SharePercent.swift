import Stunting

extension IndicatorValue {
  /// Share in percent, for cells that are one: from the parts where both are known.
  var sharePercent: Double? {
    guard state == .value else { return nil }
    switch kind {
    case .ratio:
      guard let numerator, let denominator, denominator > 0 else { return nil }
      return 100 * numerator / denominator
    case .percentage: return value
    case .count, .category, .yesNo, .amount: return nil
    }
  }
}
