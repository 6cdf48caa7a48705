import Stunting

/// Words of a place or an indicator: lower case letters and digits only.
func plainWords(_ text: String) -> [String] {
  text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

/// A name to tell places and offices apart by, whatever its spacing and case.
func plainName(_ text: String) -> String { plainWords(text).joined(separator: " ") }

/// One part of a location, with the word before it that says what it is.
struct LocationPart: Equatable {
  enum Kind: Equatable {
    case village
    case district
    /// Nothing says which.
    case open
  }

  var kind: Kind
  /// Plain name without the word of its kind.
  var name: String
  /// Kecamatan named in the same part: "Desa A Kec. B".
  var district: String?
  var asPrinted: String
}

/// The parts of a location: separated by commas, semicolons, line breaks, slashes, "dan", "&", "serta".
func locationParts(_ text: String) -> [LocationPart] {
  let joined = joiningKinds(text)
  var parts: [String] = [""]
  for word in separated(joined) {
    if word.isEmpty || ["dan", "serta", "&"].contains(word.lowercased()) {
      parts.append("")
    } else {
      parts[parts.count - 1] += parts[parts.count - 1].isEmpty ? word : " " + word
    }
  }
  return parts.filter { !plainWords($0).isEmpty }.map(part)
}

/// "desa/kelurahan" is one word for one thing.
private func joiningKinds(_ text: String) -> String {
  var words = text.lowercased()
  for pair in ["desa/kelurahan", "desa / kelurahan", "desa/kel.", "desa/kel", "kelurahan/desa"] {
    while let range = words.firstRange(of: pair) { words.replaceSubrange(range, with: "desa") }
  }
  return words
}

/// Words, with an empty one where a separator stands.
private func separated(_ text: String) -> [String] {
  var words: [String] = []
  var word = ""
  for character in text {
    if ",;/\n\r|+".contains(character) {
      words += [word, ""]
      word = ""
    } else if character.isWhitespace || "()[]".contains(character) {
      words.append(word)
      word = ""
    } else {
      word.append(character)
    }
  }
  words.append(word)
  return collapsed(words)
}

/// Blanks between words leave empty words that are no separator: only those of a separator stay.
private func collapsed(_ words: [String]) -> [String] {
  var result: [String] = []
  for word in words where !(word.isEmpty && result.last?.isEmpty != false) { result.append(word) }
  return result
}

private let villageWords: Set<String> = ["desa", "kelurahan", "kel", "ds", "nagari", "kampung", "gampong"]
private let districtWords: Set<String> = ["kecamatan", "kec", "distrik"]

private func part(_ text: String) -> LocationPart {
  var words = plainWords(text)
  if let split = words.firstIndex(where: { districtWords.contains($0) }), split > 0 {
    let before = words[..<split].filter { !villageWords.contains($0) && !["di", "pada", "se"].contains($0) }
    let district = words[(split + 1)...].joined(separator: " ")
    if before.isEmpty || before.allSatisfy({ allWords.contains($0) }) {
      return LocationPart(kind: .district, name: district, district: nil, asPrinted: text)
    }
    return LocationPart(kind: .village, name: before.joined(separator: " "), district: district, asPrinted: text)
  }
  guard let first = words.first, words.count > 1 else {
    return LocationPart(kind: .open, name: words.joined(separator: " "), district: nil, asPrinted: text)
  }
  let kind: LocationPart.Kind =
    villageWords.contains(first) ? .village : districtWords.contains(first) ? .district : .open
  if kind != .open { words.removeFirst() }
  return LocationPart(kind: kind, name: words.joined(separator: " "), district: nil, asPrinted: text)
}

let allWords: Set<String> = ["seluruh", "semua", "setiap", "seluruhnya", "tiap"]
