extension JSONCursor {
  /// The text of a raw string: escapes resolved, a lone surrogate as U+FFFD. Throws when it is not UTF-8.
  func decoded(_ raw: RawString) throws(JSONFault) -> String {
    if raw.isEscaped { return try unescaped(raw) }
    let bytes = UnsafeBufferPointer(start: base + raw.start, count: raw.count)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault(.utf8, at: raw.start) }
    return text
  }

  private func unescaped(_ raw: RawString) throws(JSONFault) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    var p = raw.start
    while p < raw.end {
      guard base[p] == 0x5C else {
        bytes.append(base[p])
        p += 1
        continue
      }
      p += 2
      switch base[p - 1] {
      case 0x22, 0x5C, 0x2F: bytes.append(base[p - 1])
      case 0x62: bytes.append(8)
      case 0x66: bytes.append(12)
      case 0x6E: bytes.append(10)
      case 0x72: bytes.append(13)
      case 0x74: bytes.append(9)
      case 0x75: bytes.append(contentsOf: try escapedScalar(&p, end: raw.end).utf8)
      default: throw fault(.string, at: p - 1)
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault(.utf8, at: raw.start) }
    return text
  }

  /// The character of the digits at `p` (behind `\u`), with its second half when it is a surrogate pair.
  private func escapedScalar(_ p: inout Int, end: Int) throws(JSONFault) -> Character {
    let first = try hexadecimal(p, end: end)
    p += 4
    if first & 0xFC00 == 0xD800, p + 6 <= end, base[p] == 0x5C, base[p + 1] == 0x75 {
      let second = try hexadecimal(p + 2, end: end)
      if second & 0xFC00 == 0xDC00 {
        p += 6
        let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
        return Character(scalar ?? "\u{FFFD}")
      }
    }
    return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
  }

  private func hexadecimal(_ p: Int, end: Int) throws(JSONFault) -> UInt32 {
    guard p + 4 <= end else { throw fault(.string, at: p) }
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = base[p + offset]
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: throw fault(.string, at: p + offset)
      }
    }
    return value
  }
}
