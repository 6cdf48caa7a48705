/// Text made safe for HTML, in content and in quoted attributes.
func escaped(_ text: String) -> String {
  var out = ""
  out.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}

/// A template with `{{name}}` marks filled in, in one pass: what is filled in is not searched again.
func filled(_ template: String, _ values: [String: String]) -> String {
  var out = ""
  var rest = Substring(template)
  while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
    out += rest[..<start.lowerBound]
    out += values[String(rest[start.upperBound..<end.lowerBound])] ?? ""
    rest = rest[end.upperBound...]
  }
  return out + rest
}
