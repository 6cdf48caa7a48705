public import Matching
import Stunting

/// Reads a table with minutes or kilometres to the nearest facility of a kind, one row a village (Podes). Rows find their
/// villages as those of every table do; what fits none for certain becomes a question.
///
/// Of several columns of minutes or kilometres the smallest counts, and numbers of facilities are summed; a blank number
/// is left out of the sum. A distance of 0 beside a number of 0 facilities says nothing and is set aside as a cell. A
/// second row of a village is set aside. A village without a row is a finding.
///
/// - Throws: `IngestError`; a column that does not exist is an error that names those that do.
public func importReportedTravel(
  _ source: ReportedTravelSource, matcher: PlaceMatcher
) async throws(IngestError) -> ReportedTravelImport {
  guard !source.numberColumns.isEmpty else {
    throw .badRequest(source: source.location.id, detail: "km, minutes, count")
  }
  let table = try await TableReader.read(
    source.location.tableFile,
    expecting: source.place.columnNames + source.location.filters.map(\.column) + source.numberColumns,
    layout: source.place.layout(level: .village))
  var records = try ReportedRecords(source, table, matcher)
  records.readAll()
  return records.finished()
}

extension ReportedTravelSource {
  var numberColumns: [String] { minutes + kilometres + counts }
}
