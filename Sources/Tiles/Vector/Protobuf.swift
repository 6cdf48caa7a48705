/// The few pieces of the protocol buffer wire format that vector tiles use.
enum Protobuf {
  static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: (value << 1) ^ (value >> 63)) }
  static func zigzag(_ value: Int32) -> UInt32 { UInt32(bitPattern: (value << 1) ^ (value >> 31)) }
  static func unzigzag(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
  static func unzigzag(_ value: UInt32) -> Int32 { Int32(bitPattern: value >> 1) ^ -Int32(bitPattern: value & 1) }

  @inline(__always)
  static func append(varint value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  static func appendField(_ field: UInt64, varint value: UInt64, to bytes: inout [UInt8]) {
    append(varint: field << 3, to: &bytes)
    append(varint: value, to: &bytes)
  }

  static func appendField(_ field: UInt64, fixed32 value: UInt32, to bytes: inout [UInt8]) {
    append(varint: field << 3 | 5, to: &bytes)
    for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  static func appendField(_ field: UInt64, fixed64 value: UInt64, to bytes: inout [UInt8]) {
    append(varint: field << 3 | 1, to: &bytes)
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  static func appendField(_ field: UInt64, text: String, to bytes: inout [UInt8]) {
    append(varint: field << 3 | 2, to: &bytes)
    append(varint: UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  static func appendField(_ field: UInt64, bytes message: some Collection<UInt8>, to bytes: inout [UInt8]) {
    append(varint: field << 3 | 2, to: &bytes)
    append(varint: UInt64(message.count), to: &bytes)
    bytes.append(contentsOf: message)
  }

  /// Bytes that a number takes.
  @inline(__always)
  static func size(varint value: UInt64) -> Int { value == 0 ? 1 : (70 - value.leadingZeroBitCount) / 7 }
}
