/// Characters that make a spreadsheet take a cell for a formula, and the apostrophe that stops it.
private let formulaStarts: Set<Character> = ["=", "+", "-", "@", "\t", "\r", "'"]

/// The text with an apostrophe before it when a spreadsheet could take it for a formula; one that begins with an
/// apostrophe gets another one, so that `withoutGuard` gives back exactly the text.
func withGuard(_ text: String) -> String {
  guard let first = text.first, formulaStarts.contains(first) else { return text }
  return "'" + text
}

/// Undoes `withGuard`.
func withoutGuard(_ text: String) -> String {
  guard text.first == "'", let second = text.dropFirst().first, formulaStarts.contains(second) else { return text }
  return String(text.dropFirst())
}
