import Foundation
import GRDB

/// Connections to a workspace file and the checks before one is given out.
enum WorkspaceFile {
  static func connect(_ path: String, readOnly: Bool, maximumBytes: Int? = nil) throws(StoreError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    configuration.label = "lokus"
    configuration.prepareDatabase { db in
      // A file may come from anywhere: its triggers and views may call nothing with side effects.
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536")
      if !readOnly { try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      if let maximumBytes { try limit(db, bytes: maximumBytes) }
    }
    return try storeErrors(path: path) { try DatabaseQueue(path: path, configuration: configuration) }
  }

  private static func limit(_ db: Database, bytes: Int) throws {
    let pageSize = max(512, try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096)
    _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(max(1, bytes / pageSize))")
  }

  /// Format of the workspace in an open file, or nil when it is another file.
  static func formatVersion(_ db: Database) throws -> Int? {
    guard try db.tableExists("setting") else { return nil }
    let format = try String.fetchOne(
      db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [SettingKey.format])
    guard format == SettingKey.formatName else { return nil }
    let version = try String.fetchOne(
      db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [SettingKey.formatVersion])
    guard let number = version.flatMap(Int.init), number > 0 else {
      throw StoreError.corrupt(reason: "setting format_version: \(version ?? "missing")")
    }
    return number
  }

  /// Checks who wrote the file, the format, and every page.
  static func check(_ db: Database, path: String, pages: Bool) throws {
    guard let version = try formatVersion(db) else { throw StoreError.notAWorkspace(path: path, .otherGeoPackage) }
    guard version <= Migrations.latest else {
      throw StoreError.newerFormat(found: version, known: Migrations.latest)
    }
    guard pages else { return }
    let answer = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
    guard answer == "ok" else { throw StoreError.corrupt(reason: answer) }
  }
}
