/// Line of the first YAML alias (`*word` where a value may begin), outside quotes and comments; nil without one.
func lineOfAlias(_ text: String) -> Int? {
  var scan = AliasScan()
  for byte in text.utf8 where scan.isAlias(byte) { return scan.line }
  return nil
}

/// Goes through a text byte by byte.
private struct AliasScan {
  var line = 1
  /// The quote that is open, 0 outside quotes.
  private var quote: UInt8 = 0
  private var isComment = false
  /// Whether a value may begin here.
  private var isStart = true
  private var previous: UInt8 = 10

  mutating func isAlias(_ byte: UInt8) -> Bool {
    defer { previous = byte }
    if byte == UInt8(ascii: "\n") {
      line += 1
      isComment = false
      isStart = quote == 0
      return false
    }
    guard !isComment else { return false }
    guard quote == 0 else {
      if byte == quote, !(quote == UInt8(ascii: "\"") && previous == UInt8(ascii: "\\")) { quote = 0 }
      return false
    }
    return isAliasOutsideQuotes(byte)
  }

  private mutating func isAliasOutsideQuotes(_ byte: UInt8) -> Bool {
    let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    if isBlank { return false }
    let afterBlank = previous == UInt8(ascii: " ") || previous == UInt8(ascii: "\t") || previous == 10
    if byte == UInt8(ascii: "#"), afterBlank {
      isComment = true
      return false
    }
    if isStart, byte == UInt8(ascii: "*") { return true }
    if isStart, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
    let opens = [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":"), UInt8(ascii: "?")]
    isStart = opens.contains(byte) || (byte == UInt8(ascii: "-") && isStart)
    return false
  }
}
