internal import Crypto
internal import Foundation

/// The files of a source: one, or those that a name with `*` stands for, by name.
func files(of source: SourceFile, in folder: URL) throws -> [URL] {
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

/// SHA-256 of the bytes of files, one after the other, in hexadecimal. A Shapefile's parts all count.
func sha256(of urls: [URL]) throws -> String {
  var hash = SHA256()
  for url in urls.flatMap(withParts) {
    guard let handle = try? FileHandle(forReadingFrom: url) else { continue }
    defer { try? handle.close() }
    while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
  }
  return hash.finalize().map(hexByte).joined()
}

/// SHA-256 of a text.
func sha256(ofText text: String) -> String { SHA256.hash(data: Data(text.utf8)).map(hexByte).joined() }

private func hexByte(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

private func withParts(_ url: URL) -> [URL] {
  guard url.pathExtension.lowercased() == "shp" else { return [url] }
  let base = url.deletingPathExtension()
  return [url]
    + ["dbf", "shx", "prj", "cpg"].map { base.appendingPathExtension($0) }
    .filter { FileManager.default.fileExists(atPath: $0.path) }
}
