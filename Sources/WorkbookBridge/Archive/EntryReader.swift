import CZip

/// The bytes of one entry, unpacked piece by piece.
struct EntryReader: ~Copyable {
  private let file: OpaquePointer
  private let allowed: Int
  private let limits: WorkbookLimits
  private var done = 0

  /// - Parameter key: Entry key; without such an entry the archive is no whole workbook.
  init(_ archive: borrowing ZipArchive, key: String) throws(WorkbookError) {
    guard let entry = archive.entries[key] else { throw .damaged(detail: "part missing") }
    guard let file = zip_fopen_index(archive.handle, entry.index, 0) else {
      throw .damaged(detail: "part can't be unpacked")
    }
    self.file = file
    limits = archive.limits
    allowed = min(allowance(entry, limits), limits.unpackedBytes)
  }

  deinit { zip_fclose(file) }

  /// Reads up to `count` bytes into `buffer`; 0 at the end, where the checksum has been compared.
  mutating func read(_ buffer: UnsafeMutableRawPointer, _ count: Int) throws(WorkbookError) -> Int {
    let got = Int(zip_fread(file, buffer, UInt64(count)))
    guard got >= 0 else { throw .damaged(detail: "part cut off or with a wrong checksum") }
    done += got
    guard done <= allowed else {
      throw allowed < limits.unpackedBytes
        ? .packedTooTightly(limitRatio: limits.ratio) : .tooLarge(limitBytes: limits.unpackedBytes)
    }
    return got
  }
}
