/// Turns UTF-16 into UTF-8 piece by piece. Halves of a pair that stand alone become U+FFFD and are counted as wrong.
struct UTF16Decoder {
  let isBigEndian: Bool
  private(set) var hasFault = false
  private var odd: UInt8?
  private var lead: UInt16?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      guard let first = odd else {
        odd = byte
        continue
      }
      odd = nil
      let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      append(unit, to: &output)
    }
    return output
  }

  mutating func finish() { if odd != nil || lead != nil { hasFault = true } }

  private mutating func append(_ unit: UInt16, to output: inout [UInt8]) {
    if let high = lead {
      lead = nil
      if unit & 0xFC00 == 0xDC00 {
        let value = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
        if let scalar = Unicode.Scalar(value) { output.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        return
      }
      markFault(&output)
    }
    if unit & 0xFC00 == 0xD800 {
      lead = unit
    } else if let scalar = Unicode.Scalar(UInt32(unit)) {
      if unit < 0x80 { output.append(UInt8(unit)) } else { output.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
    } else {
      markFault(&output)
    }
  }

  private mutating func markFault(_ output: inout [UInt8]) {
    hasFault = true
    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }
}
