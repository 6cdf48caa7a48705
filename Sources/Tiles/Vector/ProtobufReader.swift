/// Reads one protocol buffer message, a stretch of `bytes`; never beyond its end.
struct ProtobufReader {
  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int

  /// - Parameter range: Pulled into the bytes.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = min(max(range.lowerBound, 0), bytes.count)
    end = min(max(range.upperBound, position), bytes.count)
  }

  var isAtEnd: Bool { position >= end }
  var remaining: Int { end - position }

  mutating func varint() throws(TileError) -> UInt64 {
    var value: UInt64 = 0
    let start = position
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      guard position < end else { throw .truncated(offset: start) }
      let byte = bytes[position]
      position += 1
      if shift == 63, byte > 1 { throw .badVarint(offset: start) }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
    }
    throw .badVarint(offset: start)
  }

  /// Number and wire type of the next field.
  mutating func field() throws(TileError) -> (number: Int, wire: Int) {
    let start = position
    let key = try varint()
    guard key >> 3 > 0, key >> 3 < 1 << 29 else { throw .badVarint(offset: start) }
    return (Int(key >> 3), Int(key & 7))
  }

  /// A message, text or packed list: its stretch of the bytes.
  mutating func stretch(_ field: (number: Int, wire: Int)) throws(TileError) -> Range<Int> {
    let start = position
    guard field.wire == 2 else { throw .wrongWireType(field: field.number, offset: start) }
    let length = try varint()
    guard length <= UInt64(remaining) else { throw .truncated(offset: start) }
    position += Int(length)
    return position - Int(length)..<position
  }

  mutating func text(_ field: (number: Int, wire: Int)) throws(TileError) -> String {
    let range = try stretch(field)
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw .notUTF8(offset: range.lowerBound)
    }
    return text
  }

  mutating func number(_ field: (number: Int, wire: Int)) throws(TileError) -> UInt64 {
    guard field.wire == 0 else { throw .wrongWireType(field: field.number, offset: position) }
    return try varint()
  }

  /// A number of 4 or 8 bytes, the lowest first.
  mutating func fixed(_ field: (number: Int, wire: Int), byteCount: Int) throws(TileError) -> UInt64 {
    guard field.wire == (byteCount == 4 ? 5 : 1) else { throw .wrongWireType(field: field.number, offset: position) }
    guard remaining >= byteCount else { throw .truncated(offset: position) }
    var value: UInt64 = 0
    for place in 0..<byteCount { value |= UInt64(bytes[position + place]) << UInt64(8 * place) }
    position += byteCount
    return value
  }

  /// Passes over a field that isn't known.
  mutating func skip(_ field: (number: Int, wire: Int)) throws(TileError) {
    switch field.wire {
    case 0: _ = try varint()
    case 1: _ = try fixed(field, byteCount: 8)
    case 2: _ = try stretch(field)
    case 5: _ = try fixed(field, byteCount: 4)
    default: throw .wrongWireType(field: field.number, offset: position)
    }
  }
}
