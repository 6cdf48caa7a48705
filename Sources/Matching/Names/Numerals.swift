private let ones = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
private let plainNumbers = ones.dropFirst() + ["sepuluh", "sebelas"]
let numberWords: Set<String> = Set(plainNumbers + ["belas", "puluh"])

/// A number of a name in words: `2`, `02` and `II` are *dua*; so numerals and number words compare as equal, together
/// or apart. Numbers above 99 stay digits; nil when the word is no numeral.
func numeralInWords(_ word: String) -> String? {
  guard let first = word.utf8.first else { return nil }
  if (0x30...0x39).contains(first) { return digitsInWords(word) }
  return romanValue(word).map(inWords)
}

private func digitsInWords(_ word: String) -> String {
  let trimmed = word.drop { $0 == "0" }
  guard let value = Int(trimmed), value < 100 else { return trimmed.isEmpty ? "0" : String(trimmed) }
  return inWords(value)
}

private func inWords(_ value: Int) -> String {
  switch value {
  case 1...9: ones[value]
  case 10: "sepuluh"
  case 11: "sebelas"
  case 12...19: ones[value - 10] + "belas"
  case 20...99: ones[value / 10] + "puluh" + ones[value % 10]
  default: String(value)
  }
}

/// Roman numerals of I, V and X only, written as the Romans did; C, D, L and M are letters of names.
private func romanValue(_ word: String) -> Int? {
  guard word.utf8.count <= 6 else { return nil }
  var digits: [Int] = []
  for byte in word.utf8 {
    switch byte {
    case 0x69: digits.append(1)
    case 0x76: digits.append(5)
    case 0x78: digits.append(10)
    default: return nil
    }
  }
  var value = 0
  for (place, digit) in digits.enumerated() {
    value += place + 1 < digits.count && digits[place + 1] > digit ? -digit : digit
  }
  return (1...39).contains(value) && roman(value) == word ? value : nil
}

private func roman(_ value: Int) -> String {
  let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
  return String(repeating: "x", count: value / 10) + ones[value % 10]
}

func isRomanLetter(_ byte: UInt8) -> Bool { byte == 0x69 || byte == 0x76 || byte == 0x78 }

/// The keys that a name may have when the last letters of its last word are a Roman numeral: `MAHALII` gives
/// *mahaldua*. One letter after the same letter is rather a letter doubled by mistake.
func keysWithHiddenNumeral(_ words: [String]) -> [String] {
  guard let last = words.last, last.utf8.count >= 5 else { return [] }
  let letters = Array(last.utf8)
  let run = letters.reversed().prefix(while: isRomanLetter).count
  let stem = words.dropLast().joined()
  return (1...6).prefix(while: { $0 <= min(run, letters.count - 3) }).compactMap { count in
    let at = letters.count - count
    if count == 1, letters[at] == letters[at - 1] { return nil }
    let numeral = numeralInWords(String(decoding: letters.suffix(count), as: UTF8.self))
    return numeral.map { stem + String(decoding: letters.dropLast(count), as: UTF8.self) + $0 }
  }
}
