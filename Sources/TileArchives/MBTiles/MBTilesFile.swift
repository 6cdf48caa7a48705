internal import GRDB

/// Connections to MBTiles files and their tables.
enum MBTilesFile {
  private static let schema = """
    CREATE TABLE metadata (name TEXT NOT NULL, value TEXT NOT NULL);
    CREATE TABLE map (
      zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_id INTEGER NOT NULL,
      PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
    CREATE TABLE images (tile_id INTEGER PRIMARY KEY, tile_data BLOB NOT NULL);
    CREATE VIEW tiles AS
      SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column, map.tile_row AS tile_row,
        images.tile_data AS tile_data
      FROM map JOIN images ON images.tile_id = map.tile_id;
    """

  /// A new file with the empty tables. Application id `MPBX` as MBTiles 1.3 asks for.
  static func create(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "lokus-mbtiles"
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
          PRAGMA application_id = 0x4D504258; PRAGMA cache_size = -65536
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { try $0.execute(sql: schema) }
    return queue
  }

  static func insert(_ rows: [(String, String)], _ db: Database) throws {
    for (name, value) in rows {
      try db.execute(sql: "INSERT INTO metadata VALUES (?, ?)", arguments: [name, value])
    }
  }

  /// A file of anybody, for reading: its triggers and views may call nothing with side effects.
  static func openReadOnly(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.label = "lokus-mbtiles"
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}
