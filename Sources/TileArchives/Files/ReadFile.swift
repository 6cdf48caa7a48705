internal import Glibc

/// A file that is read by position. It holds a descriptor and no position, so any number of tasks may read at once.
final class ReadFile: Sendable {
  let path: String
  let size: Int
  private let descriptor: Int32

  /// - Throws: `notFound`, `notTiles` for a folder or device, `cannotRead`.
  init(path: String) throws(TileArchiveError) {
    self.path = path
    guard try SystemPath.kind(path) == .file else { throw .notTiles(path: path) }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path: path, reason: SystemPath.reason) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .cannotRead(path: path, reason: SystemPath.reason)
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// `count` bytes from `offset` on.
  ///
  /// - Throws: `damaged` with `truncated` when the file has fewer; nothing is allocated then.
  func bytes(at offset: Int, count: Int) throws(TileArchiveError) -> [UInt8] {
    let found = max(0, size - max(0, offset))
    guard offset >= 0, count >= 0, count <= found else {
      throw .damaged(path: path, offset: offset, .truncated(needed: count, found: found))
    }
    guard let bytes = readBytes(descriptor, at: offset, count: count) else {
      throw .cannotRead(path: path, reason: SystemPath.reason)
    }
    guard bytes.count == count else {
      throw .damaged(path: path, offset: offset, .truncated(needed: count, found: bytes.count))
    }
    return bytes
  }
}

/// Up to `count` bytes of an open file; nil when the system refuses.
func readBytes(_ descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
  var failed = false
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count, let base = buffer.baseAddress {
      let read = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
      if read < 0, errno == EINTR { continue }
      if read < 0 { failed = true }
      if read <= 0 { break }
      filled += read
    }
  }
  return failed ? nil : bytes
}
