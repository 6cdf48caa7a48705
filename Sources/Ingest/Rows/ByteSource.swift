import Glibc

/// The bytes of a table as pieces: of a plain file read piece by piece, of a gzip file unpacked whole.
final class ByteSource {
  static let pieceBytes = 1 << 18

  let name: String
  private let file: Int32
  private let unpacked: FileBytes?
  private var at = 0

  init(path: String) throws(IngestError) {
    name = fileName(of: path)
    if try fileHead(path).starts(with: [0x1F, 0x8B]) {
      unpacked = try FileBytes(path: path, limitBytes: RowLimits.unpackedBytes)
      file = -1
      return
    }
    unpacked = nil
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .fileUnreadable(file: name, code: errno) }
  }

  deinit { if file >= 0 { close(file) } }

  /// Goes back to the first byte.
  func rewind() {
    at = 0
    if file >= 0 { lseek(file, 0, SEEK_SET) }
  }

  /// The next piece; empty at the end.
  func next() throws(IngestError) -> [UInt8] {
    if let unpacked {
      let end = min(unpacked.count, at + ByteSource.pieceBytes)
      defer { at = end }
      return Array(unpacked.bytes[at..<end])
    }
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: ByteSource.pieceBytes) { buffer, count in
      var got = read(file, buffer.baseAddress, ByteSource.pieceBytes)
      while got < 0, errno == EINTR { got = read(file, buffer.baseAddress, ByteSource.pieceBytes) }
      if got < 0 { failure = errno }
      count = max(0, got)
    }
    guard failure == 0 else { throw .fileUnreadable(file: name, code: failure) }
    return piece
  }
}
