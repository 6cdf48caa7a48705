import DeflateBridge
import Glibc

/// The content of a file, unpacked when it is gzip, with zero bytes behind it for parsers that look ahead.
struct FileBytes: Sendable {
  /// File name without its folder.
  let name: String
  /// Content and padding.
  let bytes: [UInt8]
  /// Bytes of content.
  let count: Int

  init(path: String, limitBytes: Int) throws(IngestError) {
    name = fileName(of: path)
    let raw = try readPadded(path, name: name, limitBytes: limitBytes)
    guard raw.count >= 2 + JSONCursor.padding, raw[0] == 0x1f, raw[1] == 0x8b else {
      bytes = raw
      count = raw.count - JSONCursor.padding
      return
    }
    bytes = try FileBytes.unpacked(raw, name: name, limitBytes: limitBytes)
    count = bytes.count - JSONCursor.padding
  }

  /// A text in memory, for tests and for callers that already hold it.
  init(name: String, text: [UInt8]) {
    self.name = name
    bytes = text + repeatElement(0, count: JSONCursor.padding)
    count = text.count
  }

  /// The zero bytes behind the packed data are padding to gzip, too, and need not be cut off.
  private static func unpacked(_ raw: [UInt8], name: String, limitBytes: Int) throws(IngestError) -> [UInt8] {
    do {
      return try gunzip(raw, limits: UnpackLimits(maximumBytes: limitBytes), paddingBytes: JSONCursor.padding)
    } catch {
      switch error {
      case .tooLarge(let limit): throw .fileTooLarge(file: name, limitBytes: limit)
      case .ratioTooHigh(let limit): throw .packedTooTightly(file: name, limitRatio: limit)
      case .notGzip, .damaged: throw .fileDamaged(file: name, detail: "gzip")
      case .outOfMemory: throw .fileTooLarge(file: name, limitBytes: limitBytes)
      }
    }
  }
}

/// Largest file that is read, packed or unpacked.
public let largestFileBytes = 4 << 30

/// The name of a file without its folder.
public func fileName(of path: String) -> String {
  path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}

private func readPadded(_ path: String, name: String, limitBytes: Int) throws(IngestError) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw openError(name) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw .fileUnreadable(file: name, code: errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .fileMissing(file: name) }
  let size = Int(status.st_size)
  guard size <= limitBytes else { throw .fileTooLarge(file: name, limitBytes: limitBytes) }
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: size + JSONCursor.padding) { buffer, count in
    guard let base = buffer.baseAddress else { return }
    var done = 0
    while done < size {
      let got = read(file, base + done, size - done)
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = errno }
      guard got > 0 else { break }
      done += got
    }
    memset(base + done, 0, JSONCursor.padding)
    count = done + JSONCursor.padding
  }
  guard failure == 0 else { throw .fileUnreadable(file: name, code: failure) }
  return bytes
}

private func openError(_ name: String) -> IngestError {
  errno == ENOENT || errno == ENOTDIR ? .fileMissing(file: name) : .fileUnreadable(file: name, code: errno)
}
