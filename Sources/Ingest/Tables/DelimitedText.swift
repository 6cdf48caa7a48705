/// Reader of delimited text (RFC 4180 with any of four delimiters): quoted cells may hold delimiters, doubled quotes and
/// line breaks; lines end in LF, CR LF or CR.
enum DelimitedText {
  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  /// Records from the first one on, and the line that a quote left open starts in.
  struct Records {
    var rows: [[String]]
    var openQuoteRow: Int?
  }

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - most: Records after which to stop.
  static func records(_ text: ArraySlice<UInt8>, delimiter: UInt8, most: Int = .max) -> Records {
    var reader = RecordReader(text: text, delimiter: delimiter)
    var result = Records(rows: [], openQuoteRow: nil)
    while result.rows.count < most, let row = reader.next() {
      result.rows.append(row)
      if reader.endedInQuote { result.openQuoteRow = result.rows.count }
    }
    return result
  }

  /// The delimiter under which most of the first records have the same number of cells, more than one; the one that
  /// gives more cells when several do. A comma when none does.
  static func detectDelimiter(_ text: ArraySlice<UInt8>) -> UInt8 {
    var best: (share: Int, width: Int, delimiter: UInt8) = (0, 0, 0x2C)
    for delimiter in delimiters {
      let widths = records(text.prefix(1 << 18), delimiter: delimiter, most: 60).rows.map(\.count)
      let width = mostCommon(widths.filter { $0 > 1 })
      guard width > 1 else { continue }
      let share = widths.count { $0 == width } * 20 / max(1, widths.count)
      if (share, width) > (best.share, best.width) { best = (share, width, delimiter) }
    }
    return best.delimiter
  }

  private static func mostCommon(_ widths: [Int]) -> Int {
    var counts: [Int: Int] = [:]
    for width in widths { counts[width, default: 0] += 1 }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }
}

private struct RecordReader {
  let text: ArraySlice<UInt8>
  let delimiter: UInt8
  var at: Int
  var endedInQuote = false

  init(text: ArraySlice<UInt8>, delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
    at = text.startIndex
  }

  mutating func next() -> [String]? {
    guard at < text.endIndex else { return nil }
    var cells: [String] = []
    while true {
      cells.append(cell())
      guard at < text.endIndex, text[at] == delimiter else { break }
      at += 1
    }
    skipLineEnd()
    return cells
  }

  private mutating func skipLineEnd() {
    guard at < text.endIndex else { return }
    let isReturn = text[at] == 13
    at += 1
    if isReturn, at < text.endIndex, text[at] == 10 { at += 1 }
  }

  private mutating func cell() -> String {
    let start = at
    if at < text.endIndex, text[at] == 0x22 { return quotedCell() }
    while at < text.endIndex, text[at] != delimiter, text[at] != 10, text[at] != 13 { at += 1 }
    return String(decoding: text[start..<at], as: UTF8.self)
  }

  /// A quoted cell; what follows its closing quote up to the delimiter is kept as it stands.
  private mutating func quotedCell() -> String {
    var bytes: [UInt8] = []
    at += 1
    while at < text.endIndex {
      if text[at] != 0x22 {
        bytes.append(text[at])
        at += 1
      } else if at + 1 < text.endIndex, text[at + 1] == 0x22 {
        bytes.append(0x22)
        at += 2
      } else {
        at += 1
        let rest = cellTail()
        return String(decoding: bytes + rest, as: UTF8.self)
      }
    }
    endedInQuote = true
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func cellTail() -> ArraySlice<UInt8> {
    let start = at
    while at < text.endIndex, text[at] != delimiter, text[at] != 10, text[at] != 13 { at += 1 }
    return text[start..<at]
  }
}
