import Glibc

/// What is in a compound file (OLE, [MS-CFB]): the container of workbooks before 2007 and of encrypted ones since.
public struct CompoundFile: Sendable, Equatable {
  /// A stream `Workbook` or `Book`: an XLS workbook.
  public private(set) var isWorkbook = false
  /// A workbook or document protected by a password: a stream `EncryptedPackage` ([MS-OFFCRYPTO] 1.3), or an XLS
  /// workbook with a FILEPASS record ([MS-XLS] 2.4.117).
  public private(set) var isEncrypted = false

  /// Directory sectors that are followed; more entries than any workbook has.
  private static let mostSectors = 256

  /// Reads the directory; what can't be read has neither.
  public init(path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return }
    defer { close(file) }
    let header = bytes(file, at: 0, count: 512)
    let shift = number(header, at: 30, bytes: 2)
    guard header.count == 512, shift == 9 || shift == 12 else { return }
    let sectors = Sectors(file: file, header: header, size: 1 << shift)
    var sector = number(header, at: 48, bytes: 4)
    for _ in 0..<CompoundFile.mostSectors {
      guard let content = sectors.content(sector) else { return }
      for entry in stride(from: 0, to: content.count - 127, by: 128) { note(content, at: entry, sectors) }
      guard let next = sectors.next(sector) else { return }
      sector = next
    }
  }

  private mutating func note(_ content: [UInt8], at entry: Int, _ sectors: Sectors) {
    let length = min(64, number(content, at: entry + 64, bytes: 2))
    let name = stride(from: 0, to: max(0, length - 2), by: 2).map { content[entry + $0] }
    switch String(decoding: name, as: UTF8.self) {
    case "EncryptedPackage": isEncrypted = true
    case "Workbook", "Book":
      isWorkbook = true
      let start = number(content, at: entry + 116, bytes: 4)
      if let records = sectors.content(start), hasFilePass(records) { isEncrypted = true }
    default: break
    }
  }

  /// FILEPASS stands right after the first records of the stream.
  private func hasFilePass(_ records: [UInt8]) -> Bool {
    var at = 0
    while at + 4 <= records.count {
      let kind = number(records, at: at, bytes: 2)
      if kind == 0x2F { return true }
      guard kind != 0x85, kind != 0x0A else { return false }
      at += 4 + number(records, at: at + 2, bytes: 2)
    }
    return false
  }
}

/// Sectors of a compound file and the table that chains them.
private struct Sectors {
  let file: Int32
  let header: [UInt8]
  let size: Int

  func content(_ sector: Int) -> [UInt8]? {
    guard sector < 0xFFFF_FFFA else { return nil }
    let content = bytes(file, at: (sector + 1) * size, count: size)
    return content.count == size ? content : nil
  }

  /// By the allocation table; its first 109 sectors are listed in the header, which is enough for 7 MB and for any
  /// file whose directory stands near its start.
  func next(_ sector: Int) -> Int? {
    let table = sector / (size / 4)
    guard table < 109, let content = content(number(header, at: 76 + 4 * table, bytes: 4)) else { return nil }
    let next = number(content, at: 4 * (sector % (size / 4)), bytes: 4)
    return next < 0xFFFF_FFFA ? next : nil
  }
}

private func bytes(_ file: Int32, at offset: Int, count: Int) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: count) { buffer, got in
    got = max(0, pread(file, buffer.baseAddress, count, offset))
  }
}

/// Little-endian; 0 beyond the end.
private func number(_ bytes: [UInt8], at offset: Int, bytes count: Int) -> Int {
  guard offset >= 0, offset + count <= bytes.count else { return 0 }
  return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
}
