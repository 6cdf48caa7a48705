internal import Foundation
internal import GRDB
internal import Tiles

/// How an MBTiles file keeps its tiles.
enum MBTilesLayout {
  /// One table `tiles`.
  case plain
  /// Tables `map` and `images`.
  case deduplicated

  /// - Throws: `sqlite` when neither is there as plain tables.
  init(_ db: Database) throws {
    func isTable(_ name: String) throws -> Bool {
      let sql = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", arguments: [name])
      return sql.map { $0.uppercased().hasPrefix("CREATE TABLE") } ?? false
    }
    guard try isTable("metadata") else { throw ArchiveFault.sqlite(reason: "table metadata") }
    if try isTable("tiles") {
      self = .plain
    } else if try isTable("map"), try isTable("images") {
      self = .deduplicated
    } else {
      throw ArchiveFault.sqlite(reason: "table tiles")
    }
  }

  func metadataBytes(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT total(length(CAST(name AS BLOB)) + length(CAST(value AS BLOB))) FROM metadata")
      ?? 0
  }

  /// All tiles in ascending order.
  func tiles(_ db: Database, path: String, limit: Int) throws -> [TileEntry] {
    var tiles: [TileEntry] = []
    let cursor = try Row.fetchCursor(db, sql: listSQL)
    while let row = try cursor.next() {
      guard tiles.count < limit else { throw TileArchiveError.tooLarge(path: path, .tiles(limit)) }
      guard let tile = MBTilesLayout.tile(row) else { throw ArchiveFault.row(tiles.count) }
      let content = Int64.fromDatabaseValue(row[3]).map { UInt64(bitPattern: $0) } ?? UInt64(tiles.count)
      tiles.append(TileEntry(tile: tile, content: content))
    }
    return tiles.sorted { $0.tile < $1.tile }
  }

  /// The bytes of a tile; nil when there is none.
  func bytes(of tile: TileID, _ db: Database, path: String, limits: TileReadLimits) throws -> [UInt8]? {
    let row = (1 << tile.z) - 1 - tile.y
    let arguments: StatementArguments = [tile.z, tile.x, row]
    guard let size = try Row.fetchOne(db, sql: tileSQL("length(tile_data)"), arguments: arguments) else { return nil }
    guard let count = Int.fromDatabaseValue(size[0]) else { throw ArchiveFault.row(row) }
    guard count <= limits.tileBytes else { throw TileArchiveError.tooLarge(path: path, .tileBytes(limits.tileBytes)) }
    let found = try Row.fetchOne(db, sql: tileSQL("tile_data"), arguments: arguments)
    guard case .blob(let data)? = (found?[0] as DatabaseValue?)?.storage else { throw ArchiveFault.row(row) }
    return [UInt8](data)
  }

  private var listSQL: String {
    switch self {
    case .plain: "SELECT zoom_level, tile_column, tile_row, NULL FROM tiles"
    case .deduplicated:
      """
      SELECT map.zoom_level, map.tile_column, map.tile_row, images.rowid
      FROM map LEFT JOIN images ON images.tile_id = map.tile_id
      """
    }
  }

  private func tileSQL(_ column: String) -> String {
    let place = "zoom_level = ? AND tile_column = ? AND tile_row = ?"
    return switch self {
    case .plain: "SELECT \(column) FROM tiles WHERE \(place)"
    case .deduplicated:
      "SELECT \(column) FROM map LEFT JOIN images ON images.tile_id = map.tile_id WHERE \(place)"
    }
  }

  private static func tile(_ row: Row) -> TileID? {
    guard let z = whole(row[0]), let x = whole(row[1]), let tms = whole(row[2]), 0...22 ~= z, 0..<(1 << z) ~= tms else {
      return nil
    }
    let tile = TileID(z: z, x: x, y: (1 << z) - 1 - tms)
    return tile.isOnGrid ? tile : nil
  }

  private static func whole(_ value: DatabaseValue) -> Int? {
    guard case .int64(let number) = value.storage else { return nil }
    return Int(number)
  }
}
