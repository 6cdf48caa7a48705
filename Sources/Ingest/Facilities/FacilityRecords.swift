import GDALBridge
import Geometry
import Matching
import PROJBridge
import Stunting

/// Turns the records of a table into facilities.
struct FacilityRecords {
  private let source: FacilitySource
  private let table: TextTable
  private let matcher: PlaceMatcher
  private let places: PlaceReader
  private let filters: BoundFilters
  private let region: RegionBox
  private let idColumn: Int?
  private let nameColumn: Int?
  private let longitudeColumn: Int?
  private let latitudeColumn: Int?
  private let attributes: [(name: String, column: Int)]
  private var result = FacilityImport(facilities: [], setAside: [], recordsRead: 0)

  init(_ source: FacilitySource, _ table: TextTable, _ matcher: PlaceMatcher) throws(IngestError) {
    self.source = source
    self.table = table
    self.matcher = matcher
    places = try PlaceReader(source.place, in: table)
    filters = try BoundFilters(source.location.filters, in: table)
    region = RegionBox(matcher.edition.polygons.planar.bounds)
    idColumn = try FacilityRecords.column(source.idColumn, table)
    nameColumn = try FacilityRecords.column(source.nameColumn, table)
    longitudeColumn = try FacilityRecords.column(source.longitudeColumn, table)
    latitudeColumn = try FacilityRecords.column(source.latitudeColumn, table)
    var attributes: [(name: String, column: Int)] = []
    for name in source.attributeColumns { attributes.append((name, try table.column(name))) }
    self.attributes = attributes
  }

  private static func column(_ name: String?, _ table: TextTable) throws(IngestError) -> Int? {
    guard let name else { return nil }
    return try table.column(name)
  }

  /// The positions in the coordinate columns, in WGS 84 degrees: as they stand, or from the declared system.
  func columnPositions() throws(IngestError) -> [PositionText] {
    guard let longitudeColumn, let latitudeColumn else {
      return Array(repeating: .none, count: table.rowCount)
    }
    let positions = (0..<table.rowCount).map {
      readPosition(x: table.cell($0, longitudeColumn), y: table.cell($0, latitudeColumn))
    }
    guard let declared = source.location.crs else { return positions }
    let crs = try resolveCRS(.none, declared: declared, box: nil, file: table.file)
    return crs.isWGS84 ? positions : try projected(positions, crs)
  }

  private func projected(_ positions: [PositionText], _ crs: CoordinateReference) throws(IngestError) -> [PositionText]
  {
    let x = positions.map { if case .numbers(let x, _) = $0 { x } else { Double.nan } }
    let y = positions.map { if case .numbers(_, let y) = $0 { y } else { Double.nan } }
    let moved = try inDegrees(x, y, crs, file: table.file)
    return positions.indices.map { row in
      guard case .numbers = positions[row] else { return positions[row] }
      return moved.x[row].isNaN ? .unreadable : .numbers(x: moved.x[row], y: moved.y[row])
    }
  }

  mutating func readAll(_ positions: [PositionText]) {
    for row in 0..<table.rowCount where row < positions.count {
      let place = places.read(table, row: row)
      guard filters.accept(table, row: row) else {
        setAside(row, .filteredOut, place, wholeRecord: true)
        continue
      }
      result.facilities.append(facility(row, place, positions[row]))
    }
  }

  private mutating func facility(_ row: Int, _ place: PlaceText, _ position: PositionText) -> Facility {
    let number = table.rowNumbers[row]
    let given = idColumn.map { table.trimmed(row, $0) } ?? ""
    var facility = Facility(
      id: given.isEmpty ? "\(source.location.id):\(number)" : given, kind: source.kind,
      name: nameColumn.map { table.trimmed(row, $0) } ?? "", position: nil, sourceID: source.location.id,
      sourceRow: number)
    setPosition(&facility, position, row, place)
    setDeclared(&facility, place)
    for (name, column) in attributes { facility.attributes[name] = table.trimmed(row, column) }
    return facility
  }

  private mutating func setPosition(
    _ facility: inout Facility, _ position: PositionText, _ row: Int, _ place: PlaceText
  ) {
    if case .numbers(let x, let y) = position {
      if region.looksSwapped(x, y) { facility.flags.append(.looksSwapped) }
      if x.magnitude <= 180, y.magnitude <= 90 {
        facility.position = LonLat(longitude: x, latitude: y)
        return
      }
    }
    facility.flags.append(.noPosition)
    if position != .none { setAside(row, .unreadablePosition, place, wholeRecord: false) }
  }

  private func setDeclared(_ facility: inout Facility, _ place: PlaceText) {
    facility.declaredVillageCode =
      place.villageCodes.first { matcher.village(code: $0) != nil } ?? place.villageCodes.first
    facility.declaredDistrictCode = place.districtCode
    facility.declaredDistrictName = place.districtName.isEmpty ? nil : place.districtName
    let declaresVillage = !place.villageCode.isEmpty || !place.villageName.isEmpty
    guard declaresVillage else { return }
    switch matcher.match(place) {
    case .unit(let village, _, _):
      if facility.declaredVillageCode == nil {
        facility.declaredVillageCode = matcher.edition.villages[village].codes.first?.code
      }
      if facility.position == nil { facility.village = village }
    case .question, .none: break
    }
  }

  private mutating func setAside(_ row: Int, _ reason: SetAsideReason, _ place: PlaceText, wholeRecord: Bool) {
    let column = reason == .unreadablePosition ? latitudeColumn.map { table.columnNames[$0] } : nil
    let id = idColumn.map { table.trimmed(row, $0) } ?? ""
    result.setAside.append(
      SetAside(
        sourceID: source.location.id, row: table.rowNumbers[row], column: column,
        code: id.isEmpty ? (place.villageCode.isEmpty ? nil : place.villageCode) : id, placeName: nil, reason: reason,
        wholeRecord: wholeRecord))
  }

  mutating func finished() -> FacilityImport {
    flagRepetitions()
    result.recordsRead = table.rowCount
    return result
  }

  private mutating func flagRepetitions() {
    var ids: Set<String> = []
    var positions: Set<LonLat> = []
    for index in result.facilities.indices {
      if !ids.insert(result.facilities[index].id).inserted { result.facilities[index].flags.append(.duplicateID) }
      if let position = result.facilities[index].position, !positions.insert(position).inserted {
        result.facilities[index].flags.append(.samePosition)
      }
    }
  }
}
