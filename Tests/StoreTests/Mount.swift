import Foundation
import Testing

/// A small or read-only file system for a test: mode bits don't stop root. Needs the right to mount.
final class Mount {
  static let skipReason: Comment = "needs the right to mount a file system"
  static let isPossible = (try? Mount(tmpfsBytes: 1 << 16)) != nil

  private let folder: TemporaryFolder

  init(tmpfsBytes: Int) throws {
    folder = try TemporaryFolder()
    try Mount.run("mount", ["-t", "tmpfs", "-o", "size=\(tmpfsBytes)", "tmpfs", folder.path])
  }

  init(readOnlyViewOf path: String) throws {
    folder = try TemporaryFolder()
    try Mount.run("mount", ["--bind", path, folder.path])
    try Mount.run("mount", ["-o", "remount,ro,bind", folder.path])
  }

  deinit { try? Mount.run("umount", [folder.path]) }

  func file(_ name: String) -> String { folder.file(name) }
  var contents: [String] { folder.contents }

  private static func run(_ tool: String, _ arguments: [String]) throws {
    let status = try Tool.run(tool, arguments).status
    if status != 0 { throw TestFailure("\(tool) ended with \(status)") }
  }
}

/// Another program, looked up in the path.
enum Tool {
  static func isPresent(_ name: String) -> Bool { (try? run("which", [name]).status) == 0 }

  static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
