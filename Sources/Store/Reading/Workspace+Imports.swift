import GRDB
public import Stunting

extension Workspace {
  /// Imports by edition, boundaries first, then by source, earlier files before the current one.
  public func imports() throws(StoreError) -> [ImportEntry] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT source_id, role, file_name, sha256, fingerprint, records_read, records_accepted, records_set_aside,
            edition_id, parameters, lokus_version, is_current, records_asked
          FROM import_log ORDER BY edition_id, role <> 'boundaries', source_id, is_current, fid
          """)
      return try rows.map { try Workspace.entry(RowReader($0, table: "import_log")) }
    }
  }

  private static func entry(_ reader: RowReader) throws(StoreError) -> ImportEntry {
    let summary = ImportSummary(
      sourceID: try reader.text(0), role: try reader.text(1), fileName: try reader.text(2),
      sha256: try reader.text(3), fingerprint: try reader.text(4), recordsRead: try reader.integer(5),
      recordsAccepted: try reader.integer(6), recordsSetAside: try reader.integer(7),
      recordsAsked: try reader.integer(12))
    guard let parameters = JSONObject.object(try reader.text(9)) else { throw reader.error(9) }
    return ImportEntry(
      summary: summary, edition: try reader.text(8), parameters: parameters, lokusVersion: try reader.text(10),
      isCurrent: try reader.flag(11))
  }

  /// Records that current imports read and did not use, by edition and source, in the order in which they were handed in.
  public func setAside(source: String? = nil, edition: String? = nil) throws(StoreError) -> [SetAside] {
    let columns = "r.source_id, r.source_row, r.source_column, r.code, r.place_name, r.reason, r.whole_record, r.file"
    return try read { db in
      try Workspace.rows(db, "set_aside", columns, source, edition).map { row in
        let reader = RowReader(row, table: "set_aside")
        return SetAside(
          sourceID: try reader.text(0), row: try reader.integer(1), column: try reader.optionalText(2),
          code: try reader.optionalText(3), placeName: try reader.optionalText(4), reason: try reader.item(5),
          wholeRecord: try reader.flag(6), file: try reader.optionalText(7))
      }
    }
  }

  /// Findings of current imports, by edition and source, in the order in which they were handed in.
  public func findings(source: String? = nil, edition: String? = nil) throws(StoreError) -> [ImportFinding] {
    let columns = "r.source_id, r.source_row, r.kind, r.code, r.other_code, r.detail, r.size, r.file"
    return try read { db in
      try Workspace.rows(db, "finding", columns, source, edition).map { row in
        let reader = RowReader(row, table: "finding")
        return ImportFinding(
          sourceID: try reader.text(0), row: try reader.optionalInteger(1), kind: try reader.item(2),
          code: try reader.optionalText(3), otherCode: try reader.optionalText(4), detail: try reader.text(5),
          size: try reader.optionalReal(6), file: try reader.optionalText(7))
      }
    }
  }

  /// Places that current imports ask, by edition and source, in the order in which they were handed in.
  public func questions(source: String? = nil, edition: String? = nil) throws(StoreError) -> [PlaceQuestion] {
    let columns = "r.source_id, r.level, r.name, r.district_name, r.code, r.source_rows, r.candidates"
    return try read { db in
      try Workspace.rows(db, "question", columns, source, edition).map {
        try QuestionTable.question(RowReader($0, table: "question"))
      }
    }
  }

  private static func rows(
    _ db: Database, _ table: String, _ columns: String, _ source: String?, _ edition: String?
  ) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(columns) FROM \(table) r JOIN import_log i ON i.fid = r.import_fid
        WHERE i.is_current = 1 AND (?1 IS NULL OR i.source_id = ?1) AND (?2 IS NULL OR i.edition_id = ?2)
        ORDER BY i.edition_id, i.role <> 'boundaries', i.source_id, r.fid
        """, arguments: [source, edition])
  }
}
