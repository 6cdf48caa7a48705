import GRDB
import Stunting

/// Tables with the records of an import.
enum RecordTable: String, CaseIterable {
  case indicatorValue = "indicator_value"
  case facilityCount = "facility_count"
  case facility
  case workingArea = "working_area"
  case programme
  case digitCount = "digit_count"
  case codeList = "code_list"
  case demandPoint = "demand_point"
  case reportedTravel = "reported_travel"
  case travelLines = "travel_line_layer"
  case travelSurface = "travel_surface"

  /// The period of a row as text, where an import replaces only the periods it brings; nil where it replaces all.
  var periodExpression: String? {
    switch self {
    case .indicatorValue, .facilityCount: "period"
    case .programme: "CAST(year AS TEXT)"
    case .facility, .workingArea, .digitCount, .codeList, .demandPoint, .reportedTravel, .travelLines, .travelSurface:
      nil
    }
  }
}

extension SourceRecords {
  /// Periods of the records of a table, as text, ascending.
  func periods(_ table: RecordTable) -> [String] {
    switch table {
    case .indicatorValue, .facilityCount:
      Set(values.map(\.period)).union(facilityCounts.map(\.period)).sorted().map(\.description)
    case .programme: Set(programmes.map(\.year)).sorted().map { "\($0)" }
    case .facility, .workingArea, .digitCount, .codeList, .demandPoint, .reportedTravel, .travelLines, .travelSurface:
      []
    }
  }
}

/// Deletes what an import replaces and remembers the fids, ascending.
struct FreedRows {
  private var fids: [String: [Int64]] = [:]

  init(_ db: Database, earlier: [Int64], same: Int64?, _ records: SourceRecords) throws {
    let imports = earlier.map(\.databaseValue)
    let ofSource = "import_fid IN (\(marks(imports.count)))"
    for table in RecordTable.allCases {
      guard let period = table.periodExpression else {
        fids[table.rawValue] = try db.deleteRows(table.rawValue, where: ofSource, imports)
        continue
      }
      let periods = records.periods(table)
      fids[table.rawValue] = try db.deleteRows(
        table.rawValue, where: "\(ofSource) AND (import_fid = ? OR \(period) IN (\(marks(periods.count))))",
        imports + [same?.databaseValue ?? .null] + periods.map(\.databaseValue))
    }
  }

  subscript(table: String) -> [Int64] { fids[table] ?? [] }
}

/// `?, ?, ?`
private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
