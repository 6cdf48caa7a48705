import Foundation
import GRDB
import Geometry
import Stunting

/// Reads the columns of a row and never trusts them: what is not what we write is `corrupt` with its table and column.
struct RowReader {
  private let row: Row
  private let table: String

  init(_ row: Row, table: String) {
    self.row = row
    self.table = table
  }

  func error(_ column: Int) -> StoreError {
    .corrupt(reason: "\(table).\(Array(row.columnNames)[column])")
  }

  private func storage(_ column: Int) -> DatabaseValue.Storage { (row[column] as DatabaseValue).storage }

  func fid(_ column: Int) throws(StoreError) -> Int64 {
    guard case .int64(let value) = storage(column) else { throw error(column) }
    return value
  }

  func optionalFID(_ column: Int) throws(StoreError) -> Int64? {
    if case .null = storage(column) { return nil }
    return try fid(column)
  }

  func integer(_ column: Int) throws(StoreError) -> Int { Int(try fid(column)) }

  func optionalInteger(_ column: Int) throws(StoreError) -> Int? { try optionalFID(column).map { Int($0) } }

  func flag(_ column: Int) throws(StoreError) -> Bool { try fid(column) != 0 }

  func text(_ column: Int) throws(StoreError) -> String {
    guard case .string(let value) = storage(column) else { throw error(column) }
    return value
  }

  func optionalText(_ column: Int) throws(StoreError) -> String? {
    if case .null = storage(column) { return nil }
    return try text(column)
  }

  func optionalReal(_ column: Int) throws(StoreError) -> Double? {
    switch storage(column) {
    case .null: return nil
    case .double(let value): return value
    case .int64(let value): return Double(value)
    default: throw error(column)
    }
  }

  /// A case of an enum by its raw value.
  func item<Item: RawRepresentable>(_ column: Int) throws(StoreError) -> Item where Item.RawValue == String {
    guard let item = Item(rawValue: try text(column)) else { throw error(column) }
    return item
  }

  /// A code from its digits and, in the next column, its system.
  func optionalCode(_ column: Int) throws(StoreError) -> RegionCode? {
    guard let digits = try optionalText(column) else { return nil }
    let system: CodeSystem = try item(column + 1)
    guard let code = RegionCode(digits, system: system) else { throw error(column) }
    return code
  }

  func code(_ column: Int) throws(StoreError) -> RegionCode {
    guard let code = try optionalCode(column) else { throw error(column) }
    return code
  }

  /// Hands the bytes of a blob to `body` without a copy; nil for NULL.
  func bytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer?) throws -> Value) throws -> Value {
    try row.withUnsafeData(atIndex: column) { data in
      guard let data else { return try body(nil) }
      return try data.withUnsafeBytes { try body($0) }
    }
  }
}

/// Periods by their text: few texts, many rows.
struct PeriodCache {
  private var known: [String: Period] = [:]

  mutating func period(_ reader: RowReader, _ column: Int) throws(StoreError) -> Period {
    let text = try reader.text(column)
    if let period = known[text] { return period }
    guard let period = Period(text) else { throw reader.error(column) }
    known[text] = period
    return period
  }
}
