internal import Glibc

/// What tells one state of a file from another: a file written anew has another one.
struct FileStamp: Sendable, Hashable {
  let device: UInt64
  let inode: UInt64
  let size: Int
  let modifiedNanoseconds: Int

  /// For an ETag: hexadecimal, without quotes.
  var tag: String {
    [UInt64(bitPattern: Int64(modifiedNanoseconds)), UInt64(bitPattern: Int64(size)), inode]
      .map { String($0, radix: 16) }.joined(separator: "-")
  }
}

/// A regular file open for reading, closed with the last reference.
final class OpenFile: Sendable {
  private let descriptor: Int32
  let stamp: FileStamp

  /// Takes over the descriptor; nil when it is not a regular file (or below 0).
  init?(descriptor: Int32) {
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    let modified = status.st_mtim
    stamp = FileStamp(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
      modifiedNanoseconds: modified.tv_sec &* 1_000_000_000 &+ modified.tv_nsec)
  }

  deinit { close(descriptor) }

  var size: Int { stamp.size }

  /// Up to `count` bytes from `offset`; fewer at the end, nil when reading fails.
  func read(from offset: Int, count: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      while used < count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + used }, count - used, offset + used)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        used += got
      }
    }
    return failed ? nil : bytes
  }

  /// The whole file; nil when it is larger than `limit` or cannot be read whole.
  func readAll(limit: Int) -> [UInt8]? {
    guard size <= limit, let bytes = read(from: 0, count: size), bytes.count == size else { return nil }
    return bytes
  }
}
