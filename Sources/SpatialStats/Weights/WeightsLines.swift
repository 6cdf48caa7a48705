/// A line of a text of weights that is not blank.
struct WeightsLine {
  /// Counted from 1.
  let number: Int
  let fields: [String]
}

/// Walks through the lines of a text of weights. Lines end with LF, CR LF or CR; a mark of byte order is skipped; bytes
/// that are not UTF-8 become replacement characters.
struct WeightsLines {
  private let bytes: [UInt8]
  private var position: Int
  /// Lines passed so far.
  private(set) var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next line that is not blank; nil at the end of the text.
  mutating func next() throws(StatisticsError) -> WeightsLine? {
    while position < bytes.count {
      let end = bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let line = position..<end
      position = end + 1
      if position < bytes.count, bytes[end] == 0x0D, bytes[position] == 0x0A { position += 1 }
      number += 1
      let fields = try fields(of: line)
      if !fields.isEmpty { return WeightsLine(number: number, fields: fields) }
    }
    return nil
  }

  private func fields(of line: Range<Int>) throws(StatisticsError) -> [String] {
    var fields: [String] = []
    var at = line.lowerBound
    while at < line.upperBound {
      if isBlank(at) {
        at += 1
      } else if bytes[at] == WeightsLines.quote {
        fields.append(try quoted(&at, end: line.upperBound))
      } else {
        let start = at
        while at < line.upperBound, !isBlank(at) { at += 1 }
        fields.append(String(decoding: bytes[start..<at], as: UTF8.self))
      }
    }
    return fields
  }

  /// The field whose opening quote is at `at`; afterwards `at` is behind its closing quote.
  private func quoted(_ at: inout Int, end: Int) throws(StatisticsError) -> String {
    var content: [UInt8] = []
    at += 1
    while at < end {
      if bytes[at] == WeightsLines.quote {
        at += 1
        guard at < end, bytes[at] == WeightsLines.quote else {
          guard at == end || isBlank(at) else { break }
          return String(decoding: content, as: UTF8.self)
        }
      }
      content.append(bytes[at])
      at += 1
    }
    throw .weightsFile(line: number, fault: .openQuote)
  }

  private func isBlank(_ at: Int) -> Bool { bytes[at] == 0x20 || bytes[at] == 0x09 }

  private static let quote: UInt8 = 0x22
}
