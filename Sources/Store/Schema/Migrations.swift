import Foundation
import GRDB

/// The SQL files that make the workspace what it is, in order. Number n brings format n - 1 to format n; none is edited
/// once released.
enum Migrations {
  static let files: [[UInt8]] = [
    PackageResources._001_initial_sql, PackageResources._002_units_sql, PackageResources._003_access_sql,
  ]

  static var latest: Int { files.count }

  /// Brings a database of format `version` (0: empty) to the latest format. Call inside a transaction.
  static func apply(_ db: Database, from version: Int) throws {
    for file in files.dropFirst(version) { try db.execute(sql: String(decoding: file, as: UTF8.self)) }
    if version == 0 { for table in FeatureTable.allCases { try SpatialIndex.rebuild(table, db) } }
    try db.execute(
      sql: "UPDATE setting SET value = ? WHERE key = 'format_version' AND value <> ?",
      arguments: ["\(latest)", "\(latest)"])
  }
}

/// Keys of the table `setting` that the store owns.
enum SettingKey {
  static let format = "format"
  static let formatVersion = "format_version"
  static let formatName = "lokus-workspace"
}
