/// The shortest decimal text of a finite number, whole numbers below 2^53 without point or exponent.
func numberText(_ value: Double) -> String {
  if value.magnitude < 0x1p53, value == value.rounded(.towardZero) { return String(Int64(value)) }
  return "\(value)"
}

/// A stored number in its shortest text; digits alone stay as they stand, what is no number, too.
func shortened(_ stored: [UInt8]) -> String {
  let text = String(decoding: stored, as: UTF8.self)
  if stored.count < 16, stored.allSatisfy({ $0 &- 48 <= 9 }) { return text }
  guard let value = Double(text), value.isFinite else { return text }
  return numberText(value)
}

/// A share as a person reads it: 0.086 as `8.6%`, by moving the point, which rounds nothing.
func percentText(_ share: Double) -> String {
  let text = numberText(share)
  guard !text.contains("e") else { return numberText(share * 100) + "%" }
  let isNegative = text.hasPrefix("-")
  let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
  let decimals = parts.count > 1 ? String(parts[1]) : ""
  let moved = decimals + String(repeating: "0", count: max(0, 2 - decimals.count))
  let whole = (parts.first.map(String.init) ?? "") + moved.prefix(2)
  let trimmed = whole.drop { $0 == "0" }
  let rest = moved.dropFirst(2)
  return (isNegative ? "-" : "") + (trimmed.isEmpty ? "0" : trimmed) + (rest.isEmpty ? "" : "." + rest) + "%"
}
