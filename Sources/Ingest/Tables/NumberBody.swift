/// A cell stripped of signs, units and marks.
struct NumberBody {
  var isBlank = false
  var isNegative = false
  var isMarked = false
  var shape = NumberShape.none

  private static let blanks: Set<String> = [
    "", "-", "--", "---", "–", "—", "...", "…", "..", "n/a", "na", "n.a", "n.a.", "#n/a", "#div/0!", "null", "nil",
    "nan", "none", "tad", "t.a.d", "t.a.d.", "tidak ada data", "tidak ada", "belum ada data", "belum ada",
    "tidak tersedia", "tidak diketahui", "kosong",
  ]

  /// Words that stand behind numbers and change nothing.
  private static let units: Set<String> = [
    "orang", "org", "jiwa", "anak", "balita", "baduta", "bayi", "ibu", "kk", "keluarga", "rumah", "unit", "buah",
    "kasus", "desa", "posyandu", "persen", "m", "km", "meter", "kilometer", "ha", "rupiah", "liter", "kader",
  ]

  private static let marks: Set<Character> = [
    "*", "\u{00B9}", "\u{00B2}", "\u{00B3}", "\u{2020}", "\u{2021}", "\u{2217}", "^", "\u{1D43}", "\u{1D47}",
  ]

  init(_ text: String) {
    if NumberBody.isPlain(text) {
      shape = NumberShape(text[...])
      return
    }
    var rest = trimmedText(text)[...]
    guard !NumberBody.isBlankWord(rest) else {
      isBlank = true
      return
    }
    dropCurrency(&rest)
    dropApproximation(&rest)
    dropMarks(&rest)
    if NumberBody.dropUnit(&rest) { dropMarks(&rest) }
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    if let first = rest.first, first == "-" || first == "\u{2212}" || first == "+" {
      isNegative = first != "+"
      rest.removeFirst()
    }
    shape = NumberShape(rest)
  }

  /// Digits, dots and commas, at least one digit first.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, first &- 48 <= 9 else { return false }
    return text.utf8.allSatisfy { $0 &- 48 <= 9 || $0 == 0x2C || $0 == 0x2E }
  }

  private static func isBlankWord(_ text: Substring) -> Bool {
    if let first = text.utf8.first, first &- 48 <= 9 || text.utf8.count > 24 { return false }
    return blanks.contains(text.lowercased())
  }

  private func dropCurrency(_ rest: inout Substring) {
    if rest.count > 2, rest.prefix(2).lowercased() == "rp" {
      rest = rest.dropFirst(2)
      if rest.first == "." { rest.removeFirst() }
    }
    if rest.count > 2, rest.hasSuffix(",-") || rest.hasSuffix(".-") { rest = rest.dropLast(2) }
  }

  /// `± 120`, `~120`, `+/- 120`.
  private mutating func dropApproximation(_ rest: inout Substring) {
    if let first = rest.unicodeScalars.first, [0xB1, 0x7E, 0x2248].contains(first.value) {
      rest = Substring(rest.unicodeScalars.dropFirst())
      isMarked = true
    } else if rest.utf8.starts(with: "+/-".utf8) {
      rest = Substring(rest.unicodeScalars.dropFirst(3))
      isMarked = true
    }
  }

  private mutating func dropMarks(_ rest: inout Substring) {
    if rest.hasSuffix("*)") { rest.removeLast() }
    while let last = rest.last, last == "%" || last.isWhitespace || NumberBody.marks.contains(last) {
      if last != "%" && !last.isWhitespace { isMarked = true }
      rest.removeLast()
    }
  }

  /// `12 orang`: a known word behind a blank or the last digit.
  private static func dropUnit(_ rest: inout Substring) -> Bool {
    guard let last = rest.last, last.isLetter, let first = rest.unicodeScalars.first, first.value < 0x80 else {
      return false
    }
    let head = rest.dropLast(rest.reversed().prefix { $0.isLetter }.count)
    guard let before = head.last, before.isWhitespace || before.isNumber || before == "%",
      units.contains(rest.dropFirst(head.count).lowercased())
    else { return false }
    rest = head
    return true
  }
}
