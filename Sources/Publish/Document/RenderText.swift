extension Document {
  /// Plain text for a terminal or a printer, paragraphs broken at `width` columns; tables keep their own width.
  public func plainText(width: Int = 96) -> String {
    blocks.map { PlainText(width: width).render($0) }.joined(separator: "\n\n") + "\n"
  }
}

private struct PlainText {
  let width: Int

  func render(_ block: Document.Block) -> String {
    switch block {
    case .title(let text): text.uppercased() + "\n" + String(repeating: "=", count: text.count)
    case .heading(let text): text + "\n" + String(repeating: "-", count: text.count)
    case .paragraph(let text): wrap(text, first: "", rest: "")
    case .bullets(let items): items.map { wrap($0, first: "  - ", rest: "    ") }.joined(separator: "\n")
    case .table(let table): render(table)
    case .note(let text): wrap(text, first: "  * ", rest: "    ")
    }
  }

  private func render(_ table: Document.Table) -> String {
    let widths = table.columns.indices.map { c in
      ([table.columns[c].title] + table.rows.map { $0[c] }).map(\.count).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { c in
        let space = String(repeating: " ", count: max(0, widths[c] - cells[c].count))
        return table.columns[c].alignment == .right ? space + cells[c] : cells[c] + space
      }
      return ("  " + padded.joined(separator: "  ")).trimmingTrailingBlanks()
    }
    let rule = "  " + widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([line(table.columns.map(\.title)), rule] + table.rows.map(line)).joined(separator: "\n")
  }

  private func wrap(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    var current = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = rest
        isEmpty = true
      }
      current += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [current]).joined(separator: "\n")
  }
}

extension String {
  func trimmingTrailingBlanks() -> String {
    var s = Substring(self)
    while s.last == " " { s = s.dropLast() }
    return String(s)
  }
}
