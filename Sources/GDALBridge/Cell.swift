/// One cell of a table or attribute of a feature, typed as the source typed it.
public enum Cell: Sendable, Equatable, Hashable {
  /// Nothing there: null, unset, or a number that is not finite.
  case null
  case boolean(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  /// A date, time or both as text: `2024-08-31`, `14:05:00`, `2024-08-31T14:05:00`.
  case date(String)

  /// The cell as a person would type it: whole numbers without a decimal point, decimals in the shortest form that
  /// reads back to the same number, null as an empty text.
  public var text: String {
    switch self {
    case .null: ""
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .real(let value): numberText(value)
    case .text(let value), .date(let value): value
    }
  }

  public var isNull: Bool { self == .null }
}

/// The shortest decimal text of a finite number, whole numbers below 2^53 without point or exponent.
func numberText(_ value: Double) -> String {
  if value.magnitude < 0x1p53, value == value.rounded(.towardZero) { return String(Int64(value)) }
  return "\(value)"
}
