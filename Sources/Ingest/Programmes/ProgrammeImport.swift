public import Matching
public import Stunting

/// A programme table that was read: `recordsRead` = programmes + records set aside as a whole.
public struct ProgrammeImport: Sendable, Equatable {
  public var programmes: [Programme]
  public var setAside: [SetAside]
  public var findings: [ImportFinding]
  public var recordsRead: Int
}

/// Reads a table with the columns of juknis Table 2.2. A blank programme stands for the one above it, as offices merge
/// those cells. A location that is exactly one village is matched to it; any other stays text.
///
/// - Throws: `IngestError`; a column that does not exist is an error that names those that do.
public func importProgrammes(_ source: ProgrammeSource, matcher: PlaceMatcher) async throws(IngestError)
  -> ProgrammeImport
{
  let names = ProgrammeRole.allCases.compactMap { source.columns[$0] } + source.location.filters.map(\.column)
  let table = try await TableReader.read(
    source.location.tableFile, expecting: names,
    layout: TableLayout(nameColumns: [source.columns[.activity] ?? source.columns[.programme]].compactMap { $0 }))
  var records = try ProgrammeRecords(source, table, matcher)
  for row in 0..<table.rowCount { records.read(row) }
  return records.finished()
}
