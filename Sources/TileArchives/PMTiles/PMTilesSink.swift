public import Tiles

/// Writes a PMTiles 3 archive (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): clustered (contents in
/// Hilbert order), equal contents once, runs of equal tiles as one entry, directories and metadata gzipped, leaf
/// directories as soon as the root would pass 16 KB.
public final class PMTilesSink: TileSink {
  public let path: String
  private var spool: TileSpool?

  /// Prepares the drafts beside `path`; what a killed run left there is written over.
  ///
  /// - Throws: `busy`, `cannotWrite`.
  public init(path: String) throws(TileArchiveError) {
    self.path = SystemPath.trimmed(path)
    spool = try TileSpool(target: self.path)
    SystemPath.remove(SystemPath.draft(of: self.path))
  }

  deinit { discard() }

  public func add(_ bytes: [UInt8], at tile: TileID) throws(TileArchiveError) {
    guard let spool else { throw .sinkClosed(path: path) }
    try spool.add(bytes, at: tile)
  }

  @discardableResult
  public func finish(_ metadata: TileSetMetadata) throws(TileArchiveError) -> TileCounts {
    guard let spool else { throw .sinkClosed(path: path) }
    defer { discard() }
    let zooms = try spool.checkedZooms(metadata)
    let layout = PMTilesLayout(try spool.sorted { HilbertID.id(of: $0) ?? 0 }, contents: spool.contents)
    let packer = try TilePacker()
    let directories = try PMTilesDirectories(layout.entries, packer)
    let json = try packer.gzipped(metadata.pmtilesJSON.bytes)
    let header = PMTilesHeader(metadata, zooms, layout, directories, metadataLength: json.count)
    let draft = try DraftFile(target: path)
    for part in [header.bytes, directories.root, json, directories.leaves] { try draft.write(part) }
    for content in layout.order { try draft.write(try spool.bytes(of: content)) }
    try draft.commit()
    return layout.counts
  }

  public func discard() {
    spool?.discard()
    spool = nil
  }
}

/// Entries and the order of the contents.
struct PMTilesLayout {
  private(set) var entries: [DirectoryEntry] = []
  /// Contents in the order of the file.
  private(set) var order: [Int] = []
  private(set) var counts = TileCounts(addressed: 0, entries: 0, contents: 0)
  private(set) var dataLength: UInt64 = 0

  init(_ tiles: [(tile: TileID, key: UInt64, content: Int)], contents: [TileSpool.Content]) {
    var offsets = [UInt64?](repeating: nil, count: contents.count)
    var last = -1
    for tile in tiles {
      if tile.content == last, let entry = entries.last, entry.end == tile.key {
        entries[entries.count - 1].run += 1
        continue
      }
      last = tile.content
      let length = contents[tile.content].length
      let offset = offsets[tile.content] ?? dataLength
      if offsets[tile.content] == nil {
        offsets[tile.content] = offset
        order.append(tile.content)
        dataLength += UInt64(length)
      }
      entries.append(DirectoryEntry(id: tile.key, offset: offset, length: UInt32(length), run: 1))
    }
    counts = TileCounts(addressed: tiles.count, entries: entries.count, contents: order.count)
  }
}

/// The packed root directory and leaf directories.
struct PMTilesDirectories {
  private(set) var root: [UInt8]
  private(set) var leaves: [UInt8] = []

  /// The root alone when it fits; else leaves of 4,096 entries, or more until the root fits.
  init(_ entries: [DirectoryEntry], _ packer: TilePacker) throws(TileArchiveError) {
    let room = PMTilesHeader.rootLimit - PMTilesHeader.byteCount
    root = entries.count <= room ? try packer.gzipped(directoryBytes(entries[...])) : []
    if !root.isEmpty, root.count < room { return }
    var leafSize = 4096
    repeat {
      try cut(entries, leafSize, packer)
      leafSize += leafSize / 4
    } while root.count >= room
  }

  private mutating func cut(
    _ entries: [DirectoryEntry], _ leafSize: Int, _ packer: TilePacker
  ) throws(TileArchiveError) {
    leaves = []
    var rootEntries: [DirectoryEntry] = []
    for start in stride(from: 0, to: entries.count, by: leafSize) {
      let leaf = try packer.gzipped(directoryBytes(entries[start..<min(start + leafSize, entries.count)]))
      rootEntries.append(
        DirectoryEntry(id: entries[start].id, offset: UInt64(leaves.count), length: UInt32(leaf.count), run: 0))
      leaves += leaf
    }
    root = try packer.gzipped(directoryBytes(rootEntries[...]))
  }
}

extension PMTilesHeader {
  init(
    _ metadata: TileSetMetadata, _ zooms: ClosedRange<Int>, _ layout: PMTilesLayout, _ directories: PMTilesDirectories,
    metadataLength: Int
  ) {
    root = Section(offset: UInt64(PMTilesHeader.byteCount), length: UInt64(directories.root.count))
    self.metadata = Section(offset: root.offset + root.length, length: UInt64(metadataLength))
    leaves = Section(offset: self.metadata.offset + self.metadata.length, length: UInt64(directories.leaves.count))
    tileData = Section(offset: leaves.offset + leaves.length, length: layout.dataLength)
    addressed = UInt64(layout.counts.addressed)
    entries = UInt64(layout.counts.entries)
    contents = UInt64(layout.counts.contents)
    tileCompression = metadata.content == .mvt ? 2 : 1
    tileType = metadata.content == .mvt ? 1 : 2
    minZoom = UInt8(zooms.lowerBound)
    maxZoom = UInt8(zooms.upperBound)
    boundsE7 = metadata.boundsE7
    centerZoom = UInt8(metadata.centerZoom)
    centerE7 = metadata.centerE7
  }
}

extension TileSetMetadata {
  /// The JSON metadata of PMTiles: `vector_layers` and texts; the rest is in the header.
  var pmtilesJSON: MetadataJSON {
    var pairs = sharedTexts.map { ($0.0, MetadataJSON.text($0.1)) }
    switch content {
    case .mvt: pairs.append(("vector_layers", vectorLayersJSON))
    case .png: pairs.append(("tilesize", .text(String(tilePixels))))
    }
    return .object(pairs)
  }
}
