import Stunting

/// Rows set aside: counted by reason, and the first ones of each reason listed.
struct AsideList {
  private var listed: [(row: Int, column: String?, reason: SetAsideReason, entry: Int?)] = []
  private var rows: [SetAsideReason: Int] = [:]
  private var cells: [SetAsideReason: Int] = [:]

  /// - Parameter entry: Place whose name goes with the row, where it may be shown.
  mutating func add(row: Int, _ reason: SetAsideReason, entry: Int? = nil) {
    rows[reason, default: 0] += 1
    if rows[reason, default: 0] <= ByNameImport.mostListed { listed.append((row, nil, reason, entry)) }
  }

  /// A cell of a row that is used otherwise.
  mutating func addCell(row: Int, column: String, _ reason: SetAsideReason) {
    cells[reason, default: 0] += 1
    if cells[reason, default: 0] <= ByNameImport.mostListed { listed.append((row, column, reason, nil)) }
  }

  func count(_ reason: SetAsideReason) -> Int { rows[reason, default: 0] }

  var counts: [ReasonCount] {
    SetAsideReason.allCases.compactMap { reason in rows[reason].map { ReasonCount(reason: reason, rows: $0) } }
  }

  func records(sourceID: String, names: PlaceBook) -> [SetAside] {
    let sorted = listed.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    return sorted.map { _, aside in
      SetAside(
        sourceID: sourceID, row: aside.row, column: aside.column, placeName: aside.entry.flatMap(names.shownName),
        reason: aside.reason, wholeRecord: aside.column == nil)
    }
  }
}
