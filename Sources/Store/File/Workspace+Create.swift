import Foundation
import GRDB

extension Workspace {
  /// Makes an empty workspace and opens it for writing. The file appears under its name only when it is whole.
  ///
  /// - Throws: `alreadyExists`, `cannotWrite` (folder missing, disk full), `readOnly`.
  public static func create(at path: String) throws(StoreError) -> Workspace {
    try refuseExisting(path)
    let draft = draftPath(of: path)
    try? FileManager.default.removeItem(atPath: draft)
    do {
      try fill(draft)
      try move(draft, to: path)
    } catch {
      removeDraft(draft)
      throw error.whileWriting(path: path)
    }
    return try open(at: path)
  }

  /// Writes the workspace to a new file without free pages: what was replaced or removed leaves no trace in it, and the
  /// same rows give the same bytes.
  ///
  /// - Throws: `alreadyExists`, `cannotWrite`, `readOnly`, `corrupt`.
  public func copy(to path: String) throws(StoreError) {
    try Workspace.refuseExisting(path)
    let draft = Workspace.draftPath(of: path)
    try? FileManager.default.removeItem(atPath: draft)
    do {
      try storeErrors(path: path) {
        try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [draft]) }
      }
      try Workspace.move(draft, to: path)
    } catch {
      Workspace.removeDraft(draft)
      throw error.whileWriting(path: path)
    }
  }

  private static func refuseExisting(_ path: String) throws(StoreError) {
    if FileManager.default.fileExists(atPath: path) { throw .alreadyExists(path: path) }
  }

  private static func fill(_ path: String) throws(StoreError) {
    let queue = try WorkspaceFile.connect(path, readOnly: false)
    defer { try? queue.close() }
    try storeErrors(path: path) { try queue.write { try Migrations.apply($0, from: 0) } }
  }

  private static func move(_ draft: String, to path: String) throws(StoreError) {
    do {
      try FileManager.default.moveItem(atPath: draft, toPath: path)
    } catch {
      throw .cannotWrite(path: path, reason: "\(error)")
    }
  }

  private static func draftPath(of path: String) -> String {
    let url = URL(fileURLWithPath: path)
    return url.deletingLastPathComponent().appendingPathComponent("." + url.lastPathComponent + ".part").path
  }

  private static func removeDraft(_ draft: String) {
    for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: draft + suffix) }
  }
}

extension StoreError {
  /// The same error seen from one who writes `path`.
  func whileWriting(path: String) -> StoreError {
    switch self {
    case .cannotRead(_, let reason), .cannotWrite(_, let reason): .cannotWrite(path: path, reason: reason)
    case .readOnly: .readOnly(path: path)
    default: self
    }
  }
}
