internal import CRename
internal import Foundation
internal import Publish

/// A folder that appears whole or not at all: everything is written to a folder beside it, which then takes its place
/// by one rename (the first time) or one exchange. A folder without our manifest is refused.
struct OutputFolder {
  static let manifestName = "manifest.json"
  static let manifestMark = "\"written_by\": \"lokus\""

  let target: URL
  let staging: URL

  /// Prepares the staging folder. Nothing at `target` changes.
  init(target: URL) throws {
    self.target = target.standardizedFileURL
    let name = ".\(self.target.lastPathComponent).lokus-baru"
    staging = self.target.deletingLastPathComponent().appendingPathComponent(name)
    try OutputFolder.refuseForeign(self.target)
    try? FileManager.default.removeItem(at: staging)
    try writing(staging.lastPathComponent) {
      try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: true)
    }
  }

  /// Writes one file into the staging folder, making the folders above it.
  func write(_ bytes: [UInt8], to path: String) throws {
    let url = staging.appendingPathComponent(path)
    try writing(path) {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url)
    }
  }

  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  /// Takes a file of the present folder over as it is; false when it has none.
  func keep(_ path: String) throws -> Bool {
    let source = target.appendingPathComponent(path)
    guard FileManager.default.fileExists(atPath: source.path) else { return false }
    try place(path) { to in
      do { try FileManager.default.linkItem(at: source, to: to) } catch {
        try FileManager.default.copyItem(at: source, to: to)
      }
    }
    return true
  }

  /// Gives a file of the new folder a second name; false when the file system allows no further one.
  func link(_ existing: String, to path: String) throws -> Bool {
    do {
      try place(path) { try FileManager.default.linkItem(at: staging.appendingPathComponent(existing), to: $0) }
      return true
    } catch { return false }
  }

  /// Where a file of the new folder goes that something else writes; the folders above it are made.
  func url(for path: String) throws -> URL {
    try place(path) { _ in }
    return staging.appendingPathComponent(path)
  }

  private func place(_ path: String, _ body: (URL) throws -> Void) throws {
    let url = staging.appendingPathComponent(path)
    try writing(path) {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try body(url)
    }
  }

  /// Links the parts of the present folder that are not to be written again into the new one.
  func carryOver(except parts: RunParts) throws {
    for (part, names) in OutputFolder.partNames where !parts.contains(part) {
      for name in names { try carry(name) }
    }
  }

  private static let partNames: [(RunParts, [String])] = [
    (.workspace, ["lokus.gpkg"]), (.geojson, ["geojson"]), (.tiles, ["tiles"]),
    (.report, ["laporan.txt", "laporan.md", "laporan.csv", "akses.csv", "penyediaan.csv", "program.csv"]),
  ]

  private func carry(_ name: String) throws {
    let source = target.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: source.path) else { return }
    try writing(name) { try FileManager.default.copyItem(at: source, to: staging.appendingPathComponent(name)) }
  }

  /// Writes `manifest.json`: our mark, where the data comes from, and every file with its size.
  func writeManifest(_ origin: JSONText) throws {
    var files: [JSONText] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: staging.path).sorted() {
      var isFolder: ObjCBool = false
      let full = staging.appendingPathComponent(path).path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      if path.hasPrefix("tiles/"), path.hasSuffix(".png") { continue }
      let size = (try FileManager.default.attributesOfItem(atPath: full)[.size] as? NSNumber)?.intValue ?? 0
      files.append(.object(["path": .string(path), "bytes": .int(size)]))
    }
    let manifest = JSONText.object([
      "files": .array(files), "format": .int(1), "provenance": origin, "written_by": .string("lokus"),
    ])
    try write(manifest.pretty, to: OutputFolder.manifestName)
  }

  /// Puts the staging folder in the place of the target, in one step.
  func commit() throws {
    if FileManager.default.fileExists(atPath: target.path) {
      guard lokus_exchange(staging.path, target.path) == 0 else { throw failure(target.lastPathComponent) }
      try? FileManager.default.removeItem(at: staging)
    } else {
      guard rename(staging.path, target.path) == 0 else { throw failure(target.lastPathComponent) }
    }
  }

  /// Removes the staging folder after a failure.
  func discard() { try? FileManager.default.removeItem(at: staging) }

  private static func refuseForeign(_ target: URL) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else { throw OutputError.notAFolder(name: target.lastPathComponent) }
    if let inside = try? FileManager.default.contentsOfDirectory(atPath: target.path), inside.isEmpty { return }
    let manifest = target.appendingPathComponent(manifestName)
    let text = (try? String(contentsOf: manifest, encoding: .utf8)) ?? ""
    guard text.contains(manifestMark) else { throw OutputError.foreignFolder(name: target.lastPathComponent) }
  }

  private func failure(_ name: String) -> OutputError {
    OutputError.cannotWrite(name: name, reason: String(cString: strerror(errno)))
  }

  private func writing(_ name: String, _ body: () throws -> Void) throws {
    do { try body() } catch let error as CocoaError {
      let posix = error.userInfo[NSUnderlyingErrorKey] as? POSIXError
      throw OutputError.cannotWrite(
        name: name, reason: posix.map { String(cString: strerror($0.code.rawValue)) } ?? "\(error.code.rawValue)")
    }
  }
}
