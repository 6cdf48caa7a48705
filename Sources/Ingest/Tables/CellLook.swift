/// Words of a text, lower case, without punctuation.
func plainWords(_ text: String) -> [String] {
  text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

/// True for a number as offices write it; nothing and words for nothing are none.
func isNumberText(_ text: String) -> Bool {
  guard let byte = text.utf8.first(where: { $0 > 32 }) else { return false }
  let mayStart = byte &- 48 <= 9 || [0x2B, 0x2D, 0x2C, 0x2E, 0x52, 0x72, 0xC2, 0xE2, 0x7E].contains(byte)
  guard mayStart else { return false }
  if case .number = NumberReader(decimal: .point).read(text) { return true }
  return false
}

/// A year of this or the last century, as headers have them.
func isYearText(_ text: String) -> Bool {
  let trimmed = trimmedText(text)
  let digits = trimmed.hasSuffix(".0") ? trimmed.dropLast(2) : trimmed[...]
  guard digits.utf8.count == 4, let year = Int(digits) else { return false }
  return (1950...2100).contains(year)
}

/// Nothing, or a word or dash for nothing.
func isEmptyText(_ text: String) -> Bool { isBlankText(text) || NumberBody(text).isBlank }

/// The place in a list (`3`, `3.`, `III.`, `b)`), nil for anything else.
func isOrdinalText(_ text: String) -> Bool {
  var rest = trimmedText(text)[...]
  while let last = rest.last, ".)".contains(last) { rest.removeLast() }
  if rest.first == "(" { rest.removeFirst() }
  guard (1...6).contains(rest.utf8.count) else { return false }
  if rest.utf8.allSatisfy({ $0 &- 48 <= 9 }) { return rest.utf8.count <= 4 }
  if rest.utf8.count == 1 { return rest.first?.isLetter ?? false }
  return rest.allSatisfy { "IVXLivxl".contains($0) }
}

/// The number of a column as header rows have it: `3`, `(3)`, `3.`, `[3]`, or `-3`, which is how a program reads `(3)`;
/// a formula such as `5=4/3*100` counts as its left side.
func columnNumber(_ text: String) -> Int? {
  var rest = trimmedText(text)[...]
  while let first = rest.first, "([-".contains(first) { rest.removeFirst() }
  let digits = rest.prefix { $0.isNumber }
  rest = rest.dropFirst(digits.count)
  if rest.hasPrefix(".0") { rest = rest.dropFirst(2) }
  guard let number = Int(digits), (1...999).contains(number) else { return nil }
  let tail = rest.filter { !")]. ".contains($0) }
  return tail.isEmpty || tail.first == "=" || tail.first == ":" && isFormula(tail.dropFirst()) ? number : nil
}

/// The letter of a column, or a formula of letters: `c`, `(c)`, `c=a/b`, `e = (c/d) x 100`.
func columnLetter(_ text: String) -> Int? {
  let plain = text.lowercased().filter { !$0.isWhitespace && $0 != "(" && $0 != ")" }
  guard let first = plain.utf8.first, first &- 97 < 26 else { return nil }
  let rest = plain.dropFirst()
  return rest.isEmpty || rest.first == "=" && isFormula(rest.dropFirst()) ? Int(first) - 96 : nil
}

private func isFormula(_ text: Substring) -> Bool {
  !text.isEmpty && text.allSatisfy { $0.isNumber || $0.isLetter || "+-/*:x%(),.= ".contains($0) }
}
