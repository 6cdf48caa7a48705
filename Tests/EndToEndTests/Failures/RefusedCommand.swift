import Foundation
import Testing

/// A command that must end in one clear message, a documented exit code, and nothing changed.
struct RefusedCommand {
  var arguments: [String]
  var code: String
  var status: Int32
  /// Texts that the Indonesian message must hold.
  var mentions: [String] = []

  /// Runs it in both languages and checks message, status, stdout, and that no file of the folder changed or was left.
  func check(in project: ProjectFolder, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let before = try project.snapshot()
    let indonesian = try await LokusProgram.run(arguments, in: project)
    let english = try await LokusProgram.run(arguments + ["--lang", "en"], in: project)
    for result in [indonesian, english] {
      #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
      #expect(result.messageCode == code, "\(result.errors)", sourceLocation: sourceLocation)
      #expect(result.output.isEmpty, "stdout is for results", sourceLocation: sourceLocation)
      let codes = result.errors.matches(of: #/(?m)^[A-Z]{3}-\d{3}: /#)
      #expect(codes.count == 1, "one message: \(result.errors)", sourceLocation: sourceLocation)
      #expect(!result.errors.contains(project.url.path), "no folder of this machine", sourceLocation: sourceLocation)
    }
    #expect(indonesian.errors.contains("Langkah berikut: "), sourceLocation: sourceLocation)
    #expect(english.errors.contains("What to do: "), sourceLocation: sourceLocation)
    for text in mentions {
      #expect(indonesian.errors.contains(text), "'\(text)' in: \(indonesian.errors)", sourceLocation: sourceLocation)
    }
    expectSame(before, try project.snapshot(), sourceLocation)
  }

  private func expectSame(_ before: [String: Data], _ after: [String: Data], _ location: SourceLocation) {
    #expect(after.keys.sorted() == before.keys.sorted(), "files appeared or went", sourceLocation: location)
    for (name, bytes) in before where after[name] != bytes {
      Issue.record("\(name) changed", sourceLocation: location)
    }
  }
}
