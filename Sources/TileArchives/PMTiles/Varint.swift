/// Varints of Protocol Buffers: seven bits a byte, lowest first.
func appendVarint(_ value: UInt64, to bytes: inout [UInt8]) {
  var value = value
  while value >= 0x80 {
    bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
    value >>= 7
  }
  bytes.append(UInt8(value))
}

/// Reads varints; never beyond the bytes, never more than 64 bits.
struct VarintReader {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var left: Int { bytes.count - offset }

  /// Nil at a cut or too long varint; the offset then stays at its start.
  mutating func next() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    var at = offset
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      if shift == 63, byte > 1 { return nil }
      value |= UInt64(byte & 0x7f) << shift
      at += 1
      if byte < 0x80 {
        offset = at
        return value
      }
      shift += 7
    }
    return nil
  }
}
