/// A number as the public may see it.
public enum PublicCell: Sendable, Equatable {
  case value(Double)
  /// A number of people from 1 to one less than the threshold: "<5".
  case belowThreshold
  /// *ditekan*: not shown, because it or something that follows from it is a small number of people.
  case suppressed
  /// *tidak ada data*.
  case noData
  /// *tidak ada sasaran*: the denominator is 0.
  case noTarget

  /// For JSON and CSV: the number, the marker ("<5"), or null. The state stands beside it.
  public func json(marker: String, decimals: Int = 0) -> JSONText {
    switch self {
    case .value(let number): .number(number, decimals: decimals)
    case .belowThreshold: .string(marker)
    case .suppressed, .noData, .noTarget: .null
    }
  }

  /// `value`, `suppressed`, `no_data` or `no_target`; "<5" is a suppressed number.
  public var state: String {
    switch self {
    case .value: "value"
    case .belowThreshold, .suppressed: "suppressed"
    case .noData: "no_data"
    case .noTarget: "no_target"
    }
  }

  public var number: Double? { if case .value(let number) = self { number } else { nil } }
}
