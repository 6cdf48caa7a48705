import Stunting

/// Reads the text of `padanan_nama.csv`: separated by semicolons or commas (as the header shows), with or without a byte
/// order mark, columns in any order; further columns are ignored. An empty `jawaban_kode` is an open question, `bukan`
/// says none of the units, anything else is a code, facility identifier or name of one.
///
/// - Throws: `MatchingError` with line and column.
public func readAnswers(_ text: String) throws(MatchingError) -> [AnswerLine] {
  let content = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  let header = content.prefix { !$0.isNewline }
  let separator: Character = header.contains(";") || !header.contains(",") ? ";" : ","
  let table = try SeparatedText(content, separator: separator)
  guard let first = table.records.first else { return [] }
  let columns = try AnswerColumns(first.cells)
  var lines: [AnswerLine] = []
  var check = ContradictionCheck()
  for record in table.records.dropFirst() {
    let line = try columns.read(record.cells, line: record.line)
    try check.take(line, at: record.line)
    lines.append(line)
  }
  return lines
}

private struct AnswerColumns {
  private var place: [AnswerColumn: Int] = [:]
  private let width: Int

  init(_ header: [String]) throws(MatchingError) {
    width = header.count
    for (at, cell) in header.enumerated() {
      if let column = AnswerColumn(rawValue: trimmed(cell).lowercased()), place[column] == nil { place[column] = at }
    }
    for needed in [AnswerColumn.level, .name, .district, .choice] where place[needed] == nil {
      throw .missingColumn(needed.rawValue)
    }
  }

  func read(_ cells: [String], line: Int) throws(MatchingError) -> AnswerLine {
    if cells.dropFirst(width).contains(where: { !trimmed($0).isEmpty }) {
      throw .tooManyCells(line: line, found: cells.count, expected: width)
    }
    let word = text(.level, cells).lowercased()
    guard let level = levelWords.first(where: { $0.word == word })?.level else {
      throw .unknownLevel(line: line, column: AnswerColumn.level.rawValue, text: text(.level, cells))
    }
    let name = text(.name, cells)
    if name.isEmpty { throw .emptyName(line: line, column: AnswerColumn.name.rawValue) }
    return AnswerLine(
      level: level, name: name, districtName: text(.district, cells), choice: choice(text(.choice, cells)),
      note: text(.note, cells), candidates: candidates(cells), sourceID: text(.source, cells), rows: text(.rows, cells))
  }

  private func candidates(_ cells: [String]) -> [String] {
    let texts = [AnswerColumn.candidate1, .candidate2, .candidate3].map { text($0, cells) }
    return Array(texts.prefix(texts.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0))
  }

  /// A planner may answer with a whole candidate copied into the cell: then its first word is the code.
  private func choice(_ text: String) -> PlaceAnswer.Choice? {
    if text.isEmpty { return nil }
    if text.lowercased() == noneWord { return PlaceAnswer.Choice.none }
    let first = text.split(separator: " ").first.map(String.init) ?? text
    let isCode = CodeSystem.allCases.contains { RegionCode(first, system: $0) != nil }
    return .unit(code: isCode ? first : text)
  }

  private func text(_ column: AnswerColumn, _ cells: [String]) -> String {
    guard let at = place[column], cells.indices.contains(at) else { return "" }
    return withoutGuard(trimmed(cells[at]))
  }
}

/// Finds the same question answered in two ways.
private struct ContradictionCheck {
  private var seen: [String: (line: Int, choice: PlaceAnswer.Choice)] = [:]

  mutating func take(_ line: AnswerLine, at number: Int) throws(MatchingError) {
    guard let choice = line.choice else { return }
    let key = questionKey(line.level, line.name, line.districtName)
    if let earlier = seen[key], earlier.choice != choice {
      throw .contradiction(line: number, earlierLine: earlier.line, column: AnswerColumn.choice.rawValue)
    }
    if seen[key] == nil { seen[key] = (number, choice) }
  }
}

func trimmed(_ text: String) -> String {
  var rest = text[...]
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return String(rest)
}
