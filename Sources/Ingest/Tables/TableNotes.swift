public import Stunting

/// A record below the header of a table that is no data.
public struct TableRowAside: Sendable, Equatable {
  /// Counted as in `TextTable.rowNumbers`.
  public var row: Int
  public var reason: SetAsideReason
  /// What stands in its first filled cell.
  public var text: String
}

/// Something that was done to a table, or that a person should know of it.
public struct TableNote: Sendable, Equatable {
  public var kind: FindingKind
  /// First row concerned, counted as in `TextTable.rowNumbers`.
  public var row: Int?
  /// Column, rows (`4, 7-9`) or sheet concerned.
  public var detail: String
  /// Rows or cells concerned.
  public var count: Int
}

/// A column that was made from headings of groups.
public struct HeadingColumn: Sendable, Equatable {
  public var level: UnitLevel
  public var column: Int
}

extension TextTable {
  /// The records set aside, as those of a source.
  public func setAside(sourceID: String) -> [SetAside] {
    rowsSetAside.map {
      SetAside(
        sourceID: sourceID, row: $0.row, placeName: $0.text.isEmpty ? nil : $0.text, reason: $0.reason)
    }
  }

  /// The notes, as findings of a source; `size` is the number of rows or cells.
  public func findings(sourceID: String) -> [ImportFinding] {
    notes.map {
      ImportFinding(sourceID: sourceID, row: $0.row, kind: $0.kind, detail: $0.detail, size: Double($0.count))
    }
  }
}

/// Row numbers as a person writes them: `4, 7-9`.
func rowList(_ rows: [Int]) -> String {
  var parts: [String] = []
  var start = 0
  while start < rows.count {
    var end = start
    while end + 1 < rows.count, rows[end + 1] == rows[end] + 1 { end += 1 }
    parts.append(end == start ? "\(rows[start])" : "\(rows[start])-\(rows[end])")
    start = end + 1
  }
  return parts.joined(separator: ", ")
}
