import GRDB

/// Hands out fids: first those of the rows that were just deleted, in ascending order, then new ones. So replacing rows
/// by the same rows gives the same table.
struct RowNumbers {
  private let freed: [Int64]
  private var used = 0
  private var last: Int64

  /// - Parameter freed: fids of deleted rows, ascending.
  init(_ db: Database, table: String, freed: [Int64]) throws {
    self.freed = freed
    last = try Int64.fetchOne(db, sql: "SELECT max(fid) FROM \(table)") ?? 0
    last = max(
      last, try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table]) ?? 0)
  }

  mutating func next() throws(StoreError) -> DatabaseValue { try nextNumber().databaseValue }

  mutating func nextNumber() throws(StoreError) -> Int64 {
    if used < freed.count {
      used += 1
      return freed[used - 1]
    }
    let (next, overflow) = last.addingReportingOverflow(1)
    guard !overflow, next > 0 else { throw .corrupt(reason: "sqlite_sequence") }
    last = next
    return next
  }
}

extension Database {
  /// Deletes rows and gives their fids, ascending.
  func deleteRows(_ table: String, where condition: String, _ arguments: [DatabaseValue]) throws -> [Int64] {
    let arguments = StatementArguments(arguments)
    let fids = try Int64.fetchAll(
      self, sql: "SELECT fid FROM \(table) WHERE \(condition) ORDER BY fid", arguments: arguments)
    if !fids.isEmpty { try execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: arguments) }
    return fids
  }
}
