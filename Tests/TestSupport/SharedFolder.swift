public import Foundation

/// The folder of real data and golden files, named by the environment variable `LOKUS_SHARED`. Tests that need it are
/// skipped without it: `@Suite(.enabled(if: SharedFolder.isPresent, SharedFolder.skipReason))`.
public enum SharedFolder {
  public static var path: String? {
    ProcessInfo.processInfo.environment["LOKUS_SHARED"].flatMap { $0.isEmpty ? nil : $0 }
  }
  public static var isPresent: Bool { path != nil }

  /// A file or folder below the shared folder.
  public static func url(_ relative: String) -> URL {
    URL(fileURLWithPath: path ?? "/nonexistent").appendingPathComponent(relative)
  }

  /// Every JSON file of a golden folder by name; empty when the folder is missing, which a suite must treat as a failure.
  public static func goldenFiles(_ method: String) -> [URL] {
    let folder = url("golden/" + method)
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
