/// A text of a place column that may be shown to a person: a known place, or one that stands in several rows and is in no
/// row about a person. A name that slipped into a place column stands in one row or two.
struct ShownText {
  let text: String
  private let isKnownPlace: Bool
  private var rows = 0
  private var addressRows = 0
  private var isPersonal = false

  /// Rows in which a text must stand, and be no address.
  private static let rowsOfAPlace = 3

  init(_ text: String, isKnownPlace: Bool = false) {
    self.text = text
    self.isKnownPlace = isKnownPlace
    isPersonal = !looksLikePlace(text)
  }

  /// Notes a row that has the text in its place column.
  mutating func note(personal: [String], addresses: [String]) {
    guard !isPersonal, !text.isEmpty else { return }
    rows += 1
    if personal.contains(where: { sameWords($0, text) }) { isPersonal = true }
    if addresses.contains(where: { sameWords($0, text) }) { addressRows += 1 }
  }

  /// The text, or an empty one.
  var shown: String { mayBeShown ? text : "" }

  var mayBeShown: Bool {
    isKnownPlace || text.isEmpty || !isPersonal && rows - addressRows >= ShownText.rowsOfAPlace
  }
}

/// No mail address, no longer than names are, and no number of four digits or more.
private func looksLikePlace(_ text: String) -> Bool {
  var digits = 0
  for byte in text.utf8 {
    digits = byte &- 48 <= 9 ? digits + 1 : [0x20, 0x2D, 0x2E].contains(byte) ? digits : 0
    if digits >= 4 || byte == 0x40 { return false }
  }
  return text.utf8.count <= 80
}

/// The same letters and digits, whatever the case and the rest.
private func sameWords(_ a: String, _ b: String) -> Bool {
  !a.isEmpty && plain(a) == plain(b)
}

private func plain(_ text: String) -> [UInt8] {
  text.lowercased().utf8.filter { $0 >= 0x80 || $0 &- 48 <= 9 || $0 &- 97 < 26 }
}
