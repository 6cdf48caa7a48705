import GRDB
import Stunting

/// Short queries that more than one verb needs.
enum Queries {
  static func requireEdition(_ db: Database, _ id: String) throws {
    let known = try Bool.fetchOne(db, sql: "SELECT 1 FROM edition WHERE edition_id = ?", arguments: [id]) ?? false
    guard known else { throw StoreError.unknownEdition(id) }
  }

  static func fingerprint(_ db: Database, _ key: SourceKey) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT fingerprint FROM import_log WHERE source_id = ? AND edition_id = ? AND is_current = 1",
      arguments: [key.sourceID, key.edition])
  }

  /// fid of each village of an edition, by its place in the edition.
  static func villageNumbers(_ db: Database, edition: String) throws -> [Int64] {
    try requireEdition(db, edition)
    return try Int64.fetchAll(
      db, sql: "SELECT fid FROM village WHERE edition_id = ? ORDER BY sequence", arguments: [edition])
  }

  /// Place in the edition by village fid.
  static func villagePlaces(_ db: Database, edition: String) throws -> [Int64: Int] {
    let numbers = try villageNumbers(db, edition: edition)
    return Dictionary(zip(numbers, numbers.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Sources with records that were placed by the polygons of an edition, ascending.
  static func placedSources(_ db: Database, edition: String) throws -> [SourceKey] {
    let ids = try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT source_id FROM import_log
        WHERE edition_id = ?
          AND fid IN (SELECT import_fid FROM facility UNION SELECT import_fid FROM demand_point)
        ORDER BY source_id
        """, arguments: [edition])
    return ids.map { SourceKey(sourceID: $0, edition: edition) }
  }

  /// Sources with records that refer to a village, district or edition that is not there, ascending.
  static func danglingSources(_ db: Database) throws -> [SourceKey] {
    let sql = String(decoding: PackageResources.dangling_sources_sql, as: UTF8.self)
    return try Row.fetchAll(db, sql: sql).map { row in
      let reader = RowReader(row, table: "import_log")
      return SourceKey(sourceID: try reader.text(0), edition: try reader.text(1))
    }
  }

  /// Periods of which records come from another import of the source than the current one.
  static func keptPeriods(_ db: Database, _ key: SourceKey) throws -> [KeptPeriod] {
    let sql = String(decoding: PackageResources.kept_periods_sql, as: UTF8.self)
    var periods = PeriodCache()
    let rows = try Row.fetchAll(db, sql: sql, arguments: [key.sourceID, key.edition])
    return try rows.map { row in
      let reader = RowReader(row, table: "indicator_value")
      return KeptPeriod(
        period: try periods.period(reader, 0), fileName: try reader.text(1), records: try reader.integer(2))
    }.sorted()
  }
}
