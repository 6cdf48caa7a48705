import Glibc

/// A place in a JSON text. The text must be followed by at least `JSONCursor.padding` zero bytes, so that looking a
/// few bytes ahead never leaves the buffer: a zero byte is not JSON and stops every loop.
struct JSONCursor {
  static let padding = 16
  /// Arrays and objects that may lie in one another.
  static let deepest = 64

  let base: UnsafePointer<UInt8>
  let end: Int
  /// 10^0 to 10^22, all exact.
  let powers: UnsafePointer<Double>
  var at: Int

  init(base: UnsafePointer<UInt8>, end: Int, powers: UnsafePointer<Double>, at: Int) {
    self.base = base
    self.end = end
    self.powers = powers
    self.at = at
  }

  @inline(__always) var byte: UInt8 { base[at] }

  func fault(_ expected: JSONExpectation, at offset: Int? = nil) -> JSONFault {
    JSONFault(offset: offset ?? at, expected: expected)
  }

  @inline(__always) mutating func skipBlanks() {
    while base[at] <= 32 {
      guard base[at] == 32 || base[at] == 10 || base[at] == 13 || base[at] == 9 else { return }
      at &+= 1
    }
  }

  /// Blanks and the record separators of a text sequence (RFC 8142).
  mutating func skipSeparators() {
    skipBlanks()
    while base[at] == 0x1E {
      at += 1
      skipBlanks()
    }
  }

  @inline(__always) mutating func take(_ wanted: UInt8, _ expected: JSONExpectation) throws(JSONFault) {
    guard base[at] == wanted else { throw fault(expected) }
    at &+= 1
  }

  /// After a member or element: true when another follows, false when `close` ended the list.
  @inline(__always) mutating func another(_ close: UInt8, _ expected: JSONExpectation) throws(JSONFault) -> Bool {
    skipBlanks()
    if base[at] == 0x2C {
      at &+= 1
      skipBlanks()
      return true
    }
    try take(close, expected)
    return false
  }

  /// The bytes of a string without its quotes, as they stand; the cursor is left behind the closing quote.
  mutating func rawString(_ expected: JSONExpectation = .string) throws(JSONFault) -> RawString {
    try take(0x22, expected)
    let start = at
    var escaped = false
    while true {
      switch base[at] {
      case 0x22:
        at &+= 1
        return RawString(start: start, end: at - 1, isEscaped: escaped)
      case 0x5C:
        escaped = true
        guard base[at + 1] >= 32 else { throw fault(.string, at: at + 1) }
        at &+= 2
      case 0..<32: throw fault(.string)
      default: at &+= 1
      }
    }
  }

  /// The name of a member and its colon.
  mutating func key() throws(JSONFault) -> RawString {
    let key = try rawString(.objectKey)
    skipBlanks()
    try take(0x3A, .colon)
    skipBlanks()
    return key
  }

  func equals(_ raw: RawString, _ text: StaticString) -> Bool {
    if raw.isEscaped { return (try? decoded(raw)) == text.description }
    return raw.count == text.utf8CodeUnitCount && memcmp(base + raw.start, text.utf8Start, raw.count) == 0
  }

  /// Skips one value of any kind, checking its grammar.
  mutating func skipValue() throws(JSONFault) {
    // Bit d of `objects` says whether the container at depth d is an object.
    var objects: UInt64 = 0
    var depth = 0
    while true {
      var opened = false
      switch base[at] {
      case 0x7B, 0x5B:
        guard depth < JSONCursor.deepest else { throw fault(.lessNesting) }
        let isObject = base[at] == 0x7B
        objects = isObject ? objects | 1 << UInt64(depth) : objects & ~(1 << UInt64(depth))
        depth += 1
        at += 1
        skipBlanks()
        opened = true
      default: try skipScalar()
      }
      // Close what ends here; then stand before the next value.
      while true {
        if depth == 0 { return }
        let isObject = objects >> UInt64(depth - 1) & 1 == 1
        let close: UInt8 = isObject ? 0x7D : 0x5D
        if opened {
          opened = false
          if base[at] != close {
            if isObject { _ = try key() }
            break
          }
          at += 1
        } else if try another(close, isObject ? .commaOrBrace : .commaOrBracket) {
          if isObject { _ = try key() }
          break
        }
        depth -= 1
      }
    }
  }

  private mutating func skipScalar() throws(JSONFault) {
    switch base[at] {
    case 0x22: _ = try rawString()
    case 0x74: try literal("true")
    case 0x66: try literal("false")
    case 0x6E: try literal("null")
    case 0x2D, 0x30...0x39: _ = try number()
    default: throw fault(.value)
    }
  }

  mutating func literal(_ text: StaticString) throws(JSONFault) {
    for index in 0..<text.utf8CodeUnitCount {
      guard base[at + index] == text.utf8Start[index] else { throw fault(.value, at: at + index) }
    }
    at += text.utf8CodeUnitCount
  }
}

/// A string as it stands between its quotes.
struct RawString {
  var start: Int
  var end: Int
  var isEscaped: Bool
  var count: Int { end - start }
}
