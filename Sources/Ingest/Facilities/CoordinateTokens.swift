/// A piece of a coordinate's text.
enum CoordinateToken: Equatable {
  /// Digits with points and commas between them, perhaps with an exponent.
  case number(String)
  case minus, plus
  /// A sign or word for degrees, minutes or seconds, or a colon.
  case unit
  /// LS, LU, BT, BB, N, E, S, W or their words; true for the negative side.
  case side(DegreeAxis, Bool)
  /// A word that says which coordinate follows.
  case axis(DegreeAxis)
  /// A comma or semicolon that is no part of a number.
  case comma
}

/// The pieces of a text; nil when one of them is no part of a coordinate, or when there are very many.
func coordinateTokens(_ text: String) -> [CoordinateToken]? {
  guard text.utf8.count <= 200 else { return nil }
  var scanner = CoordinateScanner(Array(text.unicodeScalars))
  return scanner.scan()
}

private struct CoordinateScanner {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var tokens: [CoordinateToken] = []
  /// `m` just stood for minutes, so `s` stands for seconds and not for south.
  private var afterMinutes = false

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func scan() -> [CoordinateToken]? {
    while at < scalars.count { guard step() else { return nil } }
    return tokens
  }

  private mutating func step() -> Bool {
    let scalar = scalars[at]
    if isDigit(at) || (scalar == "." && isDigit(at + 1)) {
      tokens.append(.number(number()))
    } else if scalar.properties.isAlphabetic, scalar != "\u{00BA}" {
      return word()
    } else {
      at += 1
      return sign(scalar)
    }
    return true
  }

  private mutating func sign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "\u{2212}", "\u{2013}", "\u{2010}", "\u{2011}": tokens.append(.minus)
    case "+": tokens.append(.plus)
    case ",", ";": tokens.append(.comma)
    case "\u{00B0}", "\u{00BA}", "\u{02DA}", "'", "\u{2032}", "\u{2019}", "\u{2018}", "\u{00B4}", "`", "\"", "\u{2033}",
      "\u{201D}", "\u{201C}", ":":
      tokens.append(.unit)
    case ".", "(", ")", "[", "]", "=", "\u{FEFF}": break
    default: return scalar.properties.isWhitespace
    }
    return true
  }

  private mutating func word() -> Bool {
    var letters = String.UnicodeScalarView()
    while at < scalars.count, scalars[at].properties.isAlphabetic, scalars[at] != "\u{00BA}" {
      letters.append(scalars[at])
      at += 1
    }
    let word = String(letters).lowercased()
    if word == "s", afterMinutes {
      afterMinutes = false
      tokens.append(.unit)
      return true
    }
    guard let token = coordinateWords[word] else { return false }
    afterMinutes = word == "m" || word == "min" || word == "menit"
    // "Lintang Selatan": the word for the axis belongs to the side that follows.
    tokens.append(token)
    return true
  }

  /// Digits with single points and commas between them.
  private mutating func number() -> String {
    var text = String.UnicodeScalarView()
    while at < scalars.count {
      let scalar = scalars[at]
      let isMark = (scalar == "." || scalar == ",") && isDigit(at + 1)
      guard isDigit(at) || isMark else { break }
      text.append(scalar)
      at += 1
    }
    return String(text) + exponent(after: text)
  }

  /// `E+08` behind a number that has decimals or an exponent with a sign; else the letter is a side.
  private mutating func exponent(after body: String.UnicodeScalarView) -> String {
    guard at < scalars.count, scalars[at] == "e" || scalars[at] == "E" else { return "" }
    let hasSign = at + 1 < scalars.count && (scalars[at + 1] == "+" || scalars[at + 1] == "-")
    let first = hasSign ? at + 2 : at + 1
    guard isDigit(first), hasSign || body.contains(".") || body.contains(",") else { return "" }
    var end = first
    while isDigit(end) { end += 1 }
    guard end - first <= 3 else { return "" }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[at..<end])
    at = end
    return String(text)
  }

  private func isDigit(_ index: Int) -> Bool { index < scalars.count && scalars[index].value &- 48 <= 9 }
}

/// Words and letters of coordinates, Indonesian and English.
private let coordinateWords: [String: CoordinateToken] = [
  "ls": .side(.latitude, true), "s": .side(.latitude, true), "selatan": .side(.latitude, true),
  "south": .side(.latitude, true), "lu": .side(.latitude, false), "n": .side(.latitude, false),
  "u": .side(.latitude, false), "utara": .side(.latitude, false), "north": .side(.latitude, false),
  "bt": .side(.longitude, false), "e": .side(.longitude, false), "t": .side(.longitude, false),
  "timur": .side(.longitude, false), "east": .side(.longitude, false), "bb": .side(.longitude, true),
  "w": .side(.longitude, true), "barat": .side(.longitude, true), "west": .side(.longitude, true),
  "lat": .axis(.latitude), "latitude": .axis(.latitude), "lintang": .axis(.latitude), "y": .axis(.latitude),
  "lon": .axis(.longitude), "long": .axis(.longitude), "lng": .axis(.longitude), "longitude": .axis(.longitude),
  "bujur": .axis(.longitude), "x": .axis(.longitude), "d": .unit, "deg": .unit, "derajat": .unit, "o": .unit,
  "m": .unit, "min": .unit, "menit": .unit, "sec": .unit, "detik": .unit, "dtk": .unit,
]
