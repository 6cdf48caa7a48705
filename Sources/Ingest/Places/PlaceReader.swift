import Matching
import Stunting

/// A `PlaceMapping` bound to the columns of a table. What the mapping leaves open and headings of groups say is taken
/// from them.
struct PlaceReader {
  private let codeColumns: [Int]
  private let nameColumn: Int?
  private let districtCodeColumn: Int?
  private let districtNameColumn: Int?
  private let districtPattern: Regex<AnyRegexOutput>?
  private let unitCodeColumn: Int?
  private let unitNameColumn: Int?
  private let regencyCodeColumn: Int?
  private let regencyNameColumn: Int?
  private let systems: [CodeSystem]

  init(_ mapping: PlaceMapping, in table: TextTable) throws(IngestError) {
    var codeColumns: [Int] = []
    for name in mapping.villageCode { codeColumns.append(try table.column(name)) }
    self.codeColumns = codeColumns
    nameColumn = try PlaceReader.column(mapping.villageName, table)
    districtCodeColumn = try PlaceReader.column(mapping.districtCode, table)
    districtNameColumn = try PlaceReader.column(mapping.districtName, table) ?? table.headingColumn(.district)
    if let pattern = mapping.districtCodePattern {
      districtPattern = try compiled(pattern)
    } else {
      districtPattern = nil
    }
    unitCodeColumn = try PlaceReader.column(mapping.unitCode, table)
    unitNameColumn = try PlaceReader.column(mapping.unitName, table)
    regencyCodeColumn = try PlaceReader.column(mapping.regencyCode, table)
    regencyNameColumn = try PlaceReader.column(mapping.regencyName, table) ?? table.headingColumn(.regency)
    systems = mapping.codeSystem.map { [$0] } ?? CodeSystem.allCases
  }

  private static func column(_ name: String?, _ table: TextTable) throws(IngestError) -> Int? {
    guard let name else { return nil }
    return try table.column(name)
  }

  func read(_ table: TextTable, row: Int) -> PlaceText {
    var place = PlaceText()
    place.villageCode = codeText(table, row)
    place.villageCodes = systems.compactMap { system in
      RegionCode(place.villageCode, system: system).flatMap { $0.level == .village ? $0 : nil }
    }
    if let nameColumn { place.villageName = table.trimmed(row, nameColumn) }
    if let districtNameColumn { place.districtName = table.trimmed(row, districtNameColumn) }
    if let districtCodeColumn { place.districtCode = districtCode(table.trimmed(row, districtCodeColumn)) }
    if let unitCodeColumn { place.unitCode = table.trimmed(row, unitCodeColumn) }
    if let unitNameColumn { place.unitName = table.trimmed(row, unitNameColumn) }
    if let regencyNameColumn { place.regencyName = table.trimmed(row, regencyNameColumn) }
    if let regencyCodeColumn { place.regencyCode = code(table.trimmed(row, regencyCodeColumn), .regency) }
    return place
  }

  /// The code columns joined. The four parts of a code are first brought to their widths.
  private func codeText(_ table: TextTable, _ row: Int) -> String {
    let parts = codeColumns.map { table.trimmed(row, $0) }
    guard parts.count == 4, let system = systems.first, !parts.contains("") else { return parts.joined() }
    let widths = system == .bps ? [2, 2, 3, 3] : [2, 2, 2, 4]
    return zip(parts, widths).map { part, width in
      let whole = part.hasSuffix(".0") ? String(part.dropLast(2)) : part
      return String(repeating: "0", count: max(0, width - whole.count)) + whole
    }.joined()
  }

  private func districtCode(_ text: String) -> RegionCode? {
    guard let districtPattern else { return code(text, .district) }
    guard let match = text.firstMatch(of: districtPattern) else { return nil }
    let found = match.output.count > 1 ? match.output[1].substring ?? "" : text[match.range]
    return code(String(found), .district)
  }

  private func code(_ text: String, _ level: RegionLevel) -> RegionCode? {
    systems.lazy.compactMap { RegionCode(text, system: $0) }.first { $0.level == level }
  }
}

extension TextTable {
  /// The column that headings of groups of this level made.
  func headingColumn(_ level: UnitLevel) -> Int? { headingColumns.first { $0.level == level }?.column }
}
