/// A text as a YAML scalar: plain where that reads back as the same text, else in double quotes.
func yamlText(_ text: String) -> String {
  let plain =
    !text.isEmpty && text.first?.isLetter == true
    && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789_./-".unicodeScalars.contains($0) }
    && !["true", "false", "yes", "no", "null", "on", "off", "y", "n"].contains(text.lowercased())
  if plain { return text }
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": out += "\\\\"
    case "\"": out += "\\\""
    case "\n": out += "\\n"
    case "\t": out += "\\t"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out + "\""
}

/// `name` for one text, `[a, b]` for several.
func yamlList(_ texts: [String]) -> String {
  texts.count == 1 ? yamlText(texts[0]) : "[" + texts.map(yamlText).joined(separator: ", ") + "]"
}

/// `{a: x, b: y}` of the pairs that have a value, in order.
func yamlMapping(_ pairs: [(String, String?)]) -> String {
  "{" + pairs.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
}
