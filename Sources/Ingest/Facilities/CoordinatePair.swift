/// Two coordinates, each in its place: by column, or by what the text says.
struct CoordinatePair: Equatable {
  var x: CoordinateText
  var y: CoordinateText
  /// The text says which is which (LS, BT): they cannot be exchanged.
  var isMarked = false

  /// From the texts of two columns. Marks that name the other axis win over the column; nil when both name the same.
  init?(longitude: CoordinateText, latitude: CoordinateText) {
    self.init(longitude, latitude, firstIsLongitude: true)
  }

  /// From one column with both, the latitude first where nothing is said, as in maps on the web:
  /// `-1.605° , 103.61°`, `1°36'20"S 103°36'40"E`, `-1,605; 103,61`, `POINT(103.61 -1.605)`, an address of a web map.
  init?(text: String) {
    let lower = text.lowercased()
    if let inside = wellKnownPoint(lower) {
      guard let (a, b) = splitPair(inside) else { return nil }
      self.init(a, b, firstIsLongitude: true)
    } else {
      guard let (a, b) = splitPair(webMapPair(lower) ?? text) else { return nil }
      self.init(a, b, firstIsLongitude: false)
    }
  }

  private init?(_ first: CoordinateText, _ second: CoordinateText, firstIsLongitude: Bool) {
    if let a = first.axis, let b = second.axis, a == b { return nil }
    let said = first.axis.map { $0 == .longitude } ?? second.axis.map { $0 == .latitude }
    let isFirst = said ?? firstIsLongitude
    x = isFirst ? first : second
    y = isFirst ? second : first
    isMarked = said != nil
  }
}

/// What stands in `POINT(...)`.
private func wellKnownPoint(_ lower: String) -> String? {
  guard lower.hasPrefix("point"), let open = lower.firstIndex(of: "("), let close = lower.lastIndex(of: ")"),
    open < close
  else { return nil }
  return String(lower[lower.index(after: open)..<close])
}

/// The first `latitude,longitude` in the address of a web map.
private func webMapPair(_ lower: String) -> String? {
  guard lower.hasPrefix("http") else { return nil }
  let plain = lower.split(separator: "%2c", omittingEmptySubsequences: false).joined(separator: ",")
  guard let match = plain.firstMatch(of: /[@=\/](-?\d{1,3}\.\d+),\+?(-?\d{1,3}\.\d+)/) else { return "" }
  return String(match.output.1) + ", " + String(match.output.2)
}

/// Splits a text into its two coordinates.
private func splitPair(_ text: String) -> (CoordinateText, CoordinateText)? {
  for separator: Character in [";", "|", "/", "\n", "\t"] {
    let parts = text.split(separator: separator)
    if parts.count == 2 { return both(parts[0], parts[1]) }
  }
  return splitAtComma(text) ?? splitTokens(text)
}

private func both(_ a: Substring, _ b: Substring) -> (CoordinateText, CoordinateText)? {
  guard let first = CoordinateText(String(a)), let second = CoordinateText(String(b)) else { return nil }
  return (first, second)
}

/// At the comma that separates: the only one beside a blank, the only one at all beside points, or the middle of three.
private func splitAtComma(_ text: String) -> (CoordinateText, CoordinateText)? {
  let characters = Array(text)
  let commas = characters.indices.filter { characters[$0] == "," }
  func isOpen(_ index: Int) -> Bool {
    let before = index > 0 ? characters[index - 1] : " "
    let after = index + 1 < characters.count ? characters[index + 1] : " "
    return !(isDigitCharacter(before) && isDigitCharacter(after))
  }
  let open = commas.filter(isOpen)
  let at: Int? =
    if open.count == 1 {
      open[0]
    } else if commas.count == 1, characters.count(where: { $0 == "." }) >= 2 {
      commas[0]
    } else if commas.count == 3, open.isEmpty {
      commas[1]
    } else {
      nil
    }
  guard let at else { return nil }
  return both(Substring(characters[..<at]), Substring(characters[(at + 1)...]))
}

private func isDigitCharacter(_ character: Character) -> Bool { ("0"..."9").contains(character) }

/// By the marks (LS ... BT), else by the count of numbers: two, four or six.
private func splitTokens(_ text: String) -> (CoordinateText, CoordinateText)? {
  guard let tokens = coordinateTokens(text) else { return nil }
  let marks = tokens.indices.filter { if case .side = tokens[$0] { true } else { false } }
  let at: Int?
  if marks.count == 2 {
    at = marks[0] == 0 || isAxis(tokens[0]) && marks[0] == 1 ? start(of: marks[1], tokens) : marks[0] + 1
  } else {
    at = middle(tokens)
  }
  guard let at, let first = CoordinateText(Array(tokens[..<at])), let second = CoordinateText(Array(tokens[at...]))
  else { return nil }
  return (first, second)
}

private func isAxis(_ token: CoordinateToken) -> Bool { if case .axis = token { true } else { false } }

private func start(of mark: Int, _ tokens: [CoordinateToken]) -> Int {
  mark > 0 && isAxis(tokens[mark - 1]) ? mark - 1 : mark
}

/// Before the number, or its sign or word, that begins the second half.
private func middle(_ tokens: [CoordinateToken]) -> Int? {
  let numbers = tokens.indices.filter { if case .number = tokens[$0] { true } else { false } }
  guard [2, 4, 6].contains(numbers.count) else { return nil }
  var at = numbers[numbers.count / 2]
  while at > 0, tokens[at - 1] == .minus || tokens[at - 1] == .plus || isAxis(tokens[at - 1]) { at -= 1 }
  // "long: 100.05"
  if at > 1, tokens[at - 1] == .unit, isAxis(tokens[at - 2]) { at -= 2 }
  return at
}
