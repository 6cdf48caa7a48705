import DrawingBridge

/// A text on lines no wider than `width`: broken at blanks, in words too long for a line anywhere. Text beyond
/// `maximumLines` ends in "…".
func wrapLines(_ text: String, width: Double, style: TextStyle, maximumLines: Int = .max) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
    let longer = line.isEmpty ? word : line + " " + word
    if measureText(longer, style: style).width <= width {
      line = longer
      continue
    }
    if !line.isEmpty { lines.append(line) }
    line = word
    while lines.count < maximumLines, line.count > 1, measureText(line, style: style).width > width {
      let head = longestHead(of: line, width: width, style: style, tail: "")
      lines.append(head)
      line = String(line.dropFirst(head.count))
    }
    if lines.count > maximumLines { break }
  }
  if !line.isEmpty { lines.append(line) }
  guard lines.count > maximumLines, maximumLines > 0 else { return lines }
  let last = lines[maximumLines - 1] + " " + lines[maximumLines]
  return Array(lines[..<(maximumLines - 1)]) + [longestHead(of: last, width: width, style: style, tail: "…") + "…"]
}

/// The text, or as much of its beginning as `width` holds with "…" behind it.
func shortened(_ text: String, width: Double, style: TextStyle) -> String {
  if measureText(text, style: style).width <= width { return text }
  return longestHead(of: text, width: width, style: style, tail: "…") + "…"
}

/// The longest beginning, at least one character, that fits together with `tail`.
private func longestHead(of text: String, width: Double, style: TextStyle, tail: String) -> String {
  let characters = Array(text.prefix(400))
  var (low, high) = (1, max(1, characters.count))
  while low < high {
    let middle = (low + high + 1) / 2
    let head = String(characters[..<middle]) + tail
    if measureText(head, style: style).width <= width { low = middle } else { high = middle - 1 }
  }
  return String(characters.prefix(low))
}
