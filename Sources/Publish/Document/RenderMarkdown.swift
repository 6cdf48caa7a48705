extension Document {
  /// Markdown (tables as in GitHub's flavour). Text from data is escaped.
  public var markdown: String { blocks.map(Markdown.render).joined(separator: "\n\n") + "\n" }
}

private enum Markdown {
  static func render(_ block: Document.Block) -> String {
    switch block {
    case .title(let text): "# " + escape(text)
    case .heading(let text): "## " + escape(text)
    case .paragraph(let text): escape(text)
    case .bullets(let items): items.map { "- " + escape($0) }.joined(separator: "\n")
    case .table(let table): render(table)
    case .note(let text): "> " + escape(text)
    }
  }

  private static func render(_ table: Document.Table) -> String {
    let head = table.columns.map { escape($0.title) }
    let rule = table.columns.map { $0.alignment == .right ? "---:" : "---" }
    let rows = [head, rule] + table.rows.map { $0.map(escape) }
    return rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func escape(_ text: String) -> String {
    var out = ""
    for c in text {
      if "\\`*_|<>[]#".contains(c) { out.append("\\") }
      out.append(c == "\n" ? " " : c)
    }
    return out
  }
}
