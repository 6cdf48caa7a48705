import Foundation
import Testing

/// What a user can meet must be in the docs: error codes, keys of the project file, indicators, columns, verbs.
@Suite("Documentation")
struct DocsTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// First groups of a pattern in all Swift files below a folder.
  private func found(_ pattern: String, below folder: String) throws -> Set<String> {
    let expression = try NSRegularExpression(pattern: pattern)
    let base = Self.root.appendingPathComponent(folder)
    var names: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) where path.hasSuffix(".swift") {
      let source = try String(contentsOf: base.appendingPathComponent(path), encoding: .utf8)
      for match in expression.matches(in: source, range: NSRange(source.startIndex..., in: source)) {
        if let range = Range(match.range(at: 1), in: source) { names.insert(String(source[range])) }
      }
    }
    return names
  }

  private func missing(_ names: Set<String>, in page: String) throws -> [String] {
    let text = try text(page)
    return names.filter { !text.contains($0) }.sorted()
  }

  @Test("Every error code is in docs/errors.md")
  func errorCodes() throws {
    let codes = try found("\"([A-Z]{3}-[0-9]{3})\"", below: "Sources").filter { $0 != "SHA-256" }
    #expect(codes.count > 50)
    #expect(try missing(codes, in: "docs/errors.md").isEmpty)
  }

  @Test("Every reason, finding and flag is in docs/errors.md")
  func reasons() throws {
    let cases = try found("case [a-zA-Z]+ = \"([a-z_]+)\"", below: "Sources/Stunting/Dataset")
    let known = try text("docs/errors.md") + text("docs/outputs.md") + text("docs/project-file.md")
    #expect(cases.count > 20)
    #expect(cases.filter { !known.contains($0) }.isEmpty)
  }

  @Test("Every key of the project file is in docs/project-file.md")
  func projectKeys() throws {
    let keys = try found(
      "\\.(?:string|requiredString|strings|int|double|bool|choice|mapping|mappings)\\(\"([a-z_]+)\"",
      below: "Sources/Project/File"
    )
    .union(
      try found(
        "\\.(?:string|requiredString|strings|int|double|bool|choice|mapping|mappings)\\(\"([a-z_]+)\"",
        below: "Sources/Project/Sources"))
    #expect(keys.count > 40)
    #expect(try missing(keys, in: "docs/project-file.md").isEmpty)
  }

  @Test("Every indicator is in docs/indicators.md")
  func indicators() throws {
    let catalogue = try text("Sources/Project/Data/indicators.yaml")
    let keys = Set(
      catalogue.split(separator: "\n").filter { $0.hasPrefix("- key: ") }.map { String($0.dropFirst("- key: ".count)) })
    #expect(keys.count > 10)
    #expect(try missing(keys, in: "docs/indicators.md").isEmpty)
  }

  @Test("Every column of the village table is in docs/outputs.md")
  func columns() throws {
    let keys = try found("Column\\(key: \"([a-z_0-9]+)\"", below: "Sources/Publish/Tables")
    #expect(keys.count > 30)
    #expect(try missing(keys, in: "docs/outputs.md").isEmpty)
  }

  @Test("Every verb is in the README")
  func verbs() throws {
    let verbs = try found("commandName: \"([a-z]+)\"", below: "Sources/LokusCLI").filter {
      !["lokus", "make"].contains($0)
    }
    #expect(verbs.count == 19)
    #expect(try missing(Set(verbs.map { "`\($0)`" }), in: "README.md").isEmpty)
  }

  @Test("Every path in docs/where-is-it.md exists")
  func paths() throws {
    let page = try text("docs/where-is-it.md")
    let expression = try NSRegularExpression(pattern: "`((?:Sources|tiles|geodata|docs)/[^`]*)`")
    let matches = expression.matches(in: page, range: NSRange(page.startIndex..., in: page))
    #expect(matches.count > 30)
    for match in matches {
      let path = String(page[try #require(Range(match.range(at: 1), in: page))])
      #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(path).path), "\(path)")
    }
  }
}
