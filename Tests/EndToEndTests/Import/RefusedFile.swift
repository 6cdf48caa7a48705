import Foundation
import Testing

/// A file that `lokus import FILE` must refuse with one clear message, leaving everything as it was. One that
/// hangs is ended by the limit of `SmallProject.run`.
struct RefusedFile {
  var name: String
  var code: String
  var status: Int32 = 65
  var more: [String] = []
  /// Texts that the Indonesian message must hold.
  var mentions: [String] = []

  /// The file must be in the project's folder.
  func check(in project: SmallProject, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let before = try project.folder.snapshot()
    for (language, next) in [("id", "Langkah berikut: "), ("en", "What to do: ")] {
      let result = try await project.run(["import", name] + more + ["--lang", language])
      #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
      #expect(result.messageCode == code, "\(result.errors)", sourceLocation: sourceLocation)
      #expect(result.errors.contains(next), "\(result.errors)", sourceLocation: sourceLocation)
      #expect(result.output.isEmpty, "stdout is for results", sourceLocation: sourceLocation)
      let codes = result.errors.matches(of: #/(?m)^[A-Z]{3}-\d{3}: /#)
      #expect(codes.count == 1, "one message: \(result.errors)", sourceLocation: sourceLocation)
      #expect(result.errors.utf8.count < 2000, "a short message", sourceLocation: sourceLocation)
      #expect(
        !result.errors.contains(project.folder.url.path), "no folder of this machine", sourceLocation: sourceLocation)
      for text in mentions where language == "id" {
        #expect(result.errors.contains(text), "'\(text)' in: \(result.errors)", sourceLocation: sourceLocation)
      }
    }
    let after = try project.folder.snapshot()
    #expect(after.keys.sorted() == before.keys.sorted(), "files appeared or went", sourceLocation: sourceLocation)
    for (name, bytes) in before where after[name] != bytes {
      Issue.record("\(name) changed", sourceLocation: sourceLocation)
    }
    #expect(try project.scratch.snapshot().isEmpty, "a temporary file stayed", sourceLocation: sourceLocation)
  }
}
