/// JSON with the keys in the order given, so that the same metadata gives the same bytes.
indirect enum MetadataJSON {
  case text(String)
  case whole(Int)
  /// Degrees times 10,000,000, written as decimal degrees.
  case degrees(Int32)
  case list([MetadataJSON])
  case object([(String, MetadataJSON)])

  var string: String {
    switch self {
    case .text(let text): MetadataJSON.quoted(text)
    case .whole(let number): String(number)
    case .degrees(let e7): degreesText(e7)
    case .list(let items): "[" + items.map(\.string).joined(separator: ",") + "]"
    case .object(let pairs):
      "{" + pairs.map { MetadataJSON.quoted($0) + ":" + $1.string }.joined(separator: ",") + "}"
    }
  }

  var bytes: [UInt8] { Array(string.utf8) }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case _ where scalar.value < 0x20: out += escape(scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let hex = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
  }
}

/// Degrees times 10,000,000, rounded and brought into -180...180; 0 for what isn't finite.
func degreesE7(_ degrees: Double) -> Int32 {
  guard degrees.isFinite else { return 0 }
  return Int32((min(max(degrees, -180), 180) * 1e7).rounded())
}

/// `-6.2088` of -62088000: decimal degrees without trailing zeros.
func degreesText(_ e7: Int32) -> String {
  let size = Int(e7).magnitude
  let whole = size / 10_000_000
  let sign = e7 < 0 ? "-" : ""
  var digits = Substring(String(10_000_000 + size % 10_000_000).dropFirst())
  while digits.last == "0" { digits.removeLast() }
  return digits.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(digits)"
}
