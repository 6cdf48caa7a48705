/// A child in a period as a hash of 128 bits: two rounds of multiply and shift with different constants over the same
/// bytes. Nothing of what went in can be read from it by us, and two children share one with a chance below 1 in 10^26
/// for a million of them.
struct ChildKey: Hashable {
  private var a: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var b: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  mutating func add(_ byte: UInt8) {
    a = (a ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    a ^= a >> 29
    b = (b &+ UInt64(byte) &+ 0x51) &* 0xFF51_AFD7_ED55_8CCD
    b ^= b >> 32
  }

  mutating func add(_ number: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// The text's letters and digits, lower case, and an end mark.
  mutating func addWords(_ text: String) {
    for byte in text.lowercased().utf8 where byte >= 0x80 || byte &- 48 <= 9 || byte &- 97 < 26 { add(byte) }
    add(0)
  }

  /// The text as it stands and an end mark.
  mutating func addText(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }
}

/// The 16 digits of a NIK; nil for placeholders (all digits the same, no serial number), for other texts, and for a
/// number cell that ends in 0, whose last digit a workbook has lost.
func soundNIK(_ text: String, isNumberCell: Bool) -> [UInt8]? {
  let digits = text.utf8.filter { $0 &- 48 <= 9 }
  let others = text.utf8.contains { $0 &- 48 > 9 && ![0x20, 0x27, 0x2E, 0x2D, 0x60].contains($0) }
  guard digits.count == 16, !others, let first = digits.first, let last = digits.last else { return nil }
  let isPlaceholder = digits.allSatisfy { $0 == first } || digits.suffix(4).allSatisfy { $0 == 48 }
  return isPlaceholder || isNumberCell && last == 48 ? nil : digits
}
