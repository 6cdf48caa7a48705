import GRDB
public import Stunting

extension Transaction {
  /// Puts the records of one import of a facility or indicator source in the place of earlier ones. The unit is the
  /// source as joined to an edition (`entry.summary.sourceID`, `entry.edition`):
  ///
  /// - facilities: all of them are replaced;
  /// - values and facility counts: those of the periods that this import brings, and those that were read from the same
  ///   file (same SHA-256: a corrected declaration leaves nothing of the earlier reading), are replaced;
  /// - values and counts of other periods, from earlier files of the source, stay, and so does the record of the import
  ///   that brought them.
  ///
  /// Nothing of other sources and editions changes.
  ///
  /// - Returns: The periods that were kept from earlier files, ascending.
  /// - Throws: `unknownEdition`, `invalidRecord` (a unit outside the edition, a number that is not finite, another
  ///   `sourceID`), `constraint` (two values for one cell).
  @discardableResult
  public func replace(
    _ records: SourceRecords, entry: ImportEntry, setAside: [SetAside] = [], findings: [ImportFinding] = []
  ) throws -> [KeptPeriod] {
    let db = try db
    let villages = try Queries.villageNumbers(db, edition: entry.edition)
    let earlier = try ImportLog.stored(db, entry.key)
    let same = earlier.first { $0.sha256 == entry.summary.sha256 }?.fid
    try willChange(.facility)
    let freed = try FreedRows(db, earlier: earlier.map(\.fid), same: same, periods: records.periods)
    let fid = try ImportLog.write(db, entry, reusing: same, setAside, findings)
    let writer = RecordWriter(db: db, importFID: fid, sourceID: entry.summary.sourceID, villages: villages)
    try writer.write(records.facilities, freed: freed.facilities)
    try writer.write(records.facilityCounts, freed: freed.counts)
    try writer.write(records.values, districts: records.districts, freed: freed.values)
    try removeEmptyImports(of: entry.key)
    stale.remove(entry.key)
    return try Queries.keptPeriods(db, entry.key)
  }

  /// Removes a source: its records in every edition, and the record of its imports. A boundary source is removed with
  /// `removeEdition`.
  public func removeSource(_ sourceID: String) throws {
    try removeImports("source_id = ? AND role <> ?", [sourceID.databaseValue, ImportRole.boundaries.databaseValue])
    stale = stale.filter { $0.sourceID != sourceID }
  }

  /// Removes a source as joined to one edition.
  public func removeSource(_ sourceID: String, edition: String) throws {
    try removeImports(
      "source_id = ? AND edition_id = ? AND role <> ?",
      [sourceID.databaseValue, edition.databaseValue, ImportRole.boundaries.databaseValue])
    stale.remove(SourceKey(sourceID: sourceID, edition: edition))
  }

  /// Removes the values and counts of one period of a source: for a period that was read by mistake from a file that has
  /// changed since.
  public func remove(period: Period, ofSource sourceID: String, edition: String) throws {
    let db = try db
    let key = SourceKey(sourceID: sourceID, edition: edition)
    for table in ["indicator_value", "facility_count"] {
      try db.execute(
        sql: """
          DELETE FROM \(table) WHERE period = ?
            AND import_fid IN (SELECT fid FROM import_log WHERE source_id = ? AND edition_id = ?)
          """,
        arguments: [period.description, sourceID, edition])
    }
    try removeEmptyImports(of: key)
  }

  private func removeImports(_ condition: String, _ arguments: [DatabaseValue]) throws {
    let db = try db
    try willChange(.facility)
    for table in ["indicator_value", "facility_count", "facility"] {
      try db.execute(
        sql: "DELETE FROM \(table) WHERE import_fid IN (SELECT fid FROM import_log WHERE \(condition))",
        arguments: StatementArguments(arguments))
    }
    try ImportLog.remove(db, where: condition, arguments)
  }

  /// Earlier imports of which nothing is in use any more.
  private func removeEmptyImports(of key: SourceKey) throws {
    let db = try db
    let condition = """
      source_id = ? AND edition_id = ? AND is_current = 0
      AND fid NOT IN (SELECT import_fid FROM indicator_value) AND fid NOT IN (SELECT import_fid FROM facility_count)
      """
    try ImportLog.remove(db, where: condition, [key.sourceID.databaseValue, key.edition.databaseValue])
  }
}

extension SourceRecords {
  /// Periods of values and counts, ascending.
  var periods: [Period] { Set(values.map(\.period)).union(facilityCounts.map(\.period)).sorted() }
}

/// Deletes what an import replaces and remembers the fids, ascending.
struct FreedRows {
  let facilities: [Int64]
  let counts: [Int64]
  let values: [Int64]

  init(_ db: Database, earlier: [Int64], same: Int64?, periods: [Period]) throws {
    let imports = earlier.map(\.databaseValue)
    let ofSource = "import_fid IN (\(marks(imports.count)))"
    let condition = "\(ofSource) AND (import_fid = ? OR period IN (\(marks(periods.count))))"
    let arguments = imports + [same?.databaseValue ?? .null] + periods.map(\.description.databaseValue)
    facilities = try db.deleteRows("facility", where: ofSource, imports)
    counts = try db.deleteRows("facility_count", where: condition, arguments)
    values = try db.deleteRows("indicator_value", where: condition, arguments)
  }
}

/// `?, ?, ?`
private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
