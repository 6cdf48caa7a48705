import Foundation
import Testing

/// Looks for what was planted about persons in bytes and texts.
struct LeakSearch {
  private let marks: [[UInt8]]
  private let numbers: [[UInt8]]

  init(_ file: ByNameFile) {
    marks = (ByNameFile.wordMarks + ByNameFile.numberMarks).map { Array($0.utf8) }
    numbers = LeakSearch.storedForms(file.numbers)
  }

  /// Where and what: empty when nothing is there.
  func leaks(in data: Data) -> [String] {
    let bytes = Array(data)
    let lower = bytes.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    let words = marks.filter { isThere($0, in: lower) }.map { String(decoding: $0, as: UTF8.self) }
    return words + numbers.filter { isThere($0, in: bytes) }.map { "number \($0)" }
  }

  /// Every file of a folder but the sources, and what a program printed.
  func expectNothing(
    in folder: ProjectFolder, except sources: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (name, data) in try folder.snapshot() where !sources.contains(name) {
      let found = leaks(in: Data(name.utf8)) + leaks(in: data)
      #expect(found.isEmpty, "\(name) holds \(found)", sourceLocation: sourceLocation)
    }
  }

  func expectNothing(in result: ProgramResult, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for (name, text) in [("stdout", result.output), ("stderr", result.errors)] {
      let lines = text.split(separator: "\n").filter { !leaks(in: Data($0.utf8)).isEmpty }
      #expect(lines.isEmpty, "\(what): \(name): \(lines.prefix(3))", sourceLocation: sourceLocation)
    }
  }

  /// The first bytes of the numbers as SQLite stores them, as integers and as floating-point numbers.
  private static func storedForms(_ numbers: [Int64]) -> [[UInt8]] {
    let forms = numbers.flatMap { number in
      [number.bigEndian, Int64(bitPattern: Double(number).bitPattern).bigEndian].map { form in
        withUnsafeBytes(of: form) { Array($0.prefix(5)) }
      }
    }
    return Set(forms).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func isThere(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      (0...(all.count - needle.count)).contains { start in
        all[start] == first && needle.indices.allSatisfy { all[start + $0] == needle[$0] }
      }
    }
  }
}
