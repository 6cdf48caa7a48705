import Foundation
import GRDB
import Geometry
import Store
import Stunting
import TestSupport
import Testing

@Suite("Files that are not a whole workspace")
struct DamagedFileTests {
  let folder: TemporaryFolder
  let path: String
  let whole: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("lokus.gpkg")
    let workspace = try Workspace.create(at: path)
    try workspace.importSample()
    try workspace.close()
    whole = try bytes(path)
  }

  private func openError(_ path: String, _ access: Workspace.Access = .readWrite) -> StoreError? {
    do {
      try Workspace.open(at: path, access: access).close()
    } catch { return error }
    return nil
  }

  /// Opens and refuses, and the file keeps its bytes and has nothing beside it.
  private func expectRefused(_ content: [UInt8], _ expected: StoreError? = nil) throws {
    let other = try TemporaryFolder()
    let file = other.file("berkas.gpkg")
    try writeBytes(content, file)
    for access in [Workspace.Access.readOnly, .readWrite] {
      let error = openError(file, access)
      #expect(error != nil)
      if case .notAWorkspace(_, let found) = error, case .notAWorkspace(_, let wanted) = expected {
        #expect(found == wanted)
      } else if let expected {
        #expect(error == expected)
      }
    }
    #expect(!Workspace.isWorkspace(at: file))
    #expect(try bytes(file) == content)
    #expect(other.contents == ["berkas.gpkg"])
  }

  private func foreign(_ reason: ForeignFile) -> StoreError { .notAWorkspace(path: "", reason) }

  @Test("no file, a folder, an empty file, a text")
  func others() throws {
    #expect(openError(folder.file("x.gpkg")) == .notFound(path: folder.file("x.gpkg")))
    #expect(openError(folder.path) == .notAWorkspace(path: folder.path, .folder))
    try expectRefused([], foreign(.empty))
    try expectRefused(Array("kode,nama\n".utf8), foreign(.notSQLite))
    try expectRefused([UInt8](repeating: 0, count: 5000), foreign(.notSQLite))
  }

  @Test("an SQLite file and a GeoPackage of somebody else")
  func foreignDatabases() throws {
    for (sql, reason) in [
      ("CREATE TABLE t (a)", ForeignFile.notGeoPackage),
      ("PRAGMA application_id = 1196444487; CREATE TABLE t (a)", .otherGeoPackage),
      ("PRAGMA application_id = 1196444487; CREATE TABLE setting (key, value)", .otherGeoPackage),
      ("PRAGMA application_id = 1196444487; CREATE TABLE setting (a)", .otherGeoPackage),
    ] {
      let file = folder.file("lain.db")
      let queue = try DatabaseQueue(path: file)
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      let content = try bytes(file)
      try FileManager.default.removeItem(atPath: file)
      if sql.hasSuffix("(a)"), sql.contains("setting") {
        try expectRefused(content)
      } else {
        try expectRefused(content, foreign(reason))
      }
    }
  }

  @Test("a workspace of a newer Lokus")
  func newer() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "UPDATE setting SET value = '7' WHERE key = 'format_version'") }
    try queue.close()
    try expectRefused(try bytes(path), .newerFormat(found: 7, known: 3))
  }

  @Test("a workspace cut off at any length")
  func truncated() throws {
    var lengths = Array(0..<110) + [4095, 4096, 4097, whole.count - 1, whole.count - 4096]
    lengths += stride(from: 5000, to: whole.count, by: 7919)
    for length in lengths { try expectRefused(Array(whole.prefix(length))) }
  }

  @Test("a page of noise anywhere is found on opening, or else does no harm", arguments: 0..<24)
  func noise(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bad = whole
    let start = random.index(below: bad.count / 4096) * 4096
    for i in (start + (start == 0 ? 100 : 0))..<(start + 4096) { bad[i] = UInt8(truncatingIfNeeded: random.next()) }
    try readAll(bad)
  }

  @Test("a few changed bytes anywhere never crash", arguments: 0..<60)
  func changedBytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 1000)
    var bad = whole
    for _ in 0...random.index(below: 4) {
      bad[random.index(below: bad.count)] = UInt8(truncatingIfNeeded: random.next())
    }
    try readAll(bad)
  }

  /// Opens with and without the check of pages and calls every reader and one writer: each may throw `StoreError` only.
  private func readAll(_ content: [UInt8]) throws {
    let file = folder.file("rusak.gpkg")
    for checking in [true, false] {
      try writeBytes(content, file)
      try quietly {
        let workspace = try Workspace.open(at: file, checkingPages: checking)
        for id in (try? workspace.editions()) ?? [] {
          try quietly { _ = try workspace.edition(id) }
          try quietly { _ = try workspace.facilities(edition: id) }
          try quietly { _ = try workspace.facilityCounts(edition: id) }
          try quietly { _ = try workspace.values(edition: id) }
          try quietly { _ = try workspace.workingAreas(edition: id) }
          try quietly { _ = try workspace.programmes(edition: id) }
          try quietly { _ = try workspace.digitCounts(edition: id) }
        }
        try quietly { _ = try workspace.setAside() }
        try quietly { _ = try workspace.findings() }
        try quietly { _ = try workspace.imports() }
        try quietly { _ = try workspace.questions() }
        try quietly { _ = try workspace.officialCodes() }
        try quietly { _ = try workspace.dump() }
        try quietly { try workspace.importSample(Sample.edition(seed: 70)) }
        try quietly { try workspace.close() }
      }
    }
  }

  private func quietly(_ body: () throws -> Void) throws {
    do { try body() } catch is StoreError {}
  }

  @Test("what somebody else wrote into a column is named, not trusted")
  func foreignContent() throws {
    let id = "contoh-2025"
    for (sql, table) in [
      ("UPDATE village SET name = x'00ff' WHERE fid = 3", "village.name"),
      ("UPDATE village SET source_row = 'x' WHERE fid = 3", "village.source_row"),
      ("UPDATE village SET district_code = '12' || char(200) WHERE fid = 3", "village.district_code"),
      ("UPDATE village_code SET code = 'abc' WHERE fid = 3", "village_code.code"),
      ("UPDATE village_code SET year = 2.5 WHERE fid = 3", "village_code.year"),
    ] {
      try writeBytes(whole, path)
      try change(sql)
      let workspace = try Workspace.open(at: path)
      #expect(throws: StoreError.corrupt(reason: table)) { try workspace.edition(id) }
      try workspace.close()
    }
    try writeBytes(whole, path)
    try change("UPDATE facility SET attributes = '[1]' WHERE fid = 2")
    try change("UPDATE indicator_value SET period = '2024-13' WHERE fid = 2")
    try change("UPDATE import_log SET parameters = '' WHERE fid = 1")
    let workspace = try Workspace.open(at: path)
    #expect(throws: StoreError.corrupt(reason: "facility.attributes")) { try workspace.facilities(edition: id) }
    #expect(throws: StoreError.corrupt(reason: "indicator_value.period")) {
      try workspace.villageValues(id)
    }
    #expect(throws: StoreError.corrupt(reason: "import_log.parameters")) { try workspace.imports() }
    try workspace.close()
  }

  /// Changes a file behind the back of the store: without the triggers that need functions of a GIS.
  private func change(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \"\(name)\"")
      }
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  @Test("create and copy never overwrite, and a missing folder is named")
  func overwriting() throws {
    #expect(throws: StoreError.alreadyExists(path: path)) { try Workspace.create(at: path) }
    let workspace = try Workspace.open(at: path)
    #expect(throws: StoreError.alreadyExists(path: path)) { try workspace.copy(to: path) }
    let missing = folder.file("tidak/ada.gpkg")
    #expect(throws: StoreError.self) { try workspace.copy(to: missing) }
    #expect(throws: StoreError.self) { try Workspace.create(at: missing) }
    try workspace.close()
    #expect(try bytes(path) == whole)
    #expect(folder.contents == ["lokus.gpkg"])
  }

  @Test("a write that was cut short is undone on the next opening")
  func hotJournal() throws {
    let file = folder.file("putus.gpkg")
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 2")
      try db.beginTransaction(.immediate)
      try db.execute(sql: "UPDATE indicator_value SET source_row = source_row + 1")
      try FileManager.default.copyItem(atPath: path, toPath: file)
      try FileManager.default.copyItem(atPath: path + "-journal", toPath: file + "-journal")
      try db.rollback()
    }
    try queue.close()
    #expect(try bytes(file) != whole)
    let workspace = try Workspace.open(at: file)
    #expect(try workspace.edition("contoh-2025") == Sample.edition())
    try workspace.close()
    #expect(try bytes(file) == whole)
    #expect(folder.contents == ["lokus.gpkg", "putus.gpkg"])
  }
}
