internal import Crypto
internal import Foundation

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
