import DeflateBridge
import Foundation
import GRDB
import Geometry
import TestSupport
import Testing
import TileArchives
import Tiles

/// Damaged MBTiles files and folders.
@Suite struct HostileOtherTests {
  let folder: TemporaryFolder
  let region = SampleRegion(zooms: 0...4)
  init() throws { folder = try TemporaryFolder() }

  private func database(_ name: String, _ sql: String) throws -> String {
    let queue = try DatabaseQueue(path: folder.path(name))
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
    return folder.path(name)
  }

  @Test("a cut or changed MBTiles file is an error or a problem")
  func damagedDatabase() throws {
    try write(region.encoded(), region.metadata, .mbtiles, to: folder.path("whole"))
    let whole = try #require(try contents(folder.path("whole"))[""])
    let path = folder.path("a")
    for length in stride(from: 0, to: whole.count, by: 509) {
      try save(Array(whole.prefix(length)), path)
      #expect(throws: TileArchiveError.self) { try openTiles(at: path) }
    }
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<3 { bytes[generator.index(below: bytes.count)] = UInt8(truncatingIfNeeded: generator.next()) }
      try save(bytes, path)
      _ = try? verifyTiles(try openTiles(at: path))
    }
  }

  @Test("tables of another kind are refused")
  func otherTables() throws {
    let metadata = "CREATE TABLE metadata (name TEXT, value TEXT);"
    let tiles = "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
    let endless = """
      CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT 0 AS zoom_level, 0 AS tile_column, i AS tile_row, x'1a' AS tile_data FROM n;
      """
    let rows = ["0, 0, 1, x'1a'", "-1, 0, 0, x'1a'", "23, 0, 0, x'1a'", "'a', 0, 0, x'1a'", "0, NULL, 0, x'1a'"]
    var cases = ["CREATE TABLE a (b);", tiles, metadata, metadata + endless, metadata + tiles]
    cases += rows.map { metadata + tiles + "INSERT INTO tiles VALUES (\($0));" }
    cases.append(
      metadata + "INSERT INTO metadata VALUES ('bounds', '1,2,3');" + tiles
        + "INSERT INTO tiles VALUES (0, 0, 0, x'1a');")
    cases.append(
      metadata + "INSERT INTO metadata VALUES ('name', 'a'), ('name', 'b');" + tiles
        + "INSERT INTO tiles VALUES (0, 0, 0, x'1a');")
    for (number, sql) in cases.enumerated() {
      let path = try database("\(number).mbtiles", sql)
      #expect(throws: TileArchiveError.self, "case \(number)") { try openTiles(at: path) }
    }
  }

  @Test("a plain table of tiles is read; a text for a tile is not")
  func plainTable() throws {
    let tile = try #require(region.encoded().first).1
    let hex = tile.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    let path = try database(
      "plain.mbtiles",
      """
      CREATE TABLE metadata (name TEXT, value TEXT);
      CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
      INSERT INTO tiles VALUES (0, 0, 0, x'\(hex)'), (1, 1, 0, 'text'), (1, 1, 1, NULL);
      """)
    let source = try openTiles(at: path)
    #expect(try source.tile(TileID(z: 0, x: 0, y: 0)) == tile)
    #expect(try source.entries().count == 3)
    #expect(throws: TileArchiveError.self) { try source.tile(TileID(z: 1, x: 1, y: 1)) }
    #expect(throws: TileArchiveError.self) { try source.tile(TileID(z: 1, x: 1, y: 0)) }
    #expect(try !verifyTiles(source).isGood)
  }

  @Test("limits hold in all containers", arguments: TileContainer.allCases)
  func limits(container: TileContainer) throws {
    let path = folder.path("a")
    try write(region.encoded(), region.metadata, container, to: path)
    #expect(throws: TileArchiveError.self) { try openTiles(at: path, limits: TileReadLimits(tiles: 2)) }
    #expect(throws: TileArchiveError.self) { try openTiles(at: path, limits: TileReadLimits(metadataBytes: 20)) }
    let tile = region.encoded()[0].0
    #expect(throws: TileArchiveError.self) {
      try openTiles(at: path, limits: TileReadLimits(tileBytes: 20)).tile(tile)
    }
  }

  @Test(
    "names that are no tiles are refused inside zoom folders",
    arguments: [
      "0/0/00.pbf", "0/0/1.pbf", "0/0/0.jpg", "0/0/a", "0/0/0.pbf.gz", "0/x/0.pbf", "0/0/-1.pbf", "0/0/+1.pbf",
    ])
  func names(name: String) throws {
    let path = folder.path("a")
    try write(region.encoded(), region.metadata, .folder, to: path)
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try save([1], file)
    #expect(throws: TileArchiveError.self) { try openTiles(at: path) }
  }

  @Test("what lies beside the zoom folders, and links to nowhere")
  func besides() throws {
    let path = folder.path("a")
    try write(region.encoded(), region.metadata, .folder, to: path)
    try save([1], path + "/style.json")
    try FileManager.default.createDirectory(atPath: path + "/sprite", withIntermediateDirectories: true)
    #expect(try verifyTiles(try openTiles(at: path)).isGood)
    try FileManager.default.createSymbolicLink(atPath: path + "/4/9999", withDestinationPath: path)
    #expect(throws: TileArchiveError.self) { try openTiles(at: path) }
    try FileManager.default.removeItem(atPath: path + "/4/9999")
    try FileManager.default.createSymbolicLink(atPath: path + "/0/0/0.png", withDestinationPath: "/nonexistent")
    #expect(throws: TileArchiveError.self) { try openTiles(at: path) }
  }

  @Test("what is no container")
  func nothing() throws {
    try save([], folder.path("empty"))
    try save(Array("PMTile".utf8), folder.path("short"))
    try save([UInt8](repeating: 0x41, count: 5000), folder.path("text"))
    try save(Array("PMTiles".utf8) + [2] + [UInt8](repeating: 0, count: 200), folder.path("old"))
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: true)
    for name in ["empty", "short", "text", "folder"] {
      #expect(throws: TileArchiveError.notTiles(path: folder.path(name))) { try openTiles(at: folder.path(name)) }
    }
    #expect(throws: TileArchiveError.damaged(path: folder.path("old"), offset: 7, .version(found: 2))) {
      try openTiles(at: folder.path("old"))
    }
    #expect(throws: TileArchiveError.notFound(path: folder.path("gone"))) { try openTiles(at: folder.path("gone")) }
  }

  @Test(
    "metadata.json of a folder that can't be read", arguments: ["{", "[]", "{\"minzoom\":\"x\"}", "{\"json\":\"{\"}"])
  func folderMetadata(text: String) throws {
    let path = folder.path("a")
    try write(region.encoded(), region.metadata, .folder, to: path)
    try save(Array(text.utf8), path + "/metadata.json")
    #expect(throws: TileArchiveError.self) { try openTiles(at: path) }
  }

  @Test("a folder without metadata is read by its tiles")
  func bareFolder() throws {
    let path = folder.path("a")
    try write(region.encoded(), region.metadata, .folder, to: path)
    try FileManager.default.removeItem(atPath: path + "/metadata.json")
    let source = try openTiles(at: path)
    #expect(source.metadata.zooms == 0...4 && source.metadata.content == .mvt)
    #expect(try verifyTiles(source).isGood)
  }
}
