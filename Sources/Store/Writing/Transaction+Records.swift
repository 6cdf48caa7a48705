import GRDB
public import Stunting

extension Transaction {
  /// Puts the records of one import of a facility or indicator source in the place of earlier ones. The unit is the
  /// source as joined to an edition (`entry.summary.sourceID`, `entry.edition`):
  ///
  /// - facilities, working areas, last digits, official codes and what access rests on (places where people live,
  ///   reported travel, lines, surfaces): all of them are replaced;
  /// - values, facility counts and programmes: those of the periods (years) that this import brings, and those that were
  ///   read from the same file (same SHA-256: a corrected declaration leaves nothing of the earlier reading), are
  ///   replaced;
  /// - values, counts and programmes of other periods, from earlier files of the source, stay, and so does the record of
  ///   the import that brought them.
  ///
  /// Nothing of other sources and editions changes.
  ///
  /// - Returns: The periods that were kept from earlier files, ascending.
  /// - Throws: `unknownEdition`, `invalidRecord` (a unit outside the edition, a number that is not finite, another
  ///   `sourceID`), `constraint` (two values for one cell).
  @discardableResult
  public func replace(
    _ records: SourceRecords, entry: ImportEntry, setAside: [SetAside] = [], findings: [ImportFinding] = [],
    questions: [PlaceQuestion] = []
  ) throws -> [KeptPeriod] {
    let db = try db
    let villages = try Queries.villageNumbers(db, edition: entry.edition)
    let earlier = try ImportLog.stored(db, entry.key)
    let same = earlier.first { $0.sha256 == entry.summary.sha256 }?.fid
    try willChange(.facility)
    let freed = try FreedRows(db, earlier: earlier.map(\.fid), same: same, records)
    let remarks = ImportLog.Remarks(setAside: setAside, findings: findings, questions: questions)
    let fid = try ImportLog.write(db, entry, reusing: same, remarks)
    let writer = RecordWriter(db: db, importFID: fid, sourceID: entry.summary.sourceID, villages: villages)
    try writer.write(records.facilities, freed: freed["facility"])
    try writer.write(records.facilityCounts, freed: freed["facility_count"])
    try writer.write(records.values, units: records.units, freed: freed["indicator_value"])
    try writer.write(records.workingAreas, freed: freed["working_area"])
    try writer.write(records.programmes, freed: freed["programme"])
    try writer.write(records.digitCounts, freed: freed["digit_count"])
    try writer.write(records.officialCodes, freed: freed["code_list"])
    try writer.write(records.demandPoints, freed: freed["demand_point"])
    try writer.write(records.reportedTravel, freed: freed["reported_travel"])
    try writer.write(records.travelLines, freed: freed["travel_line_layer"])
    try writer.write(records.surfaces, freed: freed["travel_surface"])
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

  /// Removes the values, counts and programmes of one period of a source: for a period that was read by mistake from a
  /// file that has changed since.
  public func remove(period: Period, ofSource sourceID: String, edition: String) throws {
    let db = try db
    let key = SourceKey(sourceID: sourceID, edition: edition)
    for table in RecordTable.allCases {
      guard let column = table.periodExpression else { continue }
      try db.execute(
        sql: """
          DELETE FROM \(table.rawValue) WHERE \(column) = ?
            AND import_fid IN (SELECT fid FROM import_log WHERE source_id = ? AND edition_id = ?)
          """,
        arguments: [period.description, sourceID, edition])
    }
    try removeEmptyImports(of: key)
  }

  private func removeImports(_ condition: String, _ arguments: [DatabaseValue]) throws {
    let db = try db
    try willChange(.facility)
    for table in RecordTable.allCases {
      try db.execute(
        sql: "DELETE FROM \(table.rawValue) WHERE import_fid IN (SELECT fid FROM import_log WHERE \(condition))",
        arguments: StatementArguments(arguments))
    }
    try ImportLog.remove(db, where: condition, arguments)
  }

  /// Earlier imports of which nothing is in use any more.
  private func removeEmptyImports(of key: SourceKey) throws {
    let db = try db
    let kept = RecordTable.allCases.filter { $0.periodExpression != nil }
    let unused = kept.map { " AND fid NOT IN (SELECT import_fid FROM \($0.rawValue))" }.joined()
    let condition = "source_id = ? AND edition_id = ? AND is_current = 0" + unused
    try ImportLog.remove(db, where: condition, [key.sourceID.databaseValue, key.edition.databaseValue])
  }
}
