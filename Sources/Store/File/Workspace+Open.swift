import Foundation
import GRDB

extension Workspace {
  /// Opens the workspace at `path`.
  ///
  /// The file is looked at read-only before it is opened for writing, so a foreign file is never changed. A write that
  /// was cut short (power, kill) is undone by SQLite on opening for writing.
  ///
  /// - Parameter checkingPages: Reads every page and refuses a damaged file at once; without it, damage shows as
  ///   `corrupt` when the damaged page is read.
  /// - Parameter maximumBytes: Size beyond which the file may not grow; an import that needs more fails with
  ///   `cannotWrite`. Nil for no limit but the disk.
  /// - Throws: `notFound`, `notAWorkspace`, `truncated`, `corrupt`, `newerFormat`, `olderFormat` (read-only), `readOnly`,
  ///   `cannotRead`, `busy`.
  public static func open(
    at path: String, access: Access = .readWrite, checkingPages: Bool = true, maximumBytes: Int? = nil
  ) throws(StoreError) -> Workspace {
    try FileHeader(path: path).check(path: path)
    if access == .readOnly { return try knownFormat(try checked(path, .readOnly, pages: checkingPages)) }
    if !FileHeader.hasJournal(path: path) {
      try checked(path, .readOnly, pages: checkingPages).close()
      return try upgraded(try checked(path, .readWrite, pages: false, maximumBytes))
    }
    return try upgraded(try checked(path, .readWrite, pages: checkingPages, maximumBytes))
  }

  /// True when the file at `path` is a workspace of a format that this version reads or brings up to date. Never changes
  /// the file.
  public static func isWorkspace(at path: String) -> Bool {
    guard (try? FileHeader(path: path).check(path: path)) != nil,
      let workspace = try? checked(path, .readOnly, pages: false)
    else { return false }
    return (try? workspace.close()) != nil
  }

  /// What is read-only can't be brought to the latest format.
  private static func knownFormat(_ workspace: Workspace) throws(StoreError) -> Workspace {
    let version = try workspace.formatVersion()
    guard version < Migrations.latest else { return workspace }
    try? workspace.close()
    throw .olderFormat(found: version, known: Migrations.latest)
  }

  private static func checked(
    _ path: String, _ access: Access, pages: Bool, _ maximumBytes: Int? = nil
  ) throws(StoreError) -> Workspace {
    let queue = try WorkspaceFile.connect(path, readOnly: access == .readOnly, maximumBytes: maximumBytes)
    let workspace = Workspace(path: path, access: access, queue: queue)
    do {
      try workspace.read { try WorkspaceFile.check($0, path: path, pages: pages) }
      return workspace
    } catch {
      try? queue.close()
      throw StoreError(error, path: path)
    }
  }

  private static func upgraded(_ workspace: Workspace) throws(StoreError) -> Workspace {
    try storeErrors(path: workspace.path) {
      try workspace.queue.writeWithoutTransaction { db in
        let version = try WorkspaceFile.formatVersion(db) ?? 0
        guard version < Migrations.latest else { return }
        try db.inTransaction(.immediate) {
          try Migrations.apply(db, from: version)
          return .commit
        }
      }
    }
    return workspace
  }
}
