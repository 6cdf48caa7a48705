/// The 127 bytes at the start of a PMTiles 3 file, in the order of the bytes.
struct PMTilesHeader: Equatable {
  static let byteCount = 127
  /// Header and root directory together stay below this.
  static let rootLimit = 16_384
  static let magic = Array("PMTiles".utf8)

  struct Section: Equatable {
    var offset: UInt64 = 0
    var length: UInt64 = 0
  }

  var root = Section()
  var metadata = Section()
  var leaves = Section()
  var tileData = Section()
  var addressed: UInt64 = 0
  var entries: UInt64 = 0
  var contents: UInt64 = 0
  var clustered: UInt8 = 1
  var internalCompression: UInt8 = 2
  var tileCompression: UInt8 = 2
  var tileType: UInt8 = 1
  var minZoom: UInt8 = 0
  var maxZoom: UInt8 = 0
  /// Degrees times 10,000,000: west, south, east, north.
  var boundsE7: [Int32] = [0, 0, 0, 0]
  var centerZoom: UInt8 = 0
  var centerE7: [Int32] = [0, 0]

  var bytes: [UInt8] {
    var out = PMTilesHeader.magic + [3]
    for section in [root, metadata, leaves, tileData] {
      append(section.offset, to: &out)
      append(section.length, to: &out)
    }
    for count in [addressed, entries, contents] { append(count, to: &out) }
    out += [clustered, internalCompression, tileCompression, tileType, minZoom, maxZoom]
    for value in boundsE7 { append(UInt32(bitPattern: value), to: &out) }
    out.append(centerZoom)
    for value in centerE7 { append(UInt32(bitPattern: value), to: &out) }
    return out
  }

  private func append<Word: FixedWidthInteger>(_ value: Word, to out: inout [UInt8]) {
    for byte in 0..<(Word.bitWidth / 8) { out.append(UInt8(truncatingIfNeeded: value >> Word(byte * 8))) }
  }
}

extension PMTilesHeader {
  /// Reads the header and checks that every section lies inside the file.
  ///
  /// - Throws: `damaged` with `truncated`, `magic`, `version`, `section`, `compression`, `tileType`.
  init(_ file: ReadFile) throws(TileArchiveError) {
    let head = try file.bytes(at: 0, count: min(file.size, PMTilesHeader.byteCount))
    guard head.starts(with: PMTilesHeader.magic) else { throw .damaged(path: file.path, offset: 0, .magic) }
    guard head.count == PMTilesHeader.byteCount else {
      throw .damaged(path: file.path, offset: 0, .truncated(needed: PMTilesHeader.byteCount, found: head.count))
    }
    guard head[7] == 3 else { throw .damaged(path: file.path, offset: 7, .version(found: Int(head[7]))) }
    self.init(fields: head)
    try checkSections(file)
    try checkKinds(file.path)
  }

  private init(fields head: [UInt8]) {
    func word(_ at: Int, _ width: Int) -> UInt64 {
      (0..<width).reduce(0) { $0 | UInt64(head[at + $1]) << UInt64(8 * $1) }
    }
    func degrees(_ at: Int) -> Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: word(at, 4))) }
    func section(_ at: Int) -> Section { Section(offset: word(at, 8), length: word(at + 8, 8)) }
    root = section(8)
    metadata = section(24)
    leaves = section(40)
    tileData = section(56)
    addressed = word(72, 8)
    entries = word(80, 8)
    contents = word(88, 8)
    clustered = head[96]
    internalCompression = head[97]
    tileCompression = head[98]
    tileType = head[99]
    minZoom = head[100]
    maxZoom = head[101]
    boundsE7 = [102, 106, 110, 114].map(degrees)
    centerZoom = head[118]
    centerE7 = [119, 123].map(degrees)
  }

  /// The sections with the position of their offset in the header.
  var sections: [(name: ArchiveSection, section: Section, at: Int)] {
    [
      (.rootDirectory, root, 8), (.metadata, metadata, 24), (.leafDirectories, leaves, 40), (.tileData, tileData, 56),
    ]
  }

  private func checkSections(_ file: ReadFile) throws(TileArchiveError) {
    for (name, section, at) in sections {
      let (end, overflow) = section.offset.addingReportingOverflow(section.length)
      guard !overflow, end <= UInt64(file.size), section.length == 0 || section.offset >= PMTilesHeader.byteCount else {
        throw .damaged(path: file.path, offset: at, .section(name, length: section.length))
      }
    }
    let rootEnd = root.offset + root.length
    guard root.length > 0, rootEnd <= PMTilesHeader.rootLimit else {
      throw .damaged(path: file.path, offset: 8, .section(.rootDirectory, length: root.length))
    }
  }

  private func checkKinds(_ path: String) throws(TileArchiveError) {
    for (value, at) in [(internalCompression, 97), (tileCompression, 98)] where !(1...2).contains(value) {
      throw .damaged(path: path, offset: at, .compression(found: Int(value)))
    }
    guard (1...2).contains(tileType) else {
      throw .damaged(path: path, offset: 99, .tileType(found: Int(tileType)))
    }
    for (zoom, at) in [(minZoom, 100), (maxZoom, 101)] where zoom > 22 || minZoom > maxZoom {
      throw .damaged(path: path, offset: at, .metadata(field: "zoom"))
    }
  }
}
