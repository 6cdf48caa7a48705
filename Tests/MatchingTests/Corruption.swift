import TestSupport

/// Writes names of places as people mistype them. Numerals are left alone by slips: another number is another village.
struct Corruption {
  enum Kind: CaseIterable {
    case exchanged, dropped, doubled, neighbourKey, oldSpelling, joined, split, numeral, kindWord, abbreviation,
      capitals
  }

  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The name as it was mistyped, and how; the name itself when the kind cannot apply to it.
  mutating func next(_ name: String) -> (text: String, kind: Kind) {
    let kind = Kind.allCases[random.index(below: Kind.allCases.count)]
    return (apply(kind, name), kind)
  }

  /// One slip of typing.
  mutating func slip(_ name: String) -> String {
    let kinds: [Kind] = [.exchanged, .dropped, .doubled, .neighbourKey]
    return apply(kinds[random.index(below: kinds.count)], name)
  }

  mutating func apply(_ kind: Kind, _ name: String) -> String {
    switch kind {
    case .exchanged, .dropped, .doubled, .neighbourKey: mistyped(kind, name)
    case .oldSpelling: oldSpelling(name)
    case .joined: name.filter { $0 != " " }
    case .split: split(name)
    case .numeral: otherNumeral(name)
    case .kindWord: ["Desa ", "DESA ", "Kel. ", "Kelurahan ", "Ds. "][random.index(below: 5)] + name
    case .abbreviation: abbreviated(name)
    case .capitals: name.uppercased()
    }
  }

  private mutating func mistyped(_ kind: Kind, _ name: String) -> String {
    var letters = Array(name)
    let places = letters.indices.filter { mayChange(letters, $0) }
    guard !places.isEmpty else { return name }
    let place = places[random.index(below: places.count)]
    switch kind {
    case .exchanged where places.contains(place + 1): letters.swapAt(place, place + 1)
    case .dropped: letters.remove(at: place)
    case .doubled: letters.insert(letters[place], at: place)
    case .neighbourKey: letters[place] = neighbour(of: letters[place])
    default: break
    }
    return String(letters)
  }

  /// A letter of a word that is no numeral and has four letters at least.
  private func mayChange(_ letters: [Character], _ place: Int) -> Bool {
    guard letters[place].isLetter else { return false }
    var (from, to) = (place, place)
    while from > 0, letters[from - 1].isLetter || letters[from - 1] == "'" { from -= 1 }
    while to + 1 < letters.count, letters[to + 1].isLetter || letters[to + 1] == "'" { to += 1 }
    let word = String(letters[from...to]).lowercased()
    return word.count >= 4 && !Self.numbers.contains(word) && !word.allSatisfy { "ivx".contains($0) }
  }

  private static let numbers: Set<String> = [
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "belas",
    "puluh",
  ]

  private mutating func neighbour(of letter: Character) -> Character {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map(Array.init)
    let lower = Character(letter.lowercased())
    for row in rows {
      guard let at = row.firstIndex(of: lower) else { continue }
      let beside = [at - 1, at + 1].filter(row.indices.contains)
      let other = row[beside[random.index(below: beside.count)]]
      return letter.isUppercase ? Character(other.uppercased()) : other
    }
    return letter
  }

  /// Spelling of before 1947 and 1972.
  private func oldSpelling(_ name: String) -> String {
    let old = [("sy", "sj"), ("ny", "nj"), ("kh", "ch"), ("c", "tj"), ("j", "dj"), ("y", "j"), ("u", "oe")]
    var (rest, result) = (name.lowercased()[...], "")
    while let first = rest.first {
      let change = old.first { rest.hasPrefix($0.0) }
      result += change?.1 ?? String(first)
      rest = rest.dropFirst(change?.0.count ?? 1)
    }
    return result.uppercased()
  }

  private mutating func split(_ name: String) -> String {
    var words = name.split(separator: " ").map(String.init)
    guard let at = words.firstIndex(where: { $0.count >= 8 && $0.allSatisfy(\.isLetter) }) else { return name }
    let cut = 3 + random.index(below: words[at].count - 5)
    words[at].insert(" ", at: words[at].index(words[at].startIndex, offsetBy: cut))
    return words.joined(separator: " ")
  }

  private mutating func otherNumeral(_ name: String) -> String {
    let forms = [
      ["I", "1", "Satu"], ["II", "2", "Dua"], ["III", "3", "Tiga"], ["IV", "4", "Empat"], ["V", "5", "Lima"],
    ]
    var words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let last = words.last, let form = forms.first(where: { $0.contains(last) }) else {
      return name
    }
    words[words.count - 1] = form[random.index(below: 3)]
    return words.joined(separator: " ")
  }

  private func abbreviated(_ name: String) -> String {
    let short = [
      "Tanjung": "Tj.", "Sungai": "Sei", "Kampung": "Kp.", "Gunung": "Gn.", "Teluk": "Tlk", "Lubuk": "Lbk.",
      "Ujung": "Ujg", "Karang": "Krg", "Muara": "Ma.", "Pulau": "Pl.", "Bukit": "Bkt", "Sumber": "Sbr",
    ]
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first, let other = short[first] else { return name }
    return ([other] + words.dropFirst()).joined(separator: " ")
  }
}
