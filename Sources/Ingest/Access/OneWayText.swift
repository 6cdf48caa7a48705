/// Reads the one-way column of a road layer.
///
/// OpenStreetMap writes `yes`, `no`, `-1`; its extracts by Geofabrik, and Here, `B` both ways, `F` in the direction of
/// the line, `T` against it; TomTom `FT`, `TF`, `B`. Where a layer has no `B` at all, `T` and `F` are true and false.
struct OneWayText {
  private let hasLetterCodes: Bool

  /// - Parameter texts: The whole column.
  init(_ texts: [String]) { hasLetterCodes = texts.contains { OneWayText.word($0) == "b" } }

  /// 0 both ways, 1 in the direction of the line, -1 against it; nil for a word that is none of those known.
  func direction(_ text: String) -> Int8? {
    let word = OneWayText.word(text)
    switch word {
    case "f": return hasLetterCodes ? 1 : 0
    case "t": return hasLetterCodes ? -1 : 1
    default: return OneWayText.words[word]
    }
  }

  private static func word(_ text: String) -> String {
    let word = trimmedText(text).lowercased()
    return word.hasSuffix(".0") ? String(word.dropLast(2)) : word
  }

  private static let words: [String: Int8] = [
    "yes": 1, "y": 1, "true": 1, "1": 1, "ya": 1, "ft": 1, "satu arah": 1, "searah": 1, "oneway": 1, "one way": 1,
    "forward": 1, "-1": -1, "reverse": -1, "backward": -1, "tf": -1, "": 0, "no": 0, "n": 0, "false": 0, "0": 0,
    "tidak": 0, "b": 0, "both": 0, "dua arah": 0, "twoway": 0, "two way": 0, "reversible": 0, "alternating": 0,
    "-": 0, "null": 0, "none": 0,
  ]
}
