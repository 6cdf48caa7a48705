public import Foundation

/// The files of a source: one, or those that a name with `*` stands for, by name.
public func files(of source: SourceFile, in folder: URL) throws -> [URL] {
  let url = URL(fileURLWithPath: source.file, relativeTo: folder).absoluteURL
  guard source.file.contains("*") else { return [url] }
  let pattern = url.lastPathComponent
  let parent = url.deletingLastPathComponent()
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []).filter {
    matches($0, pattern)
  }
  guard !names.isEmpty else { throw ProjectError.missingFile(line: source.line, file: source.file) }
  return names.sorted().map { parent.appendingPathComponent($0) }
}

/// Whether a name fits a pattern in which `*` stands for any characters.
func matches(_ name: String, _ pattern: String) -> Bool {
  let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  guard let first = parts.first, let last = parts.last, name.hasPrefix(first), name.hasSuffix(last),
    name.count >= first.count + last.count
  else { return false }
  var rest = name.dropFirst(first.count).dropLast(last.count)
  for part in parts.dropFirst().dropLast() where !part.isEmpty {
    guard let range = rest.range(of: part) else { return false }
    rest = rest[range.upperBound...]
  }
  return true
}
