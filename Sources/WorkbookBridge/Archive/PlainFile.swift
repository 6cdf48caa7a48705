import Glibc

/// A plain file that may be read, by its first bytes.
struct PlainFile {
  let head: [UInt8]

  init(path: String) throws(WorkbookError) {
    guard !path.utf8.contains(0) else { throw .missing }
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .missing }
    head = [UInt8](unsafeUninitializedCapacity: 8) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
  }

  var isZip: Bool { head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) }
  var isCompoundFile: Bool { head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) }
}
