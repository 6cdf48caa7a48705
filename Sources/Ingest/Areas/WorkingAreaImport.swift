public import Matching
public import Stunting

/// A list of which villages a puskesmas works for.
public struct WorkingAreaSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  /// Columns of the village, and of the puskesmas (`unitName`, `unitCode`).
  public var place: PlaceMapping

  public init(location: SourceLocation, place: PlaceMapping) {
    self.location = location
    self.place = place
  }
}

/// A list that was read: `recordsRead` = areas + asked + set aside as a whole.
public struct WorkingAreaImport: Sendable, Equatable {
  public var areas: [WorkingArea]
  public var setAside: [SetAside]
  public var questions: [PlaceQuestion]
  public var recordsRead: Int
}

/// Reads a list of working areas. A puskesmas that no facility list names becomes a unit by its name; a village listed
/// twice keeps its first puskesmas.
///
/// - Throws: `IngestError`; a column that does not exist is an error that names those that do.
public func importWorkingAreas(_ source: WorkingAreaSource, matcher: PlaceMatcher) async throws(IngestError)
  -> WorkingAreaImport
{
  let table = try await TableReader.read(
    source.location.tableFile, expecting: source.place.columnNames + source.location.filters.map(\.column),
    layout: source.place.layout(level: .village))
  var records = try WorkingAreaRecords(source, table, matcher)
  for row in 0..<table.rowCount { records.read(row) }
  return records.finished()
}

private struct WorkingAreaRecords {
  let source: WorkingAreaSource
  let table: TextTable
  let matcher: PlaceMatcher
  let places: PlaceReader
  let filters: BoundFilters
  var listed: Set<Int> = []
  var questions: [PlaceQuestion] = []
  var result = WorkingAreaImport(areas: [], setAside: [], questions: [], recordsRead: 0)

  init(_ source: WorkingAreaSource, _ table: TextTable, _ matcher: PlaceMatcher) throws(IngestError) {
    self.source = source
    self.table = table
    self.matcher = matcher
    places = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
  }

  mutating func read(_ row: Int) {
    let place = places.read(table, row: row)
    guard filters.accept(table, row: row) else { return drop(row, place, .filteredOut) }
    guard !place.unitName.isEmpty || !place.unitCode.isEmpty else { return drop(row, place, .unknownUnit) }
    switch matcher.match(place) {
    case .none(let reason): drop(row, place, reason)
    case .question(let candidates): ask(row, place, candidates)
    case .unit(let village, _, nameDiffers: _):
      guard listed.insert(village).inserted else { return drop(row, place, .duplicateRow) }
      result.areas.append(
        WorkingArea(
          puskesmas: puskesmas(place), village: village, how: .listed, sourceID: source.location.id,
          sourceRow: table.rowNumbers[row]))
    }
  }

  /// The known puskesmas, or one of that name.
  private func puskesmas(_ place: PlaceText) -> UnitKey {
    let units = matcher.units(.puskesmas)
    if case .unit(let index, _, nameDiffers: _) = matcher.match(place, level: .puskesmas), units.indices.contains(index)
    {
      return units[index]
    }
    let id = place.unitCode.isEmpty ? nil : place.unitCode
    return UnitKey(level: .puskesmas, facilityID: id, name: place.unitName.isEmpty ? place.unitCode : place.unitName)
  }

  private mutating func ask(_ row: Int, _ place: PlaceText, _ candidates: [PlaceQuestion.Candidate]) {
    drop(row, place, .asked)
    questions.append(
      PlaceQuestion(
        sourceID: source.location.id, level: .village, name: place.villageName, districtName: place.districtName,
        code: place.villageCode, rows: [table.rowNumbers[row]], candidates: candidates))
  }

  private mutating func drop(_ row: Int, _ place: PlaceText, _ reason: SetAsideReason) {
    result.setAside.append(
      SetAside(
        sourceID: source.location.id, row: table.rowNumbers[row],
        code: place.villageCode.isEmpty ? nil : place.villageCode,
        placeName: place.villageName.isEmpty ? nil : place.villageName, reason: reason))
  }

  func finished() -> WorkingAreaImport {
    var result = result
    result.questions = questions
    result.setAside += table.setAside(sourceID: source.location.id)
    result.recordsRead = table.recordsRead
    return result
  }
}
