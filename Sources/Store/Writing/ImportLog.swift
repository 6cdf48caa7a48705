import GRDB
import Stunting

/// Roles of imports that the store treats apart.
enum ImportRole {
  static let boundaries = "boundaries"
}

/// Rows of `import_log` with the records set aside, the findings and the questions that belong to them.
struct ImportLog {
  /// What an import says beside its records.
  struct Remarks {
    var setAside: [SetAside]
    var findings: [ImportFinding]
    var questions: [PlaceQuestion] = []
  }

  /// One stored import of a source.
  struct Stored {
    let fid: Int64
    let sha256: String
  }

  static func stored(_ db: Database, _ key: SourceKey) throws -> [Stored] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT fid, sha256 FROM import_log WHERE source_id = ? AND edition_id = ? ORDER BY fid",
      arguments: [key.sourceID, key.edition])
    return try rows.map { row in
      let reader = RowReader(row, table: "import_log")
      return Stored(fid: try reader.fid(0), sha256: try reader.text(1))
    }
  }

  /// An edition has one boundaries import, whatever its source is called.
  static func replaceBoundaries(
    _ db: Database, _ entry: ImportEntry, _ remarks: Remarks
  ) throws {
    let arguments = [entry.edition.databaseValue, ImportRole.boundaries.databaseValue]
    let old = try Int64.fetchOne(
      db, sql: "SELECT fid FROM import_log WHERE edition_id = ? AND role = ? ORDER BY fid",
      arguments: StatementArguments(arguments))
    var boundaries = entry
    boundaries.summary.role = ImportRole.boundaries
    try write(db, boundaries, reusing: old, remarks)
  }

  /// Writes the entry as the current one of its source, in the place of import `fid` when given. Gives its fid.
  @discardableResult
  static func write(
    _ db: Database, _ entry: ImportEntry, reusing old: Int64?, _ remarks: Remarks
  ) throws -> Int64 {
    let ofOld: [DatabaseValue] = [old?.databaseValue ?? .null]
    let freedSetAside = try db.deleteRows("set_aside", where: "import_fid = ?", ofOld)
    let freedFindings = try db.deleteRows("finding", where: "import_fid = ?", ofOld)
    let freedQuestions = try db.deleteRows("question", where: "import_fid = ?", ofOld)
    let freed = try db.deleteRows("import_log", where: "fid = ?", ofOld)
    try db.execute(
      sql: "UPDATE import_log SET is_current = 0 WHERE source_id = ? AND edition_id = ?",
      arguments: [entry.summary.sourceID, entry.edition])
    var numbers = try RowNumbers(db, table: "import_log", freed: freed)
    let fid = try numbers.nextNumber()
    try insert(db, entry, fid: fid)
    try insert(db, remarks.setAside, of: fid, freed: freedSetAside)
    try insert(db, remarks.findings, of: fid, freed: freedFindings)
    try QuestionTable.insert(db, remarks.questions, of: fid, source: entry.summary.sourceID, freed: freedQuestions)
    return fid
  }

  private static func insert(_ db: Database, _ entry: ImportEntry, fid: Int64) throws {
    let columns = [
      "fid", "source_id", "edition_id", "role", "file_name", "sha256", "fingerprint", "is_current", "records_read",
      "records_accepted", "records_asked", "records_set_aside", "parameters", "lokus_version",
    ]
    let summary = entry.summary
    try Inserter(db, into: "import_log", columns)([
      fid.databaseValue, .text(summary.sourceID), .text(entry.edition), .text(summary.role), .text(summary.fileName),
      .text(summary.sha256), .text(summary.fingerprint), .flag(true), .integer(summary.recordsRead),
      .integer(summary.recordsAccepted), .integer(summary.recordsAsked), .integer(summary.recordsSetAside),
      .text(JSONObject.text(entry.parameters)), .text(entry.lokusVersion),
    ])
  }

  private static func insert(_ db: Database, _ records: [SetAside], of importFID: Int64, freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "set_aside", freed: freed)
    let insert = try Inserter(
      db, into: "set_aside",
      [
        "fid", "import_fid", "source_id", "source_row", "source_column", "code", "place_name", "reason", "whole_record",
        "file",
      ])
    for record in records {
      try insert([
        try numbers.next(), importFID.databaseValue, .text(record.sourceID), .integer(record.row), .text(record.column),
        .text(record.code), .text(record.placeName), .text(record.reason.rawValue), .flag(record.wholeRecord),
        .text(record.file),
      ])
    }
  }

  private static func insert(_ db: Database, _ findings: [ImportFinding], of importFID: Int64, freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "finding", freed: freed)
    let insert = try Inserter(
      db, into: "finding",
      ["fid", "import_fid", "source_id", "source_row", "kind", "code", "other_code", "detail", "size", "file"])
    for (index, finding) in findings.enumerated() {
      guard finding.size?.isFinite ?? true else {
        throw StoreError.invalidRecord(table: "finding", index: index, field: "size")
      }
      try insert([
        try numbers.next(), importFID.databaseValue, .text(finding.sourceID), .integer(finding.row),
        .text(finding.kind.rawValue), .text(finding.code), .text(finding.otherCode), .text(finding.detail),
        .real(finding.size), .text(finding.file),
      ])
    }
  }

  /// Removes imports with what was set aside, found and asked; their records must be gone.
  static func remove(_ db: Database, where condition: String, _ arguments: [DatabaseValue]) throws {
    for table in ["set_aside", "finding", "question"] {
      _ = try db.deleteRows(
        table, where: "import_fid IN (SELECT fid FROM import_log WHERE \(condition))", arguments)
    }
    _ = try db.deleteRows("import_log", where: condition, arguments)
  }
}
