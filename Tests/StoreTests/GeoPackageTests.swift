import Foundation
import GRDB
import Geometry
import Store
import Stunting
import Testing

@Suite("The workspace is a GeoPackage")
struct GeoPackageTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("lokus.gpkg")
    let workspace = try Workspace.create(at: path)
    try workspace.importSample()
    try workspace.close()
  }

  private func texts(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try String.fetchAll($0, sql: sql) }
  }

  @Test("application id, version, integrity, references")
  func file() throws {
    #expect(try texts("PRAGMA application_id") == ["1196444487"])
    #expect(try texts("PRAGMA user_version") == ["10300"])
    #expect(try texts("PRAGMA integrity_check") == ["ok"])
    #expect(try texts("PRAGMA foreign_key_check").isEmpty)
    #expect(try texts("PRAGMA journal_mode") == ["delete"])
  }

  @Test("every table with rows is registered, and no time is in it")
  func contents() throws {
    let tables = try texts(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'gpkg_%' AND name NOT LIKE 'rtree_%'
        AND name NOT LIKE 'sqlite_%' AND name <> 'setting' ORDER BY name
      """)
    #expect(try texts("SELECT table_name FROM gpkg_contents ORDER BY table_name") == tables)
    #expect(try texts("SELECT DISTINCT last_change FROM gpkg_contents") == ["2000-01-01T00:00:00.000Z"])
    #expect(try texts("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id") == ["-1", "0", "4326"])
  }

  @Test("the extent is that of the polygons")
  func extent() throws {
    let box = try #require(Sample.edition().polygons.planar.bounds)
    let queue = try DatabaseQueue(path: path)
    let row = try #require(
      try queue.read {
        try Row.fetchOne($0, sql: "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'village'")
      })
    #expect(row[0] == box.minX && row[1] == box.minY && row[2] == box.maxX && row[3] == box.maxY)
    try queue.close()
  }

  @Test("the R-tree holds every box and no more, and passes SQLite's own check")
  func tree() throws {
    let set = Sample.edition().polygons.planar
    let filled = (0..<set.featureCount).filter { set.bounds(ofFeature: $0) != nil }
    #expect(try texts("SELECT id FROM rtree_village_geom ORDER BY id") == filled.map { "\($0 + 1)" })
    #expect(try texts("SELECT rtreecheck('rtree_village_geom')") == ["ok"])
    #expect(try texts("SELECT rtreecheck('rtree_facility_geom')") == ["ok"])
    let queue = try DatabaseQueue(path: path)
    let boxes = try queue.read {
      try Row.fetchAll($0, sql: "SELECT id, minx, maxx, miny, maxy FROM rtree_village_geom ORDER BY id")
    }
    for (row, feature) in zip(boxes, filled) {
      let box = try #require(set.bounds(ofFeature: feature))
      #expect(row["minx"] <= box.minX && row["maxx"] >= box.maxX && row["miny"] <= box.minY && row["maxy"] >= box.maxY)
    }
    try queue.close()
  }

  @Test("the triggers of the standard keep the tree when a GIS edits", arguments: ["village", "facility"])
  func triggers(table: String) throws {
    let names = ["delete", "insert", "update1", "update2", "update3", "update4"].map { "rtree_\(table)_geom_\($0)" }
    #expect(
      try texts("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)' ORDER BY name")
        == names)
  }

  @Test(
    "ogrinfo reads every layer without a word of complaint", .enabled(if: Tool.isPresent("ogrinfo"), "needs ogrinfo"))
  func ogrinfo() throws {
    let before = try bytes(path)
    let answer = try Tool.run("ogrinfo", ["-ro", "-al", "-so", path])
    #expect(answer.status == 0)
    #expect(!answer.output.contains("Warning") && !answer.output.contains("ERROR"), "\(answer.output)")
    for layer in try texts("SELECT table_name FROM gpkg_contents") {
      #expect(answer.output.contains("Layer name: \(layer)\n"))
    }
    #expect(answer.output.contains("Geometry: Multi Polygon") && answer.output.contains("Feature Count: 30"))
    #expect(try bytes(path) == before)
  }

  @Test(
    "ogr2ogr reads the polygons and edits keep the spatial index",
    .enabled(if: Tool.isPresent("ogrinfo"), "needs ogrinfo"))
  func edit() throws {
    let answer = try Tool.run("ogrinfo", [path, "-sql", "DELETE FROM village_code WHERE village_fid = 1"])
    #expect(!answer.output.contains("ERROR"), "\(answer.output)")
    let delete = try Tool.run("ogrinfo", [path, "-sql", "UPDATE facility SET geom = NULL WHERE fid = 1"])
    #expect(!delete.output.contains("ERROR"), "\(delete.output)")
    #expect(try texts("SELECT id FROM rtree_facility_geom WHERE id = 1").isEmpty)
    let workspace = try Workspace.open(at: path)
    #expect(try workspace.facilities(edition: "contoh-2025")[0].position == nil)
    try workspace.importSample()
    #expect(try workspace.facilities(edition: "contoh-2025")[0].position != nil)
    try workspace.close()
  }
}
