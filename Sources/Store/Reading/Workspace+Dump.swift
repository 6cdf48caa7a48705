import Foundation
import GRDB

extension Workspace {
  /// Every table, index, trigger and row as one line of SQL each, sorted: two workspaces with the same content have the
  /// same dump, whatever happened to them before. Large; for tests and for comparing. The same by hand, with line breaks
  /// inside definitions: `sqlite3 lokus.gpkg .dump | sort`.
  public func dump() throws(StoreError) -> String {
    try read { db in
      var lines = try String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql NOT NULL")
        .map { $0.split(separator: "\n").joined(separator: " ") + ";" }
      for table in try Workspace.storedTables(db) { lines += try Workspace.lines(db, of: table) }
      lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return lines.map { $0 + "\n" }.joined()
    }
  }

  /// Tables with rows of their own: not the virtual ones, whose rows are in others.
  private static func storedTables(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
  }

  private static func lines(_ db: Database, of table: String) throws -> [String] {
    let columns = try db.columns(in: table).map { "quote(" + quoted($0.name) + ")" }
    let row = columns.joined(separator: " || ',' || ")
    let name = quoted(table)
    return try String.fetchAll(db, sql: "SELECT \(row) FROM \(name)").map { "INSERT INTO \(name) VALUES(\($0));" }
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
