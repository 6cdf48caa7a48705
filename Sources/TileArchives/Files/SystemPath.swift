internal import Glibc

/// What the system says about a path, without Foundation.
enum SystemPath {
  enum Kind { case file, folder, other }

  static var reason: String { String(cString: strerror(errno)) }

  /// - Throws: `notFound`, `cannotRead`.
  static func kind(_ path: String) throws(TileArchiveError) -> Kind {
    guard let status = try status(path) else { throw .notFound(path: path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Nil when there is nothing at the path.
  static func status(_ path: String) throws(TileArchiveError) -> stat? {
    var status = stat()
    if stat(path, &status) == 0 { return status }
    if errno == ENOENT || errno == ENOTDIR { return nil }
    throw .cannotRead(path: path, reason: reason)
  }

  /// The path without trailing slashes; `.` for an empty one.
  static func trimmed(_ path: String) -> String {
    var path = Substring(path)
    while path.count > 1, path.last == "/" { path.removeLast() }
    return path.isEmpty ? "." : String(path)
  }

  /// The path of a hidden neighbour: `folder/.name.lokus-baru` plus `suffix`.
  static func draft(of path: String, suffix: String = "") -> String {
    let path = trimmed(path)
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return path[..<start] + "." + path[start...] + ".lokus-baru" + suffix
  }

  /// Names in a folder, in the order of their UTF-8 bytes.
  static func names(in folder: String) throws(TileArchiveError) -> [String] {
    guard let directory = opendir(folder) else { throw .cannotRead(path: folder, reason: reason) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file, a link or a whole folder; what isn't there needs no removing. Links are never followed.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in (try? names(in: path)) ?? [] { remove(path + "/" + name) }
    rmdir(path)
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(TileArchiveError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw .cannotWrite(path: path, reason: reason)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .cannotWrite(path: path, reason: reason) }
  }
}
