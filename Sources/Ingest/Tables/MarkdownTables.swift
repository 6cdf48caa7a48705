/// A table inside a text file that may hold several.
struct NamedRows {
  var name: String
  /// Lines before the first row are titles.
  var rows: [SheetRow]
}

/// Tables of a Markdown text, each named by the heading above it; a second one under the same heading gets ` (2)`.
/// Emphasis, links and line breaks inside cells are taken off; lines between heading and table become titles.
func markdownTables(_ text: String) -> [NamedRows] {
  var reader = MarkdownReader()
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reader.take(line) }
  reader.endTable()
  return reader.tables
}

private struct MarkdownReader {
  var tables: [NamedRows] = []
  private var heading = ""
  private var lines: [String] = []
  private var table: [[String]] = []
  private var used: [String: Int] = [:]

  mutating func take(_ line: Substring) {
    let text = trimmedText(String(line))
    if text.hasPrefix("|") || !table.isEmpty && text.contains("|") {
      table.append(markdownCells(text))
      return
    }
    endTable()
    if text.hasPrefix("#") {
      heading = plainMarkdown(String(text.drop { $0 == "#" }))
      lines = []
    } else if !text.isEmpty, !text.allSatisfy({ "-*_=".contains($0) }) {
      lines.append(plainMarkdown(text))
    }
  }

  /// A block of lines is a table when its second line is the rule under the header.
  mutating func endTable() {
    defer { table = [] }
    guard table.count >= 2, table[1].allSatisfy(isRule) else { return }
    let count = used[heading, default: 0] + 1
    used[heading] = count
    let titles = ([heading] + lines.suffix(5)).filter { !$0.isEmpty }
    let records = titles.map { [$0] } + [[]] + [table[0]] + table.dropFirst(2)
    tables.append(
      NamedRows(
        name: count == 1 ? heading : "\(heading) (\(count))",
        rows: records.enumerated().map { SheetRow(number: $0 + 1, cells: $1) }))
    lines = []
  }

  private func isRule(_ cell: String) -> Bool { cell.contains("-") && cell.allSatisfy { "-: ".contains($0) } }
}

/// The cells of a line; `\|` is a bar inside one.
private func markdownCells(_ line: String) -> [String] {
  var cells: [String] = []
  var cell = ""
  var isEscaped = false
  for character in line.dropFirst(line.hasPrefix("|") ? 1 : 0) {
    if character == "|", !isEscaped {
      cells.append(plainMarkdown(cell))
      cell = ""
    } else {
      if isEscaped, character != "|" { cell.append("\\") }
      if character != "\\" || isEscaped { cell.append(character) }
    }
    isEscaped = character == "\\" && !isEscaped
  }
  if !isBlankText(cell) { cells.append(plainMarkdown(cell)) }
  return cells
}

/// Without emphasis, code marks and line breaks; a footnote star behind a number stays.
private func plainMarkdown(_ text: String) -> String {
  var rest = trimmedText(text.replacing("<br>", with: " ").replacing("<br/>", with: " "))
  for mark in ["**", "__", "`", "*", "_"] {
    while rest.hasPrefix(mark), rest.hasSuffix(mark), rest.count > 2 * mark.count {
      rest = String(rest.dropFirst(mark.count).dropLast(mark.count))
    }
  }
  return trimmedText(rest)
}
