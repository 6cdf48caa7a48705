/// What a first pass over a text file finds out: whether it is UTF-8, and where zero bytes are.
struct TextScan {
  private(set) var isUTF8 = true
  /// Line, counted from 1, of the first byte that is not UTF-8.
  private(set) var firstBadLine: Int?
  /// Line of the first zero byte.
  private(set) var firstNulLine: Int?
  private var lines = 0
  /// Continuation bytes that must follow, and the range of the next one.
  private var wanted = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes {
        if byte &- 1 < 0x7F, wanted == 0 {
          if byte == 10 { lines += 1 }
        } else {
          addRare(byte)
        }
      }
    }
  }

  /// Ends the text: a character cut off is not UTF-8.
  mutating func finish() { if wanted > 0 { markBad() } }

  /// The table of well-formed UTF-8 (Unicode 3.9, table 3-7).
  private mutating func addRare(_ byte: UInt8) {
    if wanted > 0 {
      guard byte >= low, byte <= high else { return markBad() }
      wanted -= 1
      (low, high) = (0x80, 0xBF)
      return
    }
    switch byte {
    case 0: firstNulLine = firstNulLine ?? lines + 1
    case 0xC2...0xDF: wanted = 1
    case 0xE0...0xEF:
      wanted = 2
      low = byte == 0xE0 ? 0xA0 : 0x80
      high = byte == 0xED ? 0x9F : 0xBF
    case 0xF0...0xF4:
      wanted = 3
      low = byte == 0xF0 ? 0x90 : 0x80
      high = byte == 0xF4 ? 0x8F : 0xBF
    default: markBad()
    }
  }

  private mutating func markBad() {
    isUTF8 = false
    firstBadLine = firstBadLine ?? lines + 1
    wanted = 0
    (low, high) = (0x80, 0xBF)
  }
}
