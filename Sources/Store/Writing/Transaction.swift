import GRDB

/// What an import may do, all of it or nothing. It ends with the closure of `Workspace.write`; a call on one that was
/// kept longer throws `transactionEnded`.
public final class Transaction {
  private let database: Database
  private var isOpen = true
  private var changed: Set<FeatureTable> = []
  var editionsChanged = false
  /// Sources whose facilities were placed by polygons that are gone.
  var stale: Set<SourceKey> = []

  init(_ db: Database) { database = db }

  /// The connection while the transaction runs.
  var db: Database {
    get throws(StoreError) {
      guard isOpen else { throw .transactionEnded }
      return database
    }
  }

  /// Sets a setting. Keys `format` and `format_version` are the store's own and are refused with `constraint`.
  public func set(_ key: String, to value: String) throws {
    let db = try db
    guard key != SettingKey.format, key != SettingKey.formatVersion else {
      throw StoreError.constraint(reason: "setting \(key)")
    }
    try db.execute(
      sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      arguments: [DatabaseValue.text(key), DatabaseValue.text(value)])
  }

  /// Fingerprint of the current import of a source into an edition, or nil: the same one again changes nothing.
  public func fingerprint(ofSource sourceID: String, edition: String) throws -> String? {
    let db = try db
    return try Queries.fingerprint(db, SourceKey(sourceID: sourceID, edition: edition))
  }

  /// Takes the R-tree of a table away until the end of the transaction.
  func willChange(_ table: FeatureTable) throws {
    let db = try db
    if changed.insert(table).inserted { try SpatialIndex.suspend(table, db) }
  }

  /// Builds the R-trees and refuses what would be left dangling.
  func finish() throws {
    let db = try db
    for table in FeatureTable.allCases where changed.contains(table) { try SpatialIndex.rebuild(table, db) }
    if editionsChanged {
      let dangling = try Queries.danglingSources(db)
      guard dangling.isEmpty else { throw StoreError.danglingReferences(sources: dangling) }
    }
    guard stale.isEmpty else { throw StoreError.staleSources(stale.sorted()) }
  }

  func end() { isOpen = false }
}

extension Workspace {
  /// Runs `body` in one transaction: it is kept whole when `body` returns, and undone whole when `body` throws, when the
  /// disk is full, or when records would refer to villages that are gone.
  ///
  /// - Throws: What `body` throws; else `cannotWrite`, `readOnly`, `busy`, `danglingReferences`, `staleSources`,
  ///   `constraint`, `invalidRecord`, `corrupt`.
  @discardableResult
  public func write<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
    guard access == .readWrite else { throw StoreError.readOnly(path: path) }
    do {
      return try queue.write { db in
        let transaction = Transaction(db)
        defer { transaction.end() }
        let value = try body(transaction)
        try transaction.finish()
        return value
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path).whileWriting(path: path)
    } catch let error as GeometryFault {
      throw StoreError.geometry(error)
    }
  }
}
