import Foundation
import GRDB
import Store
import Stunting
import Testing

@Suite("Workspaces of earlier formats")
struct MigrationTests {
  let folder: TemporaryFolder
  let new: String
  let old: String
  let id = "contoh-2025"

  /// A workspace of format 1 with the rows of the sample, made with the SQL of that format.
  init() throws {
    folder = try TemporaryFolder()
    new = folder.file("baru.gpkg")
    old = folder.file("lama.gpkg")
    let workspace = try Workspace.create(at: new)
    try workspace.importSample()
    try workspace.close()
    let queue = try DatabaseQueue(path: old)
    try queue.write { try $0.execute(sql: try MigrationTests.sql("0001_initial")) }
    try queue.inDatabase { try $0.execute(sql: "ATTACH ? AS baru", arguments: [new]) }
    try queue.write { db in
      for table in ["edition", "village", "village_code", "set_aside", "finding", "facility", "facility_count"] {
        let columns = try db.columns(in: table, in: "main").map(\.name).joined(separator: ", ")
        try db.execute(sql: "INSERT INTO main.\(table) SELECT \(columns) FROM baru.\(table)")
      }
      try db.execute(sql: MigrationTests.copies)
      for table in ["village", "facility"] {
        let index = try MigrationTests.sql("spatial_index").replacingOccurrences(of: "{table}", with: table)
        try db.execute(sql: index)
        try db.execute(sql: "INSERT INTO main.rtree_\(table)_geom SELECT * FROM baru.rtree_\(table)_geom")
      }
    }
    try queue.close()
  }

  private static let copies = """
    INSERT INTO main.import_log
      SELECT fid, source_id, edition_id, role, file_name, sha256, fingerprint, is_current, records_read,
        records_accepted, records_set_aside, parameters, lokus_version FROM baru.import_log;
    INSERT INTO main.indicator_value
      SELECT fid, import_fid, source_id, source_row, level, village_fid, unit_code, unit_code_system, unit_name,
        indicator, age_group, period, start_date, end_date, kind, state, numerator, denominator, value, category, rung
      FROM baru.indicator_value;
    INSERT OR IGNORE INTO main.setting SELECT * FROM baru.setting;
    UPDATE main.gpkg_contents SET (min_x, min_y, max_x, max_y) =
      (SELECT min_x, min_y, max_x, max_y FROM baru.gpkg_contents b WHERE b.table_name = gpkg_contents.table_name);
    """

  private static func sql(_ name: String) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = tests.appendingPathComponent("../../Sources/Store/SQL/\(name).sql")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  @Test("an old workspace is known, and refused read-only without a change")
  func readOnly() throws {
    let before = try bytes(old)
    #expect(throws: StoreError.olderFormat(found: 1, known: 3)) { try Workspace.open(at: old, access: .readOnly) }
    #expect(Workspace.isWorkspace(at: old))
    #expect(try bytes(old) == before)
  }

  @Test("opened for writing it has what it had, and is like one that was made new")
  func migrated() throws {
    let fresh = try Workspace.open(at: new, access: .readOnly)
    let workspace = try Workspace.open(at: old)
    #expect(try workspace.formatVersion() == 3)
    #expect(try workspace.edition(id) == fresh.edition(id))
    #expect(try workspace.values(edition: id) == fresh.values(edition: id))
    #expect(try workspace.facilities(edition: id) == fresh.facilities(edition: id))
    #expect(try workspace.imports() == fresh.imports())
    #expect(try workspace.dump() == fresh.dump())
    try workspace.importSample()
    #expect(try workspace.dump() == fresh.dump())
    let period = try Period.of("2024-08")
    try workspace.write {
      try $0.replace(
        Sample.everyTable("pkm", period: period), entry: Sample.entry("pkm"), questions: Sample.questions("pkm"))
    }
    #expect(try workspace.programmes(edition: id).count == 2)
    let access = try Sample.accessRecords("akses", villages: 20)
    try workspace.write { try $0.replace(access, entry: Sample.entry("akses")) }
    #expect(try workspace.accessInputs(edition: id).points == access.demandPoints)
    try workspace.close()
    try fresh.close()
    let queue = try DatabaseQueue(path: old)
    #expect(try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    #expect(try queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    try queue.close()
  }

  @Test("a workspace of format 2 keeps every row and is like one that was made new")
  func secondFormat() throws {
    let second = folder.file("dua.gpkg")
    try FileManager.default.copyItem(atPath: new, toPath: second)
    let queue = try DatabaseQueue(path: second)
    try queue.write { db in
      for table in ["demand_point", "reported_travel", "travel_line_layer", "travel_surface"] {
        try db.execute(sql: "DROP TABLE \(table); DELETE FROM gpkg_contents WHERE table_name = '\(table)'")
      }
      try db.execute(sql: "UPDATE setting SET value = '2' WHERE key = 'format_version'")
    }
    try queue.close()
    #expect(throws: StoreError.olderFormat(found: 2, known: 3)) { try Workspace.open(at: second, access: .readOnly) }
    let fresh = try Workspace.open(at: new, access: .readOnly)
    let workspace = try Workspace.open(at: second)
    #expect(try workspace.formatVersion() == 3)
    #expect(try workspace.dump() == fresh.dump())
    #expect(try workspace.accessInputs(edition: id) == AccessInputs())
    try workspace.close()
    try fresh.close()
  }

  @Test("a migration that finds no room leaves the old workspace as it was")
  func noRoom() throws {
    let before = try bytes(old)
    #expect(throws: StoreError.self) { try Workspace.open(at: old, maximumBytes: before.count) }
    #expect(try bytes(old) == before)
  }
}
