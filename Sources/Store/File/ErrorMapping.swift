import GRDB

/// Runs `body` and gives errors of GRDB and of geometry blobs as `StoreError`.
func storeErrors<Value>(path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
  do {
    return try body()
  } catch {
    throw StoreError(error, path: path)
  }
}

extension StoreError {
  /// The case for any error that the database or our own readers throw.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as GeometryFault: self = .geometry(error)
    case let error as DatabaseError: self.init(database: error, path: path)
    default: self = .corrupt(reason: "\(error)")
    }
  }

  private init(database error: DatabaseError, path: String) {
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .corrupt(reason: reason)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly(path: path)
    case .SQLITE_FULL: self = .cannotWrite(path: path, reason: reason)
    case .SQLITE_IOERR: self = StoreError(ioError: error, path: path, reason: reason)
    case .SQLITE_CANTOPEN: self = .cannotRead(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG: self = .constraint(reason: reason)
    default: self = StoreError(other: error, reason: reason)
    }
  }

  private init(ioError error: DatabaseError, path: String, reason: String) {
    switch error.extendedResultCode {
    case .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ: self = .cannotRead(path: path, reason: reason)
    default: self = .cannotWrite(path: path, reason: reason)
    }
  }

  /// A table or column that is not there means a damaged workspace: the version was checked before.
  private init(other error: DatabaseError, reason: String) {
    if error.resultCode == .SQLITE_ERROR, reason.hasPrefix("no such") || reason.hasPrefix("malformed") {
      self = .corrupt(reason: reason)
    } else {
      self = .database(code: Int(error.extendedResultCode.rawValue), reason: reason)
    }
  }
}
