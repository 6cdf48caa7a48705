import GRDB
public import Stunting

extension Workspace {
  /// Villages of working areas joined to an edition, by source, in the order in which they were imported.
  public func workingAreas(edition: String) throws(StoreError) -> [WorkingArea] {
    try read { db in
      let places = try Queries.villagePlaces(db, edition: edition)
      return try Workspace.records(
        db, "working_area",
        "r.unit_code, r.unit_code_system, r.unit_name, r.unit_facility_id, r.village_fid, r.how,"
          + " r.source_id, r.source_row", edition
      ) { reader in
        guard let village = try reader.place(4, places) else { throw reader.error(4) }
        let puskesmas = UnitKey(
          level: .puskesmas, code: try reader.optionalCode(0), facilityID: try reader.optionalText(3),
          name: try reader.text(2))
        return WorkingArea(
          puskesmas: puskesmas, village: village, how: try reader.item(5), sourceID: try reader.text(6),
          sourceRow: try reader.integer(7))
      }
    }
  }

  /// Programmes joined to an edition, by source and year, in the order in which they were imported.
  public func programmes(edition: String) throws(StoreError) -> [Programme] {
    try read { db in
      let places = try Queries.villagePlaces(db, edition: edition)
      return try Workspace.records(
        db, "programme",
        "r.activity, r.year, r.source_id, r.source_row, r.programme, r.indicator_text, r.indicator,"
          + " r.target, r.unit, r.realised, r.location, r.village_fid, r.budget_rupiah, r.realised_rupiah,"
          + " r.funding_source, r.office", edition, order: "r.year, "
      ) { reader in
        Programme(
          activity: try reader.text(0), year: try reader.integer(1), sourceID: try reader.text(2),
          sourceRow: try reader.integer(3), programme: try reader.text(4), indicatorText: try reader.text(5),
          indicator: try reader.optionalText(6), target: try reader.optionalReal(7), unit: try reader.text(8),
          realised: try reader.optionalReal(9), location: try reader.text(10), village: try reader.place(11, places),
          budgetRupiah: try reader.optionalReal(12), realisedRupiah: try reader.optionalReal(13),
          fundingSource: try reader.text(14), office: try reader.text(15))
      }
    }
  }

  /// Last digits of measurements of the sources joined to an edition, in the order in which they were imported.
  public func digitCounts(edition: String) throws(StoreError) -> [DigitCount] {
    try read { db in
      try Queries.requireEdition(db, edition)
      return try Workspace.records(
        db, "digit_count", "r.source_id, r.measure, r.unit_name, r.digit, r.measurements", edition
      ) { reader in
        DigitCount(
          sourceID: try reader.text(0), measure: try reader.item(1), unitName: try reader.text(2),
          digit: try reader.integer(3), count: try reader.integer(4))
      }
    }
  }

  /// Official codes, each once, whatever edition their list was imported beside: by source, year, system and code.
  public func officialCodes(system: CodeSystem? = nil, year: Int? = nil) throws(StoreError) -> [OfficialCode] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT DISTINCT code, system, name, level, year, source_id FROM code_list
          WHERE (?1 IS NULL OR system = ?1) AND (?2 IS NULL OR year = ?2)
          ORDER BY source_id, year, system, code, name
          """, arguments: [system?.rawValue, year])
      var codes: [OfficialCode] = []
      while let row = try rows.next() {
        let reader = RowReader(row, table: "code_list")
        codes.append(
          OfficialCode(
            code: try reader.code(0), name: try reader.text(2), level: try reader.item(3),
            year: try reader.integer(4), sourceID: try reader.text(5)))
      }
      return codes
    }
  }

  /// Rows of a table of the sources joined to an edition: by source, then `order`, then as they were imported.
  static func records<Record>(
    _ db: Database, _ table: String, _ columns: String, _ edition: String, order: String = "",
    _ record: (RowReader) throws -> Record
  ) throws -> [Record] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(columns) FROM \(table) r JOIN import_log i ON i.fid = r.import_fid
        WHERE i.edition_id = ? ORDER BY i.source_id, \(order)r.fid
        """, arguments: [edition])
    var records: [Record] = []
    while let row = try rows.next() { records.append(try record(RowReader(row, table: table))) }
    return records
  }
}
