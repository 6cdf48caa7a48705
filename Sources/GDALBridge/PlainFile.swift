import Glibc

/// An existing plain file, by its absolute path: what GDAL is allowed to open.
struct PlainFile {
  let path: String
  /// The folder with a slash behind it, to cut out of messages.
  let folder: String

  init(_ path: String) throws(VectorFileError) {
    guard !PlainFile.looksVirtual(path), !path.utf8.contains(0) else { throw .refusedName }
    guard let resolved = realpath(path, nil) else { throw .missing }
    defer { free(resolved) }
    let absolute = String(cString: resolved)
    guard !PlainFile.looksVirtual(absolute) else { throw .refusedName }
    var status = stat()
    guard stat(absolute, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .missing }
    self.path = absolute
    folder = absolute.lastIndex(of: "/").map { String(absolute[...$0]) } ?? ""
  }

  /// The file's extension in lower case, without the dot.
  var pathExtension: String {
    let name = path.dropFirst(folder.count)
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// True when a file of the same name with another extension lies beside it.
  func hasSibling(_ pathExtension: String) -> Bool {
    let stem = String(path.dropLast(self.pathExtension.count))
    return [pathExtension, pathExtension.uppercased()].contains { access(stem + $0, R_OK) == 0 }
  }

  /// GDAL's virtual file systems, addresses, and names that begin with a driver prefix such as `PG:`.
  private static func looksVirtual(_ path: String) -> Bool {
    let lower = path.lowercased()
    if lower.hasPrefix("/vsi") || lower.contains("://") { return true }
    if lower.first == "<" || lower.first == "{" || lower.hasPrefix("select ") { return true }
    guard let colon = lower.firstIndex(of: ":") else { return false }
    let prefix = lower[..<colon]
    return prefix.utf8.count >= 2
      && prefix.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }
  }
}
