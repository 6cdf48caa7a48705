import Foundation
import GRDB
import Geometry

/// Tables with a geometry.
enum FeatureTable: String, CaseIterable {
  case village, facility

  var rtree: String { "rtree_\(rawValue)_geom" }
}

/// The R-tree of a feature table and its triggers. While we write they are away; at the end of the transaction the tree
/// is built anew in order of fid, so that its pages depend on the rows only, not on how they came about.
enum SpatialIndex {
  private static let triggers = ["insert", "update1", "update2", "update3", "update4", "delete"]

  static func suspend(_ table: FeatureTable, _ db: Database) throws {
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER IF EXISTS \"\(table.rtree)_\(trigger)\"") }
    try db.execute(sql: "DROP TABLE IF EXISTS \"\(table.rtree)\"")
  }

  static func rebuild(_ table: FeatureTable, _ db: Database) throws {
    try suspend(table, db)
    let sql = String(decoding: PackageResources.spatial_index_sql, as: UTF8.self)
    try db.execute(sql: sql.replacingOccurrences(of: "{table}", with: table.rawValue))
    let extent = try fill(table, db)
    try db.execute(
      sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
      arguments: [extent?.minX, extent?.minY, extent?.maxX, extent?.maxY, table.rawValue])
  }

  /// Fills the tree; gives the extent of all rows, nil without geometry.
  private static func fill(_ table: FeatureTable, _ db: Database) throws -> BoundingBox? {
    var extent: BoundingBox?
    let insert = try Inserter(db, "INSERT INTO \"\(table.rtree)\" VALUES (?, ?, ?, ?, ?)")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT fid, substr(geom, 1, 40) FROM \"\(table.rawValue)\" WHERE geom NOT NULL ORDER BY fid")
    while let row = try rows.next() {
      let fid: DatabaseValue = row[0]
      let box = try row.withUnsafeData(atIndex: 1) { data in
        try (data ?? Data()).withUnsafeBytes { try GeometryBlob.bounds($0) }
      }
      extent = extent?.union(box) ?? box
      try insert([
        fid, box.minX.databaseValue, box.maxX.databaseValue, box.minY.databaseValue, box.maxY.databaseValue,
      ])
    }
    return extent
  }
}
