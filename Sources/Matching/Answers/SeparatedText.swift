/// Records of a text with separators, quoted as RFC 4180 says; with the line on which each begins.
struct SeparatedText {
  var records: [(line: Int, cells: [String])] = []

  init(_ text: String, separator: Character) throws(MatchingError) {
    var reader = SeparatedReader(separator: separator)
    for character in text { reader.take(character) }
    if let line = reader.openQuoteLine { throw .openQuote(line: line) }
    reader.endRecord()
    records = reader.records
  }
}

private struct SeparatedReader {
  let separator: Character
  var records: [(line: Int, cells: [String])] = []
  private var cells: [String] = []
  private var cell = ""
  private var line = 1
  private var recordLine = 1
  private var quoteLine: Int?
  private var afterQuote = false

  init(separator: Character) { self.separator = separator }

  /// Line of the quotation mark that the text ends in.
  var openQuoteLine: Int? { afterQuote ? nil : quoteLine }

  mutating func take(_ character: Character) {
    if quoteLine != nil, !afterQuote { inside(character) } else { outside(character) }
    if character.isNewline { line += 1 }
  }

  private mutating func inside(_ character: Character) {
    if character == "\"" { afterQuote = true } else { cell.append(character) }
  }

  private mutating func outside(_ character: Character) {
    if afterQuote, character == "\"" {
      cell.append(character)
      afterQuote = false
      return
    }
    if afterQuote { (quoteLine, afterQuote) = (nil, false) }
    if character == "\"", cell.isEmpty {
      quoteLine = line
    } else if character == separator {
      endCell()
    } else if character.isNewline {
      endRecord()
      recordLine = line + 1
    } else {
      cell.append(character)
    }
  }

  private mutating func endCell() {
    cells.append(cell)
    cell = ""
  }

  mutating func endRecord() {
    endCell()
    if cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) { records.append((recordLine, cells)) }
    cells = []
  }
}
