import CZip

/// A zip archive open for reading, its directory checked. Nothing is ever unpacked to a file.
struct ZipArchive: ~Copyable {
  /// An entry of the directory.
  struct Entry {
    var index: UInt64
    var size: Int
    var packedSize: Int
  }

  let handle: OpaquePointer
  let limits: WorkbookLimits
  /// By entry key.
  let entries: [String: Entry]

  init(path: String, limits: WorkbookLimits) throws(WorkbookError) {
    let file = try PlainFile(path: path)
    if file.isCompoundFile {
      throw CompoundFile(path: path).isEncrypted ? .encrypted : .notWorkbook(.compoundFile)
    }
    guard file.isZip else { throw .notWorkbook(.notPacked) }
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw .damaged(detail: zipMessage(code)) }
    do throws(WorkbookError) {
      entries = try directory(of: handle, limits)
    } catch {
      zip_discard(handle)
      throw error
    }
    self.handle = handle
    self.limits = limits
  }

  deinit { zip_discard(handle) }

  /// What an archive without a workbook is, by the names of its entries.
  var otherContent: OtherContent {
    if entries["word/document.xml"] != nil { return .wordProcessing }
    if entries["ppt/presentation.xml"] != nil { return .presentation }
    if entries["xl/workbook.bin"] != nil { return .binaryWorkbook }
    let isMap = entries.keys.contains { $0.hasSuffix(".shp") || $0.hasSuffix(".kml") }
    return isMap ? .mapArchive : .otherArchive
  }
}

/// All entries by their keys, with names, sizes and packing checked.
private func directory(
  of handle: OpaquePointer, _ limits: WorkbookLimits
) throws(WorkbookError) -> [String: ZipArchive.Entry] {
  let count = zip_get_num_entries(handle, 0)
  guard count <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
  var entries: [String: ZipArchive.Entry] = [:]
  var total = 0
  for index in 0..<UInt64(max(0, count)) {
    var status = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &status) == 0, let name = status.name.map({ String(cString: $0) }) else {
      throw .damaged(detail: "directory")
    }
    guard let key = entryKey(name) else { throw .unsafeEntry(name: name) }
    if status.encryption_method != UInt16(ZIP_EM_NONE) { throw .encrypted }
    let entry = ZipArchive.Entry(
      index: index, size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size))
    try check(entry, total: &total, limits)
    guard !name.hasSuffix("/") else { continue }
    guard entries.updateValue(entry, forKey: key) == nil else { throw .damaged(detail: "an entry twice") }
  }
  return entries
}

private func check(_ entry: ZipArchive.Entry, total: inout Int, _ limits: WorkbookLimits) throws(WorkbookError) {
  let (sum, overflow) = total.addingReportingOverflow(entry.size)
  guard !overflow, sum <= limits.unpackedBytes else { throw .tooLarge(limitBytes: limits.unpackedBytes) }
  total = sum
  guard entry.size <= allowance(entry, limits) else { throw .packedTooTightly(limitRatio: limits.ratio) }
}

/// Most bytes that an entry may unpack to by its packed size.
func allowance(_ entry: ZipArchive.Entry, _ limits: WorkbookLimits) -> Int {
  let (product, overflow) = entry.packedSize.multipliedReportingOverflow(by: limits.ratio)
  return max(limits.ratioFreeBytes, overflow ? Int.max : product)
}

func zipMessage(_ code: Int32) -> String {
  var error = zip_error_t()
  zip_error_init_with_code(&error, code)
  defer { zip_error_fini(&error) }
  return zip_error_strerror(&error).map { String(cString: $0) } ?? "zip \(code)"
}
