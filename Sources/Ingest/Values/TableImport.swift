public import Matching
public import Stunting

/// A table read against an edition, and what became of every record: `recordsRead` = accepted + asked + set aside as a
/// whole (records asked are among `setAside` with reason `.asked`).
public struct TableImport: Sendable, Equatable {
  public var values: [IndicatorValue]
  /// Units above the villages that `values` counts through; empty for level village.
  public var units: [UnitKey]
  public var counts: [FacilityCount]
  /// Records of one place that fits no unit for certain, one question each, by first row.
  public var questions: [PlaceQuestion]
  /// Whole records and single cells, by row.
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  /// How the numbers of each column were read, in the order of the declaration.
  public var numberColumns: [NumberColumn]
  public var recordsRead: Int
  public var recordsAccepted: Int
  public var recordsAsked: Int

  init() {
    values = []
    units = []
    counts = []
    questions = []
    setAside = []
    findings = []
    numberColumns = []
    recordsRead = 0
    recordsAccepted = 0
    recordsAsked = 0
  }
}

/// Reads a table of values by village, kecamatan, puskesmas or regency.
///
/// A record goes to a unit of the source's level as the matcher finds it; what fits none for certain becomes a question.
/// A cell is a value, *tidak ada data* (blank, dash or unusable; the unusable ones are set aside with row and column) or
/// *tidak ada sasaran* (denominator 0). Where several columns are summed, one blank makes the sum unknown. A second
/// record of a unit for the same indicator, age group, sex and period is set aside, unless the first has no number.
/// Stated numbers are compared with what their parts give (`ConsistencyCheck`); the parts count.
///
/// - Throws: `IngestError`; a column that does not exist is an error that names those that do.
public func importTable(_ source: TableSource, matcher: PlaceMatcher) async throws(IngestError) -> TableImport {
  let table = try await TableReader.read(
    source.location.tableFile, expecting: source.columnNames, layout: source.place.layout(level: source.unit))
  return try importTable(source, table: table, matcher: matcher)
}

/// The same for a table that was read already.
public func importTable(
  _ source: TableSource, table: TextTable, matcher: PlaceMatcher
) throws(IngestError) -> TableImport {
  guard source.counts.isEmpty || source.unit == .village else {
    throw .badRequest(source: source.location.id, detail: "counts of facilities need villages")
  }
  var records = try TableRecords(source, table, matcher)
  records.readAll()
  return records.finished()
}
