import Stunting

/// The sum of one cell over the villages of a unit, in their order.
struct UnitSum {
  private let kind: ValueKind
  private var first: IndicatorValue?
  private var sources: Set<String> = []
  private var rung: Rung?
  private var numerator = 0.0
  private var denominator = 0.0
  private var missing = 0
  private var present = 0

  /// - Parameter values: One a village; nil where it has no row.
  init(_ values: [IndicatorValue?], kind: ValueKind) {
    self.kind = kind
    for value in values { add(value) }
  }

  private mutating func add(_ value: IndicatorValue?) {
    guard let value else {
      missing += 1
      return
    }
    first = first ?? value
    if value.state == .noTarget { return }
    guard value.state == .value, let parts = parts(of: value) else {
      missing += 1
      return
    }
    present += 1
    numerator += parts.numerator
    denominator += parts.denominator
    sources.insert(value.sourceID)
    rung = rung.map { worse($0, value.rung) } ?? value.rung
  }

  /// What a value adds; nil when it lacks its numbers.
  private func parts(of value: IndicatorValue) -> (numerator: Double, denominator: Double)? {
    switch kind {
    case .ratio:
      guard let n = value.numerator, let d = value.denominator else { return nil }
      return (n, d)
    case .count: return value.value.map { ($0, 1) }
    case .yesNo: return value.value.map { ($0 > 0 ? 1 : 0, 1) }
    case .percentage, .category, .amount: return nil
    }
  }

  private func worse(_ a: Rung, _ b: Rung) -> Rung {
    let order = Rung.allCases
    return (order.firstIndex(of: a) ?? 0) >= (order.firstIndex(of: b) ?? 0) ? a : b
  }

  /// The sum as a value of the unit; nil when no village has a row.
  func value(ofUnit unit: Int, minimumShare: Double) -> (IndicatorValue, UnitCompleteness)? {
    guard var value = first else { return nil }
    let completeness = UnitCompleteness(villages: missing + present, present: present)
    value.level = .village
    value.unit = unit
    value.kind = kind == .yesNo ? .ratio : kind
    value.rung = rung ?? value.rung
    value.sourceID = sources.isEmpty ? value.sourceID : sources.sorted().joined(separator: "+")
    (value.numerator, value.denominator, value.value, value.category) = (nil, nil, nil, nil)
    let isEnough = completeness.share >= (kind == .count ? 1 : minimumShare)
    value.state = present > 0 && isEnough ? .value : missing == 0 && present == 0 ? .noTarget : .noData
    if value.state == .value { fill(&value) }
    if value.state == .noTarget { (value.numerator, value.denominator) = (0, 0) }
    return (value, completeness)
  }

  private func fill(_ value: inout IndicatorValue) {
    if kind == .count {
      value.value = numerator
    } else {
      value.numerator = numerator
      value.denominator = denominator
      if denominator == 0 { value.state = .noTarget }
    }
  }
}
