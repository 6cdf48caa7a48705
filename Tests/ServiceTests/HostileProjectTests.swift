import Foundation
import Project
import Service
import TestSupport
import Testing

/// Whatever stands in lokus.yaml, reading ends soon and with a project or a `ProjectError`.
@Suite("Hostile project files")
struct HostileProjectTests {
  /// Reads a text on a thread with the stack of the program's own, and gives what became of it.
  private func outcome(_ text: String) throws -> ProjectError? {
    do {
      _ = try ProjectTexts.parse(text)
      return nil
    } catch let error as ProjectError { return error }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "", " ", "\n\n", "\u{0}", "a\u{0}b: 1", "\t- a", "{", "[", "}", "- - - -", "&a *a", "*nothing", "? ? ?",
      "!!binary x",
      "%YAML 9.9\n---\n", "--- a\n--- b\n", "a: b: c", "\u{FEFF}format: 1", "just text", "42", "~",
      "format: 1\nformat: 1",
      "project: 1", "project: [1]", "? {a: b}\n: c", "? [1, 2]\n: 3", "<<: {format: 1}", "format: !!int x",
      "format: 99999999999999999999999", "\"unterminated", "'unterminated", "a: |\n b\n\tc",
    ])
  func oddTextsAreRefused(_ text: String) throws {
    #expect(try outcome(text) != nil)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [10, 1000, 100_000])
  func deepNestingIsRefused(_ depth: Int) throws {
    #expect(try outcome(String(repeating: "[", count: depth)) != nil)
    #expect(try outcome(String(repeating: "{a: ", count: depth)) != nil)
    #expect(try outcome(String(repeating: "- ", count: depth) + "x") != nil)
    #expect(
      try outcome("project: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) != nil)
  }

  @Test(.timeLimit(.minutes(1))) func aliasesOfAliasesAreRefused() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(try outcome(text) != nil)
    #expect(try outcome(text + ProjectTexts.small) != nil)
  }

  @Test(.timeLimit(.minutes(1))) func aHugeFileIsReadOrRefusedSoon() throws {
    let names = (0..<50_000).map { "kolom_\($0)" }.joined(separator: ", ")
    let long = try ProjectTexts.small(replacing: "numerator: pendek", with: "numerator: [\(names)]")
    #expect(try outcome(long) == nil)
    let wide = (0..<50_000).map { "kunci_\($0): 1\n" }.joined()
    #expect(try outcome(ProjectTexts.small + wide)?.code == "PRJ-005")
    let key = String(repeating: "k", count: 1_000_000)
    #expect(try outcome(ProjectTexts.small + "\"\(key)\": 1\n") != nil)
  }

  @Test(.timeLimit(.minutes(1))) func bytesThatAreNotTextAreRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("lokus.yaml")
    for bytes in [[0xFF, 0xFE, 0x00], [0x80, 0x81, 0x0A], Array(repeating: UInt8(0), count: 4096)] as [[UInt8]] {
      try Data(bytes).write(to: url)
      #expect(throws: ProjectError.self) { try readProject(at: url) }
    }
    #expect(throws: ProjectError.self) { try readProject(at: folder) }
  }

  @Test(.timeLimit(.minutes(1)), arguments: 0..<40)
  func randomChangesNeverCrash(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let marks: [UInt8] = Array("{}[]:,-&*!|>'\"%@`#? \n\t\u{0}0aZ".utf8)
    for _ in 0..<50 {
      var bytes = Array(ProjectTexts.small.utf8)
      for _ in 0...generator.index(below: 4) {
        let at = generator.index(below: bytes.count)
        switch generator.index(below: 3) {
        case 0: bytes[at] = marks[generator.index(below: marks.count)]
        case 1: bytes.insert(marks[generator.index(below: marks.count)], at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 1 + generator.index(below: 30)))
        }
      }
      _ = try outcome(String(decoding: bytes, as: UTF8.self))
    }
  }
}
