public import Stunting

/// An official list of region codes and names of one year.
public struct CodeListSource: Sendable, Equatable, Codable {
  public var location: SourceLocation
  public var system: CodeSystem
  public var year: Int
  public var codeColumn: String
  public var nameColumn: String?
  /// Column with the code of the other system: then the list is a crosswalk.
  public var otherCodeColumn: String?

  public init(
    location: SourceLocation, system: CodeSystem, year: Int, codeColumn: String, nameColumn: String? = nil,
    otherCodeColumn: String? = nil
  ) {
    self.location = location
    self.system = system
    self.year = year
    self.codeColumn = codeColumn
    self.nameColumn = nameColumn
    self.otherCodeColumn = otherCodeColumn
  }
}

/// A list that was read: `recordsRead` = codes or pairs + set aside as a whole.
public struct CodeListImport: Sendable, Equatable {
  public var codes: [OfficialCode]
  /// Codes of both systems that stand side by side.
  public var pairs: [CodePair]
  public var setAside: [SetAside]
  public var recordsRead: Int
}

/// A village's codes in both systems, from one row.
public struct CodePair: Sendable, Hashable {
  public var kemendagri: RegionCode
  public var bps: RegionCode
}

/// Reads a list of codes: CSV, workbook or SQL dump. Provinces, regencies, districts and villages may be mixed in it.
///
/// - Throws: `IngestError`.
public func importCodeList(_ source: CodeListSource) async throws(IngestError) -> CodeListImport {
  let names = [source.codeColumn] + [source.nameColumn, source.otherCodeColumn].compactMap { $0 }
  let table = try await TableReader.read(source.location.tableFile, expecting: names)
  let code = try table.column(source.codeColumn)
  let name = try source.nameColumn.map { (n) throws(IngestError) in try table.column(n) }
  let other = try source.otherCodeColumn.map { (n) throws(IngestError) in try table.column(n) }
  let filters = try BoundFilters(source.location.filters, in: table)
  var result = CodeListImport(
    codes: [], pairs: [], setAside: table.setAside(sourceID: source.location.id), recordsRead: table.recordsRead)
  var seen: Set<RegionCode> = []
  for row in 0..<table.rowCount {
    func drop(_ reason: SetAsideReason) {
      result.setAside.append(
        SetAside(
          sourceID: source.location.id, row: table.rowNumbers[row], code: table.trimmed(row, code), reason: reason))
    }
    guard filters.accept(table, row: row) else {
      drop(.filteredOut)
      continue
    }
    guard let own = RegionCode(table.trimmed(row, code), system: source.system) else {
      drop(.unreadableCode)
      continue
    }
    if let other {
      let second: CodeSystem = source.system == .bps ? .kemendagri : .bps
      guard let paired = RegionCode(table.trimmed(row, other), system: second), paired.level == own.level else {
        drop(.unreadableCode)
        continue
      }
      result.pairs.append(
        source.system == .bps ? CodePair(kemendagri: paired, bps: own) : CodePair(kemendagri: own, bps: paired))
    }
    guard seen.insert(own).inserted else {
      if other == nil { drop(.duplicateCode) }
      continue
    }
    result.codes.append(
      OfficialCode(
        code: own, name: name.map { table.trimmed(row, $0) } ?? "", level: own.level, year: source.year,
        sourceID: source.location.id))
  }
  return result
}
