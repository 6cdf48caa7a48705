import Geometry
import Stunting

/// Turns records with positions into points where people live.
struct DemandRecords {
  private let source: DemandSource
  private let table: TextTable
  private let finder: VillageFinder
  private let edition: BoundaryEdition
  /// Codes of another system or year say nothing here.
  private let known: Set<RegionCode>
  private let reader: NumberReader
  private var aside: AccessAside
  private var findings: [ImportFinding] = []
  private var points: [DemandPoint] = []

  init(
    _ source: DemandSource, _ table: TextTable, _ finder: VillageFinder, _ edition: BoundaryEdition
  ) throws(IngestError) {
    self.source = source
    self.table = table
    self.finder = finder
    self.edition = edition
    known = Set(edition.villages.flatMap { $0.codes.map(\.code) })
    aside = AccessAside(sourceID: source.location.id)
    reader =
      try source.peopleColumn.map { (name) throws(IngestError) in
        let column = try table.column(name)
        return table.numberColumns([column], counts: [column])[0].reader
      } ?? NumberReader(decimal: .comma)
  }

  mutating func take(_ read: FacilityImport) -> DemandImport {
    let whole = read.setAside.filter(\.wholeRecord)
    aside = AccessAside(sourceID: source.location.id, whole)
    for facility in read.facilities { take(facility) }
    // A spot that several records share is no fault of places where people live.
    let kinds: [FindingKind] = [.sharedPosition, .oneSpotForMany]
    let findings = read.findings.filter { !kinds.contains($0.kind) } + findings
    return DemandImport(
      points: points, setAside: aside.sorted, findings: findings, recordsRead: read.recordsRead,
      recordsSetAside: aside.count)
  }

  private mutating func take(_ facility: Facility) {
    let row = facility.sourceRow
    guard let position = facility.position else {
      return aside.drop(row, .unreadablePosition, code: facility.declaredVillageCode?.formatted)
    }
    guard let village = finder.village(at: position) else {
      if let metres = finder.distanceMetres(of: position) { flag(facility, .outsideRegion, metres) }
      return aside.drop(row, .outsideRegion, code: facility.declaredVillageCode?.formatted)
    }
    if let declared = facility.declaredVillageCode, known.contains(declared), !has(village, declared) {
      flag(facility, .otherVillage, nil)
    }
    points.append(
      DemandPoint(
        rung: source.rung, position: position, village: village, people: people(facility), name: facility.name,
        sourceID: source.location.id, sourceRow: row))
  }

  private mutating func people(_ facility: Facility) -> Double? {
    guard let column = source.peopleColumn, let text = facility.attributes[column] else { return nil }
    switch reader.read(text) {
    case .blank: return nil
    case .number(let value, _) where value >= 0: return value
    case .number:
      aside.dropCell(facility.sourceRow, column: column, .negativeNumber)
      return nil
    case .notANumber:
      aside.dropCell(facility.sourceRow, column: column, .notANumber)
      return nil
    }
  }

  private mutating func flag(_ facility: Facility, _ flag: FacilityFlag, _ metres: Double?) {
    findings.append(
      ImportFinding(
        sourceID: source.location.id, row: facility.sourceRow, kind: .facilityFlag,
        code: facility.declaredVillageCode?.formatted, detail: flag.rawValue, size: metres))
  }

  private func has(_ village: Int, _ code: RegionCode) -> Bool {
    edition.villages[village].codes.contains { $0.code == code }
  }

}
