import Foundation

/// Words before a name that say what kind of place it is, and not which one.
private let villageWords: Set<String> = ["desa", "kelurahan", "kel", "ds"]
private let districtWords: Set<String> = ["kecamatan", "kec"]

/// A village name for comparison: lower case, without diacritics, blanks and punctuation, and without a leading
/// "Desa", "Kelurahan" or "Kel." - `Kel. Sungai-Bahar Dua` and `SUNGAI BAHAR  DUA` are equal. Nothing fuzzy: one
/// letter's difference is another name.
public func villageNameKey(_ name: String) -> String { nameKey(name, leading: villageWords) }

/// The same for a district, without "Kecamatan" or "Kec.".
public func districtNameKey(_ name: String) -> String { nameKey(name, leading: districtWords) }

private func nameKey(_ name: String, leading: Set<String>) -> String {
  var words = plainLetters(name).split(separator: " ")
  if words.count > 1, let first = words.first, leading.contains(String(first)) { words.removeFirst() }
  return words.joined()
}

/// Lower case letters and digits, words kept apart by one blank at least. An apostrophe belongs to its word.
private func plainLetters(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy { $0 < 0x80 }
  let folded =
    isPlain
    ? name.lowercased()
    : name.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
  let apostrophes: Set<Character> = ["'", "`", "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}"]
  return String(
    folded.compactMap { character -> Character? in
      if character.isLetter || character.isNumber { return character }
      return apostrophes.contains(character) ? nil : " "
    })
}
