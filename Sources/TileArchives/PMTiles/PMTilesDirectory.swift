/// An entry of a directory: a run of tiles with one content, or (run 0) a leaf directory.
struct DirectoryEntry: Equatable {
  var id: UInt64
  var offset: UInt64
  var length: UInt32
  var run: UInt32

  /// The number behind the last tile; saturates.
  var end: UInt64 {
    let (end, overflow) = id.addingReportingOverflow(UInt64(run))
    return overflow ? .max : end
  }
}

/// The columns of a directory before compression (PMTiles 3, "Directory Serialization").
func directoryBytes(_ entries: ArraySlice<DirectoryEntry>) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(entries.count * 6)
  appendVarint(UInt64(entries.count), to: &out)
  var last: UInt64 = 0
  for entry in entries {
    appendVarint(entry.id - last, to: &out)
    last = entry.id
  }
  for entry in entries { appendVarint(UInt64(entry.run), to: &out) }
  for entry in entries { appendVarint(UInt64(entry.length), to: &out) }
  var follows: UInt64?
  for entry in entries {
    appendVarint(entry.offset == follows ? 0 : entry.offset + 1, to: &out)
    follows = entry.offset + UInt64(entry.length)
  }
  return out
}

/// Reads the columns of an unpacked directory, strictly.
struct DirectoryParser {
  private var reader: VarintReader
  private var entries: [DirectoryEntry] = []

  /// The entries, ascending and without overlap.
  static func parse(_ bytes: [UInt8]) throws(ArchiveFault) -> [DirectoryEntry] {
    var parser = DirectoryParser(reader: VarintReader(bytes))
    try parser.readCount(bytes.count)
    try parser.readIDs()
    try parser.readRuns()
    try parser.readLengths()
    try parser.readOffsets()
    guard parser.reader.left == 0 else { throw .trailingBytes(parser.reader.left) }
    return parser.entries
  }

  private init(reader: VarintReader) { self.reader = reader }

  private mutating func next() throws(ArchiveFault) -> UInt64 {
    guard let value = reader.next() else { throw .varint }
    return value
  }

  /// Every entry takes four bytes at least, which bounds what a count can make us allocate.
  private mutating func readCount(_ size: Int) throws(ArchiveFault) {
    let count = try next()
    guard count > 0, count <= UInt64(size / 4) else { throw .entryCount(count) }
    entries = Array(repeating: DirectoryEntry(id: 0, offset: 0, length: 0, run: 0), count: Int(count))
  }

  private mutating func readIDs() throws(ArchiveFault) {
    var id: UInt64 = 0
    for index in entries.indices {
      let step = try next()
      let (sum, overflow) = id.addingReportingOverflow(step)
      guard !overflow, step > 0 || index == 0 else { throw .entryOrder(index: index) }
      id = sum
      entries[index].id = id
    }
  }

  private mutating func readRuns() throws(ArchiveFault) {
    for index in entries.indices {
      guard let run = UInt32(exactly: try next()) else { throw .entryLength(index: index) }
      entries[index].run = run
      if index > 0, entries[index - 1].end > entries[index].id { throw .entryOrder(index: index) }
    }
  }

  private mutating func readLengths() throws(ArchiveFault) {
    for index in entries.indices {
      guard let length = UInt32(exactly: try next()), length > 0 else { throw .entryLength(index: index) }
      entries[index].length = length
    }
  }

  private mutating func readOffsets() throws(ArchiveFault) {
    var follows: UInt64?
    for index in entries.indices {
      let stored = try next()
      guard let offset = stored == 0 ? follows : stored - 1 else { throw .entryLength(index: index) }
      let (end, overflow) = offset.addingReportingOverflow(UInt64(entries[index].length))
      guard !overflow else { throw .entryLength(index: index) }
      entries[index].offset = offset
      follows = end
    }
  }
}
