import Foundation
import Testing

/// A small or read-only file system for a test: mode bits don't stop root. Needs the right to mount.
final class Mount {
  static let skipReason: Comment = "needs the right to mount a file system"
  static let isPossible = (try? Mount(tmpfsBytes: 1 << 16)) != nil

  let folder: ProjectFolder
  /// What a read-only view shows; it must not go before the view.
  private let shown: ProjectFolder?

  init(tmpfsBytes: Int) throws {
    folder = try ProjectFolder()
    shown = nil
    try Mount.run("mount", ["-t", "tmpfs", "-o", "size=\(tmpfsBytes)", "tmpfs", folder.url.path])
  }

  init(readOnlyViewOf shown: ProjectFolder) throws {
    folder = try ProjectFolder()
    self.shown = shown
    try Mount.run("mount", ["--bind", shown.url.path, folder.url.path])
    try Mount.run("mount", ["-o", "remount,ro,bind", folder.url.path])
  }

  deinit { try? Mount.run("umount", ["-l", folder.url.path]) }

  private static func run(_ tool: String, _ arguments: [String]) throws {
    let status = try Tool.run(tool, arguments).status
    if status != 0 { throw TestFailure("\(tool) ended with \(status)") }
  }
}
