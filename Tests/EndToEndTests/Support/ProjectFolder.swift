import Foundation

/// A folder of its own for a test, removed when the test lets go of it.
final class ProjectFolder: Sendable {
  let url: URL

  init() throws {
    let name = "lokus-e2e-" + UUID().uuidString
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> URL { url.appendingPathComponent(name) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name).path) }
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: path(name)) }
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    try FileManager.default.createDirectory(
      at: path(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: path(name))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(at: path(name)) }

  /// A link to a file elsewhere: large data isn't copied.
  func link(_ file: URL) throws {
    try FileManager.default.createSymbolicLink(at: path(file.lastPathComponent), withDestinationURL: file)
  }

  /// Copies every file of a folder.
  func copyFiles(of folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.copyItem(at: folder.appendingPathComponent(name), to: path(name))
    }
  }

  func writableHandle(_ name: String) throws -> FileHandle {
    try write(name, Data())
    return try FileHandle(forWritingTo: path(name))
  }

  /// Every file below the folder (or below `sub`) with its bytes; hidden ones, too.
  func snapshot(_ sub: String = "") throws -> [String: Data] {
    let root = sub.isEmpty ? url : path(sub)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      var isFolder: ObjCBool = false
      let file = root.appendingPathComponent(name)
      let isThere = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      files[name] = isThere && !isFolder.boolValue ? try Data(contentsOf: file) : Data()
    }
    return files
  }
}
