/// A report as blocks, rendered to plain text or Markdown.
public struct Document: Sendable {
  public enum Alignment: Sendable { case left, right }

  public struct Table: Sendable {
    public var columns: [(title: String, alignment: Alignment)]
    public var rows: [[String]]

    public init(columns: [(title: String, alignment: Alignment)], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  public enum Block: Sendable {
    case title(String)
    case heading(String)
    case paragraph(String)
    case bullets([String])
    case table(Table)
    /// A remark about the block before it: method, status "usulan", uncertainty.
    case note(String)
  }

  public var blocks: [Block] = []

  public init() {}

  public mutating func add(_ block: Block) { blocks.append(block) }
}
