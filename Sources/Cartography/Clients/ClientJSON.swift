/// JSON with its keys in the order written: the same style gives the same bytes.
indirect enum ClientJSON {
  case string(String)
  case number(Double)
  case bool(Bool)
  case array([ClientJSON])
  case object([(String, ClientJSON)])

  static func strings(_ texts: [String]) -> ClientJSON { .array(texts.map { .string($0) }) }

  /// `["get", name]`.
  static func get(_ name: String) -> ClientJSON { ["get", .string(name)] }

  /// `["==", ["get", name], value]`.
  static func equals(_ name: String, _ value: ClientJSON) -> ClientJSON { ["==", get(name), value] }

  /// UTF-8 with two blanks of indentation; lists of plain values on one line.
  var bytes: [UInt8] {
    var text = ""
    write(to: &text, indent: 0)
    return Array(text.utf8) + [10]
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .string(let value): text += quoted(value)
    case .number(let value): text += numeral(value)
    case .bool(let value): text += value ? "true" : "false"
    case .array(let items) where items.allSatisfy(\.isShort): writeLine(items, to: &text)
    case .array(let items):
      writeBlock(items.map { (nil, $0) }, ("[", "]"), to: &text, indent: indent)
    case .object(let items): writeBlock(items.map { ($0.0, $0.1) }, ("{", "}"), to: &text, indent: indent)
    }
  }

  private var isShort: Bool {
    switch self {
    case .string, .number, .bool: true
    case .array(let items): items.count <= 3 && items.allSatisfy(\.isShort)
    case .object: false
    }
  }

  private func writeLine(_ items: [ClientJSON], to text: inout String) {
    text += "["
    for (place, item) in items.enumerated() {
      if place > 0 { text += ", " }
      item.write(to: &text, indent: 0)
    }
    text += "]"
  }

  private func writeBlock(
    _ items: [(String?, ClientJSON)], _ brackets: (String, String), to text: inout String, indent: Int
  ) {
    if items.isEmpty {
      text += brackets.0 + brackets.1
      return
    }
    let margin = String(repeating: " ", count: indent + 2)
    text += brackets.0
    for (place, item) in items.enumerated() {
      text += (place > 0 ? ",\n" : "\n") + margin
      if let key = item.0 { text += quoted(key) + ": " }
      item.1.write(to: &text, indent: indent + 2)
    }
    text += "\n" + String(repeating: " ", count: indent) + brackets.1
  }
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\r": result += "\\r"
    case _ where scalar.value < 32:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// Whole numbers without a point; what is not finite becomes 0, which JSON can say.
private func numeral(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  return Int64(exactly: value).map(String.init) ?? String(value)
}

extension ClientJSON: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(floatLiteral value: Double) { self = .number(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: ClientJSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, ClientJSON)...) { self = .object(elements) }
}
