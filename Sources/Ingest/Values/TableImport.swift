public import Matching
public import Stunting

/// A table read against an edition, and what became of every record: `recordsRead` = accepted + set aside as a whole.
public struct TableImport: Sendable, Equatable {
  public var values: [IndicatorValue]
  public var counts: [FacilityCount]
  /// Whole records and single cells.
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  /// How the numbers of each column were read, in the order of the declaration.
  public var numberColumns: [NumberColumn]
  public var recordsRead: Int
  public var recordsAccepted: Int
}

/// Reads a table of values by village.
///
/// A record goes to a village by code, else by name (`PlaceMatcher`). A cell is a value, *tidak ada data* (blank, dash
/// or unusable; the unusable ones are set aside with row and column) or *tidak ada sasaran* (denominator 0). Where
/// several columns are summed, one blank makes the sum unknown. A second record of a village for the same indicator,
/// age group and period is set aside.
///
/// - Throws: `IngestError`; a column that does not exist is an error that names those that do.
public func importTable(_ source: TableSource, matcher: PlaceMatcher) async throws(IngestError) -> TableImport {
  let table = try await TableReader.read(source.location.tableFile, expecting: source.columnNames)
  return try importTable(source, table: table, matcher: matcher)
}

/// The same for a table that was read already.
public func importTable(
  _ source: TableSource, table: TextTable, matcher: PlaceMatcher
) throws(IngestError) -> TableImport {
  var records = try TableRecords(source, table, matcher)
  records.readAll()
  return records.finished()
}
