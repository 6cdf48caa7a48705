internal import Foundation
internal import GRDB
internal import Glibc
public import Tiles

/// Writes an MBTiles 1.3 file (https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md).
///
/// Equal contents are stored once: table `images` has the contents, table `map` says which tile has which, and `tiles` is
/// the view over both that readers ask. Rows go in by zoom, column and (TMS) row, so the same tiles give the same bytes:
/// pages of 4,096 bytes, no journal, no time of day, no free pages.
public final class MBTilesSink: TileSink {
  public let path: String
  private var spool: TileSpool?

  /// Prepares the drafts beside `path`; what a killed run left there is removed.
  ///
  /// - Throws: `busy`, `cannotWrite`.
  public init(path: String) throws(TileArchiveError) {
    self.path = SystemPath.trimmed(path)
    spool = try TileSpool(target: self.path)
    removeDraft()
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
    _ = try spool.checkedZooms(metadata)
    let tiles = try spool.sorted(by: MBTilesSink.rowOrder)
    do {
      try fill(metadata, tiles, spool)
      try putInPlace()
    } catch {
      removeDraft()
      throw error
    }
    return TileCounts(addressed: tiles.count, entries: tiles.count, contents: spool.contents.count)
  }

  public func discard() {
    spool?.discard()
    spool = nil
  }

  private var draft: String { SystemPath.draft(of: path) }

  private func removeDraft() {
    for suffix in ["", "-journal", "-wal", "-shm"] { SystemPath.remove(draft + suffix) }
  }

  /// Zoom, column, TMS row: 5, 22 and 22 bits.
  private static func rowOrder(_ tile: TileID) -> UInt64 {
    UInt64(tile.z) << 44 | UInt64(tile.x) << 22 | UInt64((1 << tile.z) - 1 - tile.y)
  }

  private func fill(
    _ metadata: TileSetMetadata, _ tiles: [(tile: TileID, key: UInt64, content: Int)], _ spool: TileSpool
  ) throws(TileArchiveError) {
    do {
      let queue = try MBTilesFile.create(draft)
      defer { try? queue.close() }
      try queue.write { db in
        try MBTilesFile.insert(metadata.mbtilesRows, db)
        var rows = try TileRows(db)
        for tile in tiles { try rows.insert(tile.tile, content: tile.content) { try spool.bytes(of: tile.content) } }
      }
    } catch let error as TileArchiveError {
      throw error
    } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
  }

  private func putInPlace() throws(TileArchiveError) {
    let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0, rename(draft, path) == 0 else {
      throw .cannotWrite(path: path, reason: SystemPath.reason)
    }
  }
}

/// The statements that put tiles in; a content goes in before the first tile that has it.
private struct TileRows {
  private let map: Statement
  private let images: Statement
  private var numbers: [Int: Int] = [:]

  init(_ db: Database) throws {
    map = try db.makeStatement(sql: "INSERT INTO map VALUES (?, ?, ?, ?)")
    images = try db.makeStatement(sql: "INSERT INTO images VALUES (?, ?)")
  }

  mutating func insert(_ tile: TileID, content: Int, _ bytes: () throws -> [UInt8]) throws {
    let number = numbers[content] ?? numbers.count + 1
    if numbers[content] == nil {
      numbers[content] = number
      try images.execute(arguments: [number, Data(try bytes())])
    }
    try map.execute(arguments: [tile.z, tile.x, (1 << tile.z) - 1 - tile.y, number])
  }
}
