import Foundation
import GRDB

/// The workspace: one GeoPackage (OGC 12-128r18, version 1.3) that holds boundary editions, facilities, indicator values
/// of all periods and where they came from. Only imports change it.
///
/// The same sequence of imports gives the same bytes: no clock and no random number goes in. Nothing lies beside the
/// file after `close`.
///
/// One process writes at a time; reading from several tasks is safe and goes one after the other.
public final class Workspace: Sendable {
  public enum Access: Sendable, Equatable {
    case readOnly
    case readWrite
  }

  /// As handed to `create` or `open`.
  public let path: String
  public let access: Access
  let queue: DatabaseQueue

  init(path: String, access: Access, queue: DatabaseQueue) {
    self.path = path
    self.access = access
    self.queue = queue
  }

  /// Ends the connection. Using the workspace afterwards is an error; closing it again is not.
  public func close() throws(StoreError) { try storeErrors(path: path) { try queue.close() } }

  /// Runs queries on one state of the file.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try storeErrors(path: path) { try queue.read(body) }
  }

  /// The format number in the file.
  public func formatVersion() throws(StoreError) -> Int { try read { try WorkspaceFile.formatVersion($0) } ?? 0 }

  /// A setting, or nil when it was never set.
  public func setting(_ key: String) throws(StoreError) -> String? {
    try read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key]) }
  }
}
