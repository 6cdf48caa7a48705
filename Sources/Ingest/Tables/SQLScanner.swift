/// Reads the pieces of SQL statements: words, names, values. Never goes beyond the end.
struct SQLScanner {
  private let text: ArraySlice<UInt8>
  private var at: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    at = text.startIndex
  }

  /// Line of the place reached, counted from 1.
  var line: Int { text[text.startIndex..<at].count { $0 == 10 } + 1 }

  private var isAtEnd: Bool { at >= text.endIndex }

  private func byte(_ offset: Int = 0) -> UInt8 { at + offset < text.endIndex ? text[at + offset] : 0 }

  /// Goes to the next statement; false at the end of the text.
  mutating func skipToStatement() -> Bool {
    skipBlanks()
    while !isAtEnd, byte() == 0x3B {
      at += 1
      skipBlanks()
    }
    return !isAtEnd
  }

  /// Goes behind the semicolon that ends this statement.
  mutating func skipStatement() {
    while !isAtEnd {
      skipBlanks()
      let next = byte()
      if next == 0x3B {
        at += 1
        return
      }
      if isQuote(next) { _ = quoted() } else if !isAtEnd { at += 1 }
    }
  }

  /// Letters, digits and underscores; empty when something else stands here, which is passed over.
  mutating func word() -> String {
    skipBlanks()
    let start = at
    while isWordByte(byte()) { at += 1 }
    if start == at, !isAtEnd, byte() != 0x3B { at += 1 }
    return String(decoding: text[start..<at], as: UTF8.self)
  }

  /// A name, quoted or not, without the name of its database.
  mutating func name() -> String {
    skipBlanks()
    var name = isQuote(byte()) ? quoted() ?? "" : word()
    while byte() == 0x2E {
      at += 1
      name = isQuote(byte()) ? quoted() ?? "" : word()
    }
    return name
  }

  /// True when this byte comes next; it is passed over.
  mutating func take(_ wanted: UInt8) -> Bool {
    skipBlanks()
    guard !isAtEnd, byte() == wanted else { return false }
    at += 1
    return true
  }

  /// Names up to the closing bracket, which is passed over.
  mutating func nameList() -> [String] {
    var names: [String] = []
    repeat { names.append(name()) } while take(0x2C)
    _ = take(0x29)
    return names
  }

  /// Names of the columns of `CREATE TABLE`, without its keys.
  mutating func columnDefinitions() -> [String] {
    var names: [String] = []
    let keys: Set<String> = [
      "primary", "key", "unique", "index", "constraint", "fulltext", "spatial", "foreign", "check",
    ]
    while !isAtEnd {
      skipBlanks()
      let isQuoted = isQuote(byte())
      let name = self.name()
      if isQuoted || !keys.contains(name.lowercased()) { names.append(name) }
      guard skipDefinition() else { break }
    }
    return names
  }

  /// Goes behind the comma after a definition; false at the closing bracket.
  private mutating func skipDefinition() -> Bool {
    var depth = 0
    while !isAtEnd {
      skipBlanks()
      switch byte() {
      case 0x28: depth += 1
      case 0x29 where depth == 0: return false
      case 0x29: depth -= 1
      case 0x2C where depth == 0:
        at += 1
        return true
      case let next where isQuote(next):
        _ = quoted()
        continue
      default: break
      }
      at += 1
    }
    return false
  }

  /// A value up to a comma or closing bracket; nil when the text breaks off.
  mutating func value() -> (text: String, isNumber: Bool)? {
    skipBlanks()
    if byte() == 0x27 || byte() == 0x22 {
      guard let text = quoted() else { return nil }
      skipBlanks()
      return byte() == 0x2C || byte() == 0x29 ? (text, false) : nil
    }
    let start = at
    var depth = 0
    while !isAtEnd, depth > 0 || byte() != 0x2C && byte() != 0x29 {
      let next = byte()
      if next == 0x28 { depth += 1 } else if next == 0x29 { depth -= 1 }
      if isQuote(next) {
        guard quoted() != nil else { return nil }
      } else {
        at += 1
      }
    }
    guard !isAtEnd else { return nil }
    let text = trimmedText(String(decoding: self.text[start..<at], as: UTF8.self))
    return text.uppercased() == "NULL" ? ("", false) : (text, Double(text) != nil)
  }

  /// A quoted text, its escapes resolved; nil when the closing quote is missing.
  private mutating func quoted() -> String? {
    let quote = byte()
    at += 1
    var bytes: [UInt8] = []
    while !isAtEnd {
      let next = byte()
      if next == quote, byte(1) == quote {
        bytes.append(quote)
        at += 2
      } else if next == quote {
        at += 1
        return String(decoding: bytes, as: UTF8.self)
      } else if next == 0x5C, quote != 0x60, at + 1 < text.endIndex {
        bytes.append(unescaped(byte(1)))
        at += 2
      } else {
        bytes.append(next)
        at += 1
      }
    }
    return nil
  }

  private func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x6E: 10
    case 0x72: 13
    case 0x74: 9
    case 0x30: 0x20
    default: byte
    }
  }

  /// Goes over blanks and comments (`--`, `#`, `/* */`).
  private mutating func skipBlanks() {
    while !isAtEnd {
      let next = byte()
      if next <= 32 {
        at += 1
      } else if next == 0x23 || next == 0x2D && byte(1) == 0x2D && byte(2) <= 32 {
        while !isAtEnd, byte() != 10 { at += 1 }
      } else if next == 0x2F, byte(1) == 0x2A {
        at += 2
        while !isAtEnd, byte() != 0x2A || byte(1) != 0x2F { at += 1 }
        at = min(at + 2, text.endIndex)
      } else {
        return
      }
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 || byte == 0x60 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 48 <= 9 || byte | 0x20 >= 97 && byte | 0x20 <= 122 || byte == 0x5F || byte == 0x24 || byte >= 0x80
  }
}
