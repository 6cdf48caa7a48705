import Foundation
import GRDB
import Stunting

/// A prepared statement that is run once a row.
///
/// The number of values is the caller's to get right: SQLite takes a missing one as NULL.
struct Inserter {
  private let statement: Statement

  init(_ db: Database, _ sql: String) throws { statement = try db.makeStatement(sql: sql) }

  /// An insert of whole rows: one placeholder a column.
  init(_ db: Database, into table: String, _ columns: [String]) throws {
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try self.init(db, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
  }

  /// False for a text or blob beyond the limit of SQLite (1,000,000,000 bytes).
  private static func fits(_ value: DatabaseValue) -> Bool {
    switch value.storage {
    case .blob(let data): data.count < 1_000_000_000
    case .string(let text): text.utf8.count < 1_000_000_000
    default: true
    }
  }

  func callAsFunction(_ values: [DatabaseValue]) throws {
    // No arguments: this resets the statement. Binding value by value costs less than handing over an array, and
    // a value that SQLite refuses is an error here, not a trap.
    statement.setUncheckedArguments(StatementArguments())
    var index: CInt = 0
    for value in values {
      index += 1
      guard Inserter.fits(value), value.bind(to: statement.sqliteStatement, at: index) == 0 else {
        throw StoreError.constraint(reason: "a value too large for SQLite, or too many columns")
      }
    }
    try statement.execute()
  }
}

extension DatabaseValue {
  /// SQLite ends a text at the first NUL; one that comes from a file is kept visible instead.
  static func text(_ value: String) -> DatabaseValue {
    guard value.utf8.contains(0) else { return value.databaseValue }
    return value.replacingOccurrences(of: "\0", with: "\u{FFFD}").databaseValue
  }

  static func text(_ value: String?) -> DatabaseValue { value.map { .text($0) } ?? .null }
  static func integer(_ value: Int) -> DatabaseValue { value.databaseValue }
  static func integer(_ value: Int?) -> DatabaseValue { value?.databaseValue ?? .null }
  static func real(_ value: Double?) -> DatabaseValue { value?.databaseValue ?? .null }
  static func flag(_ value: Bool) -> DatabaseValue { (value ? 1 : 0).databaseValue }
  static func blob(_ value: [UInt8]?) -> DatabaseValue { value.map { Data($0).databaseValue } ?? .null }
}

/// The three columns of a period: few periods, many rows.
struct PeriodColumns {
  private var known: [Period: [DatabaseValue]] = [:]

  /// `period`, `start_date`, `end_date`.
  mutating func columns(_ period: Period) -> [DatabaseValue] {
    if let columns = known[period] { return columns }
    let columns: [DatabaseValue] = [.text(period.description), .text(period.startDate), .text(period.endDate)]
    known[period] = columns
    return columns
  }
}
