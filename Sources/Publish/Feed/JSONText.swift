/// A JSON value that prints the same bytes every time: object keys in the order given by the caller or sorted, numbers
/// with stated decimals.
public indirect enum JSONText: Sendable {
  case null
  case bool(Bool)
  case int(Int)
  /// Rounded to `decimals`, without trailing zeros.
  case number(Double, decimals: Int)
  case string(String)
  case array([JSONText])
  /// Printed in key order.
  case object([String: JSONText])

  public static func optional(_ value: Double?, decimals: Int) -> JSONText {
    value.map { .number($0, decimals: decimals) } ?? .null
  }
  public static func optional(_ value: String?) -> JSONText { value.map { .string($0) } ?? .null }
  public static func optional(_ value: Int?) -> JSONText { value.map { .int($0) } ?? .null }
  public static func optional(_ value: Bool?) -> JSONText { value.map { .bool($0) } ?? .null }

  /// On one line.
  public var compact: String {
    var out = ""
    write(to: &out)
    return out
  }

  /// Over several lines, two blanks an indent.
  public var pretty: String {
    var out = ""
    writePretty(to: &out, indent: 0)
    return out + "\n"
  }

  func write(to out: inout String) {
    switch self {
    case .array(let items):
      out += "["
      for (i, item) in items.enumerated() {
        if i > 0 { out += "," }
        item.write(to: &out)
      }
      out += "]"
    case .object(let members):
      out += "{"
      for (i, key) in members.keys.sorted().enumerated() {
        if i > 0 { out += "," }
        out += JSONText.quoted(key) + ":"
        (members[key] ?? .null).write(to: &out)
      }
      out += "}"
    default: out += scalar
    }
  }

  private func writePretty(to out: inout String, indent: Int) {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .array(let items) where !items.isEmpty:
      out += "["
      for (i, item) in items.enumerated() {
        out += (i > 0 ? ",\n" : "\n") + inner
        item.writePretty(to: &out, indent: indent + 1)
      }
      out += "\n" + outer + "]"
    case .object(let members) where !members.isEmpty:
      out += "{"
      for (i, key) in members.keys.sorted().enumerated() {
        out += (i > 0 ? ",\n" : "\n") + inner + JSONText.quoted(key) + ": "
        (members[key] ?? .null).writePretty(to: &out, indent: indent + 1)
      }
      out += "\n" + outer + "}"
    default: write(to: &out)
    }
  }

  private var scalar: String {
    switch self {
    case .null: "null"
    case .bool(let b): b ? "true" : "false"
    case .int(let i): String(i)
    case .number(let value, let decimals): JSONText.decimal(value, decimals)
    case .string(let s): JSONText.quoted(s)
    case .array, .object: ""
    }
  }

  /// `value` rounded half away from zero to `decimals` digits, without trailing zeros; null when not finite.
  public static func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "null" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let units = UInt64(scaled)
    let divisor = UInt64(scale)
    let whole = String(units / divisor)
    var fraction = String(units % divisor)
    fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 && units != 0 ? "-" : ""
    return sign + whole + (fraction.isEmpty || decimals == 0 ? "" : "." + fraction)
  }

  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
