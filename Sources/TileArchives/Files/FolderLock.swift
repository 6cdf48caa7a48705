internal import Glibc

/// An empty folder beside the target, locked while it is filled; the lock of a killed run ends with it.
final class FolderLock {
  private let descriptor: Int32
  private var isHeld = true

  /// - Throws: `busy` when another process fills it, `cannotWrite`.
  init(_ folder: String, target: String) throws(TileArchiveError) {
    descriptor = try FolderLock.openLocked(folder, target: target)
    for name in (try? SystemPath.names(in: folder)) ?? [] { SystemPath.remove(folder + "/" + name) }
  }

  deinit { release() }

  func release() {
    guard isHeld else { return }
    isHeld = false
    close(descriptor)
  }

  /// The folder between open and lock may have become somebody's target by rename: then there is a new one to make.
  private static func openLocked(_ folder: String, target: String) throws(TileArchiveError) -> Int32 {
    for _ in 0..<100 {
      try SystemPath.makeFolder(folder)
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { throw .cannotWrite(path: target, reason: SystemPath.reason) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw .busy(path: target)
      }
      if isSame(descriptor, folder) { return descriptor }
      close(descriptor)
    }
    throw .busy(path: target)
  }
}

/// Writes a whole file; `exclusive` refuses a name that is there, and leaves `errno` at `EEXIST`.
func writeFile(_ bytes: [UInt8], to path: String, exclusive: Bool) throws(TileArchiveError) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (exclusive ? O_EXCL : O_TRUNC), 0o666)
  guard descriptor >= 0 else {
    let code = errno
    let reason = SystemPath.reason
    errno = code
    throw .cannotWrite(path: path, reason: reason)
  }
  defer { close(descriptor) }
  var done = 0
  while done < bytes.count {
    let wrote = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
    if wrote < 0, errno == EINTR { continue }
    guard wrote > 0 else { throw .cannotWrite(path: path, reason: SystemPath.reason) }
    done += wrote
  }
}
