import DeflateBridge

/// The files of a zip archive held in memory (APPNOTE 6.3.10 sections 4.3.7, 4.3.12, 4.3.16): stored and deflated ones.
struct ZipDirectory {
  struct Entry {
    var name: String
    fileprivate var flags: Int
    fileprivate var method: Int
    fileprivate var crc: [UInt8]
    fileprivate var packedCount: Int
    fileprivate var count: Int
    fileprivate var headerOffset: Int
  }

  /// Files in the order of the archive, without folders and what systems add for themselves.
  private(set) var entries: [Entry] = []
  private let bytes: [UInt8]
  private let count: Int
  private let file: String

  /// Entries of an archive; a Shapefile has seven files.
  private static let mostEntries = 20_000

  /// - Throws: `IngestError` for an archive that is damaged or has a name that leaves its folder.
  init(_ content: FileBytes) throws(IngestError) {
    bytes = content.bytes
    count = content.count
    file = content.name
    let end = try directoryEnd()
    let total = number(end + 10, 2)
    var at = number(end + 16, 4)
    guard total <= ZipDirectory.mostEntries else { throw .fileDamaged(file: file, detail: "zip: > 20000") }
    for _ in 0..<total {
      guard at + 46 <= count, number(at, 4) == 0x0201_4B50 else { throw .fileDamaged(file: file, detail: "zip") }
      let length = number(at + 28, 2)
      guard at + 46 + length <= count else { throw .fileDamaged(file: file, detail: "zip") }
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + length)], as: UTF8.self)
      try add(name, at)
      at += 46 + length + number(at + 30, 2) + number(at + 32, 2)
    }
  }

  private mutating func add(_ name: String, _ at: Int) throws(IngestError) {
    let slashed = String(name.map { $0 == "\\" ? "/" : $0 })
    let parts = slashed.split(separator: "/", omittingEmptySubsequences: false)
    guard !slashed.hasPrefix("/"), !slashed.contains(":"), !parts.contains(".."), !slashed.utf8.contains(0) else {
      throw .unsafeEntry(file: file, entry: name)
    }
    guard let last = parts.last, !last.isEmpty, !last.hasPrefix("."), parts.first != "__MACOSX" else { return }
    entries.append(
      Entry(
        name: slashed, flags: number(at + 8, 2), method: number(at + 10, 2), crc: Array(bytes[(at + 16)..<(at + 20)]),
        packedCount: number(at + 20, 4), count: number(at + 24, 4), headerOffset: number(at + 42, 4)))
  }

  /// The end record: within the last 65,557 bytes.
  private func directoryEnd() throws(IngestError) -> Int {
    var at = count - 22
    let lowest = max(0, count - 65_557)
    while at >= lowest {
      if number(at, 4) == 0x0605_4B50 { return at }
      at -= 1
    }
    throw .fileDamaged(file: file, detail: "zip")
  }

  /// A little-endian number; the caller has made sure that it lies in the file or its padding.
  private func number(_ at: Int, _ length: Int) -> Int {
    guard at >= 0, at + length <= bytes.count else { return 0 }
    return (0..<length).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
  }

  /// Unpacked content, checked against its checksum.
  func content(of entry: Entry, limitBytes: Int) throws(IngestError) -> [UInt8] {
    guard entry.flags & 1 == 0 else { throw .fileEncrypted(file: file) }
    guard entry.count <= limitBytes else { throw .fileTooLarge(file: file, limitBytes: limitBytes) }
    let header = entry.headerOffset
    guard header + 30 <= count, number(header, 4) == 0x0403_4B50 else { throw damaged(entry) }
    let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
    guard start + entry.packedCount <= count else { throw damaged(entry) }
    let packed = bytes[start..<(start + entry.packedCount)]
    switch entry.method {
    case 0:
      let plain = Array(packed)
      guard plain.count == entry.count, checksum(plain) == entry.crc else { throw damaged(entry) }
      return plain
    case 8: return try inflated(packed, entry, limitBytes: limitBytes)
    default: throw .fileDamaged(file: file, detail: "zip, \(entry.method): \(entry.name.prefix(60))")
    }
  }

  /// Deflated bytes between the header and the trailer of a gzip file are one.
  private func inflated(
    _ packed: ArraySlice<UInt8>, _ entry: Entry, limitBytes: Int
  ) throws(IngestError) -> [UInt8] {
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    let size = (0..<4).map { UInt8(truncatingIfNeeded: entry.count >> (8 * $0)) }
    do {
      return try gunzip(header + packed + entry.crc + size, limits: UnpackLimits(maximumBytes: limitBytes))
    } catch {
      switch error {
      case .tooLarge(let limit): throw .fileTooLarge(file: file, limitBytes: limit)
      case .ratioTooHigh(let limit): throw .packedTooTightly(file: file, limitRatio: limit)
      case .outOfMemory: throw .fileTooLarge(file: file, limitBytes: limitBytes)
      case .notGzip, .damaged: throw damaged(entry)
      }
    }
  }

  private func damaged(_ entry: Entry) -> IngestError {
    .fileDamaged(file: file, detail: "zip: \(entry.name.prefix(60))")
  }
}

private func checksum(_ bytes: [UInt8]) -> [UInt8] {
  let crc = crc32(bytes)
  return (0..<4).map { UInt8(truncatingIfNeeded: crc >> (8 * $0)) }
}
