import Foundation

/// A flat JSON object of texts, with keys in the order of their UTF-8 bytes: the same dictionary gives the same bytes.
enum JSONObject {
  static func text(_ object: [String: String]) -> String {
    let keys = object.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return "{" + keys.map { quoted($0) + ":" + quoted(object[$0] ?? "") }.joined(separator: ",") + "}"
  }

  /// The object in a text, or nil for anything else.
  static func object(_ text: String) -> [String: String]? {
    if text == "{}" { return [:] }
    return try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
  }

  /// A JSON array of texts.
  static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ",") + "]" }

  /// The array in a text, or nil for anything else.
  static func list(_ text: String) -> [String]? {
    if text == "[]" { return [] }
    return try? JSONDecoder().decode([String].self, from: Data(text.utf8))
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20: out += escape(scalar.value)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let hex = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}
