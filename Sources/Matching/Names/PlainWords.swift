/// A word of a name as it stands there: lower case letters without diacritics, or digits.
struct PlainWord: Equatable {
  var letters: String
  /// A full stop follows: the mark of an abbreviation.
  var isDotted = false
}

/// The words of a name. Apostrophes belong to their word, diacritics are dropped, everything else that is neither letter
/// nor digit parts words, and so do the border between letters and digits (`Bahar2`) and a capital after a small letter
/// (`BaharII`).
func plainWords(_ text: String) -> [PlainWord] {
  var reader = WordReader()
  for scalar in text.unicodeScalars { reader.take(scalar) }
  reader.close()
  return reader.words
}

private struct WordReader {
  var words: [PlainWord] = []
  private var current: [UInt8] = []
  private var endsInDigit = false
  private var endsInSmall = false

  mutating func take(_ scalar: Unicode.Scalar) {
    let value = halfWidth(scalar.value)
    switch value {
    case 0x61...0x7A: letter(UInt8(truncatingIfNeeded: value))
    case 0x41...0x5A: capital(UInt8(truncatingIfNeeded: value + 32))
    case 0x30...0x39: append(UInt8(truncatingIfNeeded: value), isDigit: true)
    case 0x2E: dot()
    case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x02BB, 0x02BC, 0x2BD, 0x300...0x36F: break
    case 0xC0...0x17F: letter(foldedLatin[Int(value) - 0xC0])
    default: other(scalar)
    }
    endsInSmall = (0x61...0x7A).contains(value)
  }

  private func halfWidth(_ value: UInt32) -> UInt32 { (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value }

  private mutating func letter(_ byte: UInt8) {
    if byte == 0x20 { close() } else { append(byte, isDigit: false) }
  }

  /// A capital after small letters begins a word (`SungaiBaharII`), but not in a slip such as `sUngai`.
  private mutating func capital(_ byte: UInt8) {
    if endsInSmall, current.count > 2 { close() }
    append(byte, isDigit: false)
  }

  private mutating func append(_ byte: UInt8, isDigit: Bool) {
    if !current.isEmpty, endsInDigit != isDigit { close() }
    current.append(byte)
    endsInDigit = isDigit
  }

  private mutating func other(_ scalar: Unicode.Scalar) {
    guard scalar.properties.isAlphabetic else { return close() }
    for byte in scalar.properties.lowercaseMapping.utf8 { append(byte, isDigit: false) }
  }

  private mutating func dot() {
    close()
    if let last = words.indices.last { words[last].isDotted = true }
  }

  mutating func close() {
    guard !current.isEmpty else { return }
    words.append(PlainWord(letters: String(decoding: current, as: UTF8.self)))
    current.removeAll(keepingCapacity: true)
  }
}

/// Base letters of U+00C0 to U+017F; a blank for the two signs among them.
private let foldedLatin: [UInt8] = {
  let latin1: [(String, Int)] = [
    ("a", 7), ("c", 1), ("e", 4), ("i", 4), ("d", 1), ("n", 1), ("o", 5), (" ", 1), ("o", 1), ("u", 4), ("y", 1),
    ("t", 1), ("s", 1), ("a", 7), ("c", 1), ("e", 4), ("i", 4), ("d", 1), ("n", 1), ("o", 5), (" ", 1), ("o", 1),
    ("u", 4), ("y", 1), ("t", 1), ("y", 1),
  ]
  let extendedA: [(String, Int)] = [
    ("a", 6), ("c", 8), ("d", 4), ("e", 10), ("g", 8), ("h", 4), ("i", 12), ("j", 2), ("k", 3), ("l", 10), ("n", 9),
    ("o", 8), ("r", 6), ("s", 8), ("t", 6), ("u", 12), ("w", 2), ("y", 3), ("z", 6), ("s", 1),
  ]
  return (latin1 + extendedA).flatMap { letter, count in [UInt8](repeating: letter.utf8.first ?? 0x20, count: count) }
}()
