import GDALBridge

/// Encoding of a text file.
enum TextEncoding {
  case utf8, utf16LittleEndian, utf16BigEndian, windows1252

  /// The encoding of `bytes` by its byte order mark, else UTF-8 when it is valid, else Windows-1252.
  init(detectedIn bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      self = String(validating: bytes, as: UTF8.self) == nil ? .windows1252 : .utf8
    }
  }

  /// An encoding by the names people use; nil for an unknown one.
  init?(named name: String) {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8", "utf8sig": self = .utf8
    case "utf16", "utf16le": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "latin1", "iso88591", "ansi": self = .windows1252
    default: return nil
    }
  }

  /// The text as UTF-8 bytes without a byte order mark; nil when `bytes` is not text in this encoding.
  func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8:
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      return String(validating: body, as: UTF8.self) == nil ? nil : body
    case .utf16LittleEndian: return decodeUTF16(bytes, high: 1)
    case .utf16BigEndian: return decodeUTF16(bytes, high: 0)
    case .windows1252:
      var text = String.UnicodeScalarView()
      for byte in bytes { text.append(windows1252Scalar(byte)) }
      return Array(String(text).utf8)
    }
  }

  private func decodeUTF16(_ bytes: [UInt8], high: Int) -> [UInt8]? {
    guard bytes.count % 2 == 0 else { return nil }
    var units = stride(from: 0, to: bytes.count, by: 2).map {
      UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }
}

/// Number of the first line, counted from 1, that is not valid UTF-8.
func firstLineNotUTF8(_ bytes: [UInt8]) -> Int? {
  var line = 0
  for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
    line += 1
    if String(validating: part, as: UTF8.self) == nil { return line }
  }
  return nil
}
