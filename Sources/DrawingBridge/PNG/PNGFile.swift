import DeflateBridge

/// Bytes of a PNG file, chunk by chunk.
struct PNGFile {
  private(set) var bytes: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  mutating func header(width: Int, height: Int, bitDepth: Int, isPalette: Bool) {
    let colourType: UInt8 = isPalette ? 3 : 6
    let tail = [UInt8(truncatingIfNeeded: bitDepth), colourType, 0, 0, 0]
    chunk("IHDR", bigEndian(UInt32(truncatingIfNeeded: width)) + bigEndian(UInt32(truncatingIfNeeded: height)) + tail)
  }

  /// PLTE, and tRNS for the leading colours that aren't opaque.
  mutating func palette(_ colours: [UInt32]) {
    chunk("PLTE", colours.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] })
    let alphas = colours.map { UInt8($0 >> 24) }
    if let last = alphas.lastIndex(where: { $0 < 255 }) { chunk("tRNS", Array(alphas[...last])) }
  }

  mutating func chunk(_ type: String, _ data: [UInt8]) {
    bytes += bigEndian(UInt32(truncatingIfNeeded: data.count))
    let start = bytes.count
    bytes += Array(type.utf8)
    bytes += data
    bytes += bigEndian(crc32(bytes, range: start..<bytes.count))
  }

  private func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
