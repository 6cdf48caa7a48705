internal import Glibc

/// A file written beside its target, which takes the target's place by one rename. It is locked while it is open, so that
/// two runs never write the same draft; the lock of a killed run ends with it, and the next run writes over its draft.
final class DraftFile {
  /// Where the bytes go until `commit`.
  let path: String
  private let target: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var flushed = 0
  private var isOpen = true

  /// - Parameter suffix: Tells several drafts of one target apart.
  /// - Throws: `busy`, `cannotWrite`.
  init(target: String, suffix: String = "") throws(TileArchiveError) {
    self.target = target
    path = SystemPath.draft(of: target, suffix: suffix)
    descriptor = try DraftFile.openLocked(path, target: target)
    guard ftruncate(descriptor, 0) == 0 else {
      close(descriptor)
      throw .cannotWrite(path: path, reason: SystemPath.reason)
    }
    buffer.reserveCapacity(DraftFile.bufferBytes)
  }

  deinit { discard() }

  private static let bufferBytes = 1 << 20

  /// Bytes written so far.
  var count: Int { flushed + buffer.count }

  func write(_ bytes: [UInt8]) throws(TileArchiveError) {
    if buffer.count + bytes.count > DraftFile.bufferBytes { try flush() }
    if bytes.count >= DraftFile.bufferBytes { return try put(bytes) }
    buffer.append(contentsOf: bytes)
  }

  /// Bytes that were written before.
  func read(at offset: Int, count: Int) throws(TileArchiveError) -> [UInt8] {
    if offset >= flushed, offset + count <= self.count {
      return Array(buffer[(offset - flushed)..<(offset - flushed + count)])
    }
    if offset + count > flushed { try flush() }
    guard let bytes = readBytes(descriptor, at: offset, count: count), bytes.count == count else {
      throw .cannotRead(path: path, reason: SystemPath.reason)
    }
    return bytes
  }

  /// Puts the file in the place of the target, on the disk before it gets its name.
  func commit() throws(TileArchiveError) {
    try flush()
    guard fsync(descriptor) == 0, rename(path, target) == 0 else {
      throw .cannotWrite(path: target, reason: SystemPath.reason)
    }
    isOpen = false
    close(descriptor)
  }

  /// Removes the file; nothing happens after `commit`.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    unlink(path)
    close(descriptor)
  }

  private func flush() throws(TileArchiveError) {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws(TileArchiveError) {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { throw .cannotWrite(path: path, reason: SystemPath.reason) }
      done += wrote
    }
    flushed += bytes.count
  }

  /// The file between open and lock may have become somebody's target by rename: then there is a new one to open.
  private static func openLocked(_ path: String, target: String) throws(TileArchiveError) -> Int32 {
    for _ in 0..<100 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw .cannotWrite(path: target, reason: SystemPath.reason) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw .busy(path: target)
      }
      if isSame(descriptor, path) { return descriptor }
      close(descriptor)
    }
    throw .busy(path: target)
  }
}

/// True when the path still names the open file.
func isSame(_ descriptor: Int32, _ path: String) -> Bool {
  var ours = stat()
  var named = stat()
  guard fstat(descriptor, &ours) == 0, lstat(path, &named) == 0 else { return false }
  return ours.st_ino == named.st_ino && ours.st_dev == named.st_dev
}
