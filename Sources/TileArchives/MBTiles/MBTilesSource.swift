internal import Foundation
internal import GRDB
public import Tiles

/// Reads an MBTiles file: a table `tiles`, or tables `map` and `images` behind a view. A view of another kind is refused:
/// it could ask anything of SQLite.
public final class MBTilesSource: TileSource {
  public let path: String
  public let container = TileContainer.mbtiles
  public let metadata: TileSetMetadata
  public let limits: TileReadLimits
  /// MBTiles states no counts.
  public let statedCounts: TileCounts? = nil
  private let queue: DatabaseQueue
  private let layout: MBTilesLayout
  private let rows: [TileEntry]

  /// Checks every page of the file and reads the list of tiles.
  ///
  /// - Throws: `notFound`, `notTiles`, `damaged`, `tooLarge`, `cannotRead`.
  public init(path: String, limits: TileReadLimits = TileReadLimits()) throws(TileArchiveError) {
    self.path = path
    self.limits = limits
    try MBTilesSource.checkSize(try ReadFile(path: path))
    queue = try sqlite(path) { try MBTilesFile.openReadOnly(path) }
    let queue = self.queue
    (layout, rows, metadata) = try sqlite(path) {
      try queue.read { db in
        let answer = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
        guard answer == "ok" else { throw ArchiveFault.sqlite(reason: answer) }
        let layout = try MBTilesLayout(db)
        let rows = try layout.tiles(db, path: path, limit: limits.tiles)
        return (layout, rows, try MBTilesSource.metadata(db, layout, rows, limits, path: path))
      }
    }
  }

  public func entries() throws(TileArchiveError) -> [TileEntry] { rows }

  public func stored(_ tile: TileID) throws(TileArchiveError) -> [UInt8]? {
    guard tile.isOnGrid else { return nil }
    return try sqlite(path) { try queue.read { try layout.bytes(of: tile, $0, path: path, limits: limits) } }
  }

  /// SQLite takes a file whose last page is cut as one with zeros there.
  private static func checkSize(_ file: ReadFile) throws(TileArchiveError) {
    let head = try file.bytes(at: 0, count: min(100, file.size))
    guard head.starts(with: Array("SQLite format 3\0".utf8)) else { throw .notTiles(path: file.path) }
    guard head.count == 100 else {
      throw .damaged(path: file.path, offset: 0, .truncated(needed: 100, found: head.count))
    }
    func word(_ at: Int) -> Int { head[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    let stored = Int(head[16]) << 8 | Int(head[17])
    let needed = (stored == 1 ? 65_536 : stored) * word(28)
    guard word(24) != word(92) || needed <= file.size else {
      throw .damaged(path: file.path, offset: 28, .truncated(needed: needed, found: file.size))
    }
  }

  private static func metadata(
    _ db: Database, _ layout: MBTilesLayout, _ tiles: [TileEntry], _ limits: TileReadLimits, path: String
  ) throws -> TileSetMetadata {
    guard try layout.metadataBytes(db) <= limits.metadataBytes else {
      throw TileArchiveError.tooLarge(path: path, .metadataBytes(limits.metadataBytes))
    }
    var rows: [String: String] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT name, value FROM metadata") {
      guard let name = String.fromDatabaseValue(row[0]), let value = String.fromDatabaseValue(row[1]) else {
        throw ArchiveFault.metadata(field: "metadata")
      }
      guard rows.updateValue(value, forKey: name) == nil else { throw ArchiveFault.metadata(field: name) }
    }
    let content: TileSetMetadata.Content = rows["format"] == "png" ? .png : .mvt
    guard let found = FoundTiles(tiles, content: content) else {
      throw ArchiveFault.sqlite(reason: "no tiles")
    }
    return try TileSetMetadata(rows: rows, found: found)
  }
}

/// Runs `body` and gives its errors as `TileArchiveError`.
private func sqlite<Value>(_ path: String, _ body: () throws -> Value) throws(TileArchiveError) -> Value {
  do {
    return try body()
  } catch let error as TileArchiveError {
    throw error
  } catch let error as ArchiveFault {
    throw .damaged(path: path, offset: 0, error)
  } catch let error as DatabaseError where [.SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM].contains(error.resultCode) {
    throw .cannotRead(path: path, reason: error.message ?? "\(error.resultCode)")
  } catch let error as DatabaseError {
    throw .damaged(path: path, offset: 0, .sqlite(reason: error.message ?? "\(error.resultCode)"))
  } catch {
    throw .damaged(path: path, offset: 0, .sqlite(reason: "\(error)"))
  }
}
