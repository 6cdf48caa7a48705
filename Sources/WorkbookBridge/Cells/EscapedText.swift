/// A text of SpreadsheetML: `_x000D_` stands for a character that XML can't hold, `_x005F_` for the underscore before
/// one that is meant as it stands (ECMA-376 part 1, 22.9.2.19).
func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  guard mayHoldEscape(bytes) else { return String(decoding: bytes, as: UTF8.self) }
  var result: [UInt8] = []
  var at = bytes.startIndex
  while at < bytes.endIndex {
    if let unit = escape(bytes, at: at), unit < 0x80 {
      result.append(UInt8(unit))
      at += 7
    } else {
      result.append(bytes[at])
      at += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}

private func mayHoldEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard bytes.count >= 7, let first = bytes.firstIndex(of: 0x5F) else { return false }
  return bytes[first...].indices.contains { escape(bytes, at: $0) != nil }
}

private func escape(_ bytes: ArraySlice<UInt8>, at: Int) -> Int? {
  guard at + 7 <= bytes.endIndex, bytes[at] == 0x5F, bytes[at + 1] == 0x78, bytes[at + 6] == 0x5F else { return nil }
  return Int(String(decoding: bytes[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16)
}
