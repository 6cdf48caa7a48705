/// Minutes and kilometres as offices write them: `45`, `45 menit`, `1 jam 15 menit`, `2,5 km`, `800 m`.
struct TravelText {
  private let reader: NumberReader

  init(_ reader: NumberReader) { self.reader = reader }

  func minutes(_ text: String) -> NumberCell {
    read(
      text,
      [
        ("jam", 60), ("j", 60), ("hour", 60), ("hours", 60), ("h", 60), ("menit", 1), ("mnt", 1), ("min", 1),
        ("minutes", 1), ("m", 1), ("hari", 1440),
      ])
  }

  func kilometres(_ text: String) -> NumberCell {
    read(text, [("km", 1), ("kilometer", 1), ("m", 0.001), ("meter", 0.001), ("mtr", 0.001)])
  }

  /// A number alone, or numbers each followed by its unit, which are added.
  private func read(_ text: String, _ units: [(word: String, size: Double)]) -> NumberCell {
    let words = words(text)
    guard words.contains(where: { word in units.contains { $0.word == word } }) else { return reader.read(text) }
    var total = 0.0
    var number = ""
    for word in words {
      guard let unit = units.first(where: { $0.word == word }) else {
        number += (number.isEmpty ? "" : " ") + word
        continue
      }
      guard case .number(let value, _) = reader.read(number) else { return .notANumber }
      total += value * unit.size
      number = ""
    }
    return number.isEmpty && total.isFinite ? .number(total, isMarked: false) : .notANumber
  }

  /// Words in lower case, a unit taken off its number, points behind units left out.
  private func words(_ text: String) -> [String] {
    text.lowercased().split { $0.isWhitespace || $0 == ";" }.flatMap { word -> [String] in
      let number = word.prefix { !$0.isLetter }
      let unit = word.dropFirst(number.count).filter { $0 != "." && $0 != "," }
      return [String(number), String(unit)].filter { !$0.isEmpty }
    }
  }
}
