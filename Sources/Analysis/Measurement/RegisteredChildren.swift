public import Stunting

/// Children measured and registered by village (D/S), for `MeasurementInput`.
public struct RegisteredChildren: Sendable, Equatable {
  public var measured: [Double?]
  public var registered: [Double?]

  /// D/S of all villages where it is known, a fraction.
  public var share: Double? {
    var (d, s) = (0.0, 0.0)
    for (m, r) in zip(measured, registered) {
      guard let m, let r, r > 0 else { continue }
      d += m
      s += r
    }
    return s > 0 ? d / s : nil
  }
}

/// D/S of the villages in a period: the newest value that lies within the period, of the age group or, where there is none
/// of it, of balita. Values that were not measured in the village do not count.
///
/// - Parameter values: Of the indicator D/S (`penimbangan`).
public func registeredChildren(
  _ values: [IndicatorValue], villages: Int, period: Period, ageGroup: AgeGroup
) -> RegisteredChildren {
  var best = [IndicatorValue?](repeating: nil, count: max(0, villages))
  func rank(_ v: IndicatorValue) -> (Int, Period) { (v.ageGroup == ageGroup ? 1 : 0, v.period) }
  for value in values where value.level == .village && best.indices.contains(value.unit) && value.sex == .all {
    guard value.origin == .reported, value.state == .value, value.ageGroup == ageGroup || value.ageGroup == .balita,
      value.period.startDate >= period.startDate, value.period.endDate <= period.endDate, value.numerator != nil,
      (value.denominator ?? 0) > 0
    else { continue }
    if best[value.unit].map({ rank($0) <= rank(value) }) ?? true { best[value.unit] = value }
  }
  return RegisteredChildren(measured: best.map { $0?.numerator }, registered: best.map { $0?.denominator })
}
