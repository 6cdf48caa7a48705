/// A column that must be what others give. The values that count are always those of the parts; a row that does not
/// agree gets a finding of kind `.inconsistent`, see `StatedNumber`.
public enum ConsistencyCheck: Sendable, Equatable, Codable {
  /// 100 times the sum of `numerator` divided by the sum of `denominator`, within `tolerancePoints` percentage points. A
  /// column of fractions (0.086 for 8.6 %) is found out and compared as such.
  case percentage(stated: String, numerator: [String], denominator: [String], tolerancePoints: Double = 0.15)
  case sum(total: String, parts: [String])

  var columnNames: [String] {
    switch self {
    case .percentage(let stated, let numerator, let denominator, _): [stated] + numerator + denominator
    case .sum(let total, let parts): [total] + parts
    }
  }
}

/// A stated number beside the one that its parts give: the detail of an `.inconsistent` finding, written
/// `COLUMN|stated|computed|parts` with decimal points, the computed number to two decimals, and parts `187/3912` for a
/// percentage or `161+26` for a sum: `Prevalensi Stunting|28|4.78|187/3912`. A bar in a column's name becomes `/`.
public struct StatedNumber: Sendable, Equatable {
  public var column: String
  /// As stated, in percent for percentages.
  public var stated: Double
  public var computed: Double
  public var isPercentage: Bool
  /// Numerator and denominator, or the parts of the sum.
  public var parts: [Double]

  public init(column: String, stated: Double, computed: Double, isPercentage: Bool, parts: [Double]) {
    self.column = column
    self.stated = stated
    self.computed = computed
    self.isPercentage = isPercentage
    self.parts = parts
  }

  /// Nil when the detail is not written so.
  public init?(detail: String) {
    let fields = detail.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count == 4, let stated = Double(fields[1]), let computed = Double(fields[2]) else { return nil }
    let isPercentage = fields[3].contains("/")
    let parts = fields[3].split(separator: isPercentage ? "/" : "+").map { Double($0) }
    guard !parts.contains(nil) else { return nil }
    self.init(
      column: String(fields[0]), stated: stated, computed: computed, isPercentage: isPercentage,
      parts: parts.compactMap { $0 })
  }

  public var detail: String {
    let name = String(column.map { $0 == "|" ? "/" : $0 })
    let basis = parts.map { shortText($0) }.joined(separator: isPercentage ? "/" : "+")
    return "\(name)|\(shortText(stated))|\(shortText((computed * 100).rounded() / 100))|\(basis)"
  }
}

/// Whole numbers without decimals.
private func shortText(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
}
