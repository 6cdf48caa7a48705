internal import DeflateBridge
public import Tiles

/// The kinds of tile containers.
public enum TileContainer: String, Sendable, Equatable, CaseIterable {
  case folder, pmtiles, mbtiles
}

/// A tile container that is read. Opening checks header, metadata and directory; the tiles are read on demand.
public protocol TileSource: AnyObject, Sendable {
  var path: String { get }
  var container: TileContainer { get }
  var metadata: TileSetMetadata { get }
  /// The counts that the container states itself; nil where it states none.
  var statedCounts: TileCounts? { get }
  var limits: TileReadLimits { get }

  /// Every tile, ascending by zoom, column and row, each with the number of its content: the same number means the same
  /// bytes.
  ///
  /// - Throws: `damaged`, `tooLarge`, `cannotRead`.
  func entries() throws(TileArchiveError) -> [TileEntry]

  /// The bytes of a tile as they are stored, or nil when the container has no such tile.
  ///
  /// - Throws: `damaged`, `tooLarge`, `cannotRead`.
  func stored(_ tile: TileID) throws(TileArchiveError) -> [UInt8]?
}

/// One tile of a container.
public struct TileEntry: Sendable, Equatable {
  public var tile: TileID
  /// Equal for tiles that share one stored content.
  public var content: UInt64

  public init(tile: TileID, content: UInt64) {
    self.tile = tile
    self.content = content
  }
}

/// What a reader takes at most, so that a hostile file fills neither memory nor time.
public struct TileReadLimits: Sendable, Equatable {
  public var tiles: Int
  public var tileBytes: Int
  public var metadataBytes: Int
  public var directoryBytes: Int

  public init(
    tiles: Int = 20_000_000, tileBytes: Int = 64 << 20, metadataBytes: Int = 16 << 20, directoryBytes: Int = 256 << 20
  ) {
    self.tiles = max(1, tiles)
    self.tileBytes = max(1, tileBytes)
    self.metadataBytes = max(1, metadataBytes)
    self.directoryBytes = max(1, directoryBytes)
  }
}

extension TileSource {
  /// The bytes of a tile, unpacked when they are gzipped; nil when the container has no such tile.
  ///
  /// - Throws: as `stored`; `damaged` with `gzip` when they don't unpack.
  public func tile(_ tile: TileID) throws(TileArchiveError) -> [UInt8]? {
    guard let bytes = try stored(tile) else { return nil }
    return try unpackedTile(bytes)
  }

  /// The bytes of a stored tile, unpacked when they are gzipped.
  public func unpackedTile(_ bytes: [UInt8]) throws(TileArchiveError) -> [UInt8] {
    guard isGzip(bytes) else { return bytes }
    do {
      return try gunzip(bytes, limits: UnpackLimits(maximumBytes: limits.tileBytes))
    } catch {
      throw .damaged(path: path, offset: 0, .gzip(error))
    }
  }
}

/// Opens a tile container of any kind: a folder, a PMTiles or an MBTiles file, told apart by what they are, not by name.
///
/// - Throws: `notFound`, `notTiles`, `damaged`, `tooLarge`, `cannotRead`.
public func openTiles(
  at path: String, limits: TileReadLimits = TileReadLimits()
) throws(TileArchiveError) -> any TileSource {
  switch try containerKind(at: path) {
  case .folder: try FolderSource(path: path, limits: limits)
  case .pmtiles: try PMTilesSource(path: path, limits: limits)
  case .mbtiles: try MBTilesSource(path: path, limits: limits)
  }
}

private func containerKind(at path: String) throws(TileArchiveError) -> TileContainer {
  if try SystemPath.kind(path) == .folder { return .folder }
  let file = try ReadFile(path: path)
  let head = try file.bytes(at: 0, count: min(16, file.size))
  if head.starts(with: PMTilesHeader.magic) { return .pmtiles }
  if head == Array("SQLite format 3\0".utf8) { return .mbtiles }
  throw .notTiles(path: path)
}
