/// An age in completed months: `2 Tahun - 3 Bulan - 10 Hari`, `27 bln`, `1 th`, `27`; nil for anything else. A number
/// without a word is months.
func ageMonths(_ text: String) -> Int? {
  var months = 0
  var number: Int?
  var hasUnit = false
  for part in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "," }) {
    for piece in numberAndWord(part) {
      if let value = wholePart(piece) {
        guard number == nil else { return nil }
        number = value
      } else if let count = number, let size = unitMonths(piece) {
        months += count * size
        number = nil
        hasUnit = true
      } else {
        return nil
      }
    }
  }
  if let number { return hasUnit ? nil : number }
  return hasUnit ? months : nil
}

/// `3bln` as `3` and `bln`.
private func numberAndWord(_ part: Substring) -> [Substring] {
  let digits = part.prefix { $0.isNumber || $0 == "." || $0 == "," }
  let word = part.dropFirst(digits.count)
  return [digits, word].filter { !$0.isEmpty && $0 != "." && $0 != "," }
}

private func wholePart(_ text: Substring) -> Int? {
  let whole = text.prefix { $0 != "." && $0 != "," }
  guard whole.utf8.count <= 4, let value = Int(whole), value >= 0 else { return nil }
  return value
}

/// Months of a unit of time; days count nothing.
private func unitMonths(_ word: Substring) -> Int? {
  switch word {
  case "tahun", "thn", "th", "t", "year", "years", "y": 12
  case "bulan", "bln", "bl", "b", "month", "months", "mo": 1
  case "hari", "hr", "h", "day", "days", "d", "minggu", "mg", "week", "weeks": 0
  default: nil
  }
}
