internal import DeflateBridge
internal import Geometry
public import Tiles

/// Reads a PMTiles 3 archive. The whole directory is read and checked when it is opened.
public final class PMTilesSource: TileSource {
  public let path: String
  public let container = TileContainer.pmtiles
  public let metadata: TileSetMetadata
  public let limits: TileReadLimits
  let header: PMTilesHeader
  let directory: [DirectoryEntry]
  let file: ReadFile

  /// - Throws: `notFound`, `notTiles`, `damaged`, `tooLarge`, `cannotRead`.
  public init(path: String, limits: TileReadLimits = TileReadLimits()) throws(TileArchiveError) {
    self.path = path
    self.limits = limits
    file = try ReadFile(path: path)
    header = try PMTilesHeader(file)
    let blocks = PMTilesBlocks(file: file, header: header, limits: limits)
    metadata = try TileSetMetadata(header, try blocks.metadata(), path: path)
    var walk = DirectoryWalk(blocks)
    try walk.read(section: header.root, ids: 0...UInt64.max, depth: 0)
    directory = walk.entries
  }

  /// Nil for counts that the header gives as 0, "unknown".
  public var statedCounts: TileCounts? {
    guard header.addressed > 0, header.entries > 0, header.contents > 0 else { return nil }
    return TileCounts(
      addressed: Int(clamping: header.addressed), entries: Int(clamping: header.entries),
      contents: Int(clamping: header.contents))
  }

  public func entries() throws(TileArchiveError) -> [TileEntry] {
    var tiles: [TileEntry] = []
    tiles.reserveCapacity(directory.reduce(0) { $0 + Int($1.run) })
    for entry in directory {
      for id in entry.id..<entry.end {
        if let tile = HilbertID.tile(id) { tiles.append(TileEntry(tile: tile, content: entry.offset)) }
      }
    }
    return tiles.sorted { $0.tile < $1.tile }
  }

  public func stored(_ tile: TileID) throws(TileArchiveError) -> [UInt8]? {
    guard let id = HilbertID.id(of: tile), let entry = entry(of: id) else { return nil }
    return try file.bytes(at: Int(header.tileData.offset + entry.offset), count: Int(entry.length))
  }

  /// The last entry that starts at or before the number, when its run reaches it.
  private func entry(of id: UInt64) -> DirectoryEntry? {
    var low = 0
    var high = directory.count
    while low < high {
      let middle = (low + high) / 2
      if directory[middle].id <= id { low = middle + 1 } else { high = middle }
    }
    guard low > 0, id < directory[low - 1].end else { return nil }
    return directory[low - 1]
  }
}

/// Reads and unpacks blocks of one archive.
struct PMTilesBlocks {
  let file: ReadFile
  let header: PMTilesHeader
  let limits: TileReadLimits

  func metadata() throws(TileArchiveError) -> [UInt8] {
    guard header.metadata.length <= UInt64(limits.metadataBytes) else {
      throw .tooLarge(path: file.path, .metadataBytes(limits.metadataBytes))
    }
    return try unpacked(header.metadata, limit: limits.metadataBytes)
  }

  func unpacked(_ section: PMTilesHeader.Section, limit: Int) throws(TileArchiveError) -> [UInt8] {
    let bytes = try file.bytes(at: Int(section.offset), count: Int(section.length))
    guard header.internalCompression == 2 else { return bytes }
    do {
      return try gunzip(bytes, limits: UnpackLimits(maximumBytes: limit))
    } catch {
      throw .damaged(path: file.path, offset: Int(section.offset), .gzip(error))
    }
  }
}

/// Collects the tile entries of root and leaf directories, in order. Leaves nest at most three deep and each must lie
/// between its own entry and the next one, so that neither a cycle nor a leaf named twice is ever followed.
struct DirectoryWalk {
  private let blocks: PMTilesBlocks
  private(set) var entries: [DirectoryEntry] = []
  private var tiles = 0
  private var unpackedBytes = 0

  static let deepest = 3

  init(_ blocks: PMTilesBlocks) { self.blocks = blocks }

  mutating func read(
    section: PMTilesHeader.Section, ids: ClosedRange<UInt64>, depth: Int
  ) throws(TileArchiveError) {
    guard depth <= DirectoryWalk.deepest else {
      throw fault(section, .directoryDepth(limit: DirectoryWalk.deepest))
    }
    let bytes = try blocks.unpacked(section, limit: blocks.limits.directoryBytes)
    unpackedBytes += bytes.count
    guard unpackedBytes <= blocks.limits.directoryBytes else {
      throw .tooLarge(path: blocks.file.path, .directoryBytes(blocks.limits.directoryBytes))
    }
    let found: [DirectoryEntry]
    do { found = try DirectoryParser.parse(bytes) } catch { throw fault(section, error) }
    guard let first = found.first, depth == 0 || first.id == ids.lowerBound else {
      throw fault(section, .leafRange(firstID: found.first?.id ?? 0))
    }
    for index in found.indices {
      guard found[index].id <= ids.upperBound else { throw fault(section, .entryOrder(index: index)) }
      let next = index + 1 < found.count ? min(found[index + 1].id - 1, ids.upperBound) : ids.upperBound
      try take(found[index], index, ids: found[index].id...next, in: section, depth: depth)
    }
  }

  private mutating func take(
    _ entry: DirectoryEntry, _ index: Int, ids: ClosedRange<UInt64>, in section: PMTilesHeader.Section, depth: Int
  ) throws(TileArchiveError) {
    if entry.run == 0 { return try follow(entry, index, ids: ids, in: section, depth: depth) }
    guard entry.offset + UInt64(entry.length) <= blocks.header.tileData.length else {
      throw fault(section, .entryLength(index: index))
    }
    guard entry.end - 1 <= ids.upperBound else { throw fault(section, .entryOrder(index: index)) }
    guard let zoom = HilbertID.zoom(of: entry.end - 1), zoom <= 22 else {
      throw fault(section, .entryZoom(index: index))
    }
    guard entry.length <= UInt32(clamping: blocks.limits.tileBytes) else {
      throw .tooLarge(path: blocks.file.path, .tileBytes(blocks.limits.tileBytes))
    }
    tiles += Int(entry.run)
    guard tiles <= blocks.limits.tiles else { throw .tooLarge(path: blocks.file.path, .tiles(blocks.limits.tiles)) }
    entries.append(entry)
  }

  private mutating func follow(
    _ entry: DirectoryEntry, _ index: Int, ids: ClosedRange<UInt64>, in section: PMTilesHeader.Section, depth: Int
  ) throws(TileArchiveError) {
    let leaves = blocks.header.leaves
    guard entry.offset + UInt64(entry.length) <= leaves.length else { throw fault(section, .entryLength(index: index)) }
    let leaf = PMTilesHeader.Section(offset: leaves.offset + entry.offset, length: UInt64(entry.length))
    try read(section: leaf, ids: ids, depth: depth + 1)
  }

  private func fault(_ section: PMTilesHeader.Section, _ fault: ArchiveFault) -> TileArchiveError {
    .damaged(path: blocks.file.path, offset: Int(section.offset), fault)
  }
}

extension TileSetMetadata {
  /// Header and JSON together.
  init(_ header: PMTilesHeader, _ json: [UInt8], path: String) throws(TileArchiveError) {
    do {
      let reader = try MetadataReader(json.isEmpty ? Array("{}".utf8) : json)
      let degrees = header.boundsE7.map { Double($0) / 1e7 }
      try self.init(
        reader, content: header.tileType == 1 ? .mvt : .png, zooms: Int(header.minZoom)...Int(header.maxZoom),
        bounds: BoundingBox(minX: degrees[0], minY: degrees[1], maxX: degrees[2], maxY: degrees[3]))
    } catch {
      throw .damaged(path: path, offset: Int(header.metadata.offset), error)
    }
    center = LonLat(longitude: Double(header.centerE7[0]) / 1e7, latitude: Double(header.centerE7[1]) / 1e7)
    centerZoom = Int(header.centerZoom)
  }

  /// The fields that all formats keep in JSON.
  init(
    _ reader: MetadataReader, content: Content, zooms: ClosedRange<Int>, bounds: BoundingBox
  ) throws(ArchiveFault) {
    self.init(
      name: try reader.text("name"), content: content, zooms: zooms, bounds: bounds,
      description: try reader.text("description"), version: try reader.text("version"),
      attribution: try reader.text("attribution"), role: Role(rawValue: try reader.text("type")) ?? .overlay,
      tilePixels: try reader.whole("tilesize") ?? (content == .mvt ? 256 : 0),
      vectorLayers: try reader.vectorLayers(zooms: zooms))
  }
}
