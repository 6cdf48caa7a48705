import Geometry
import Matching
import Stunting

/// Turns the records of a table into facilities.
struct FacilityRecords {
  private let source: FacilitySource
  private let table: TextTable
  private let matcher: PlaceMatcher
  private let columns: FacilityColumns
  private let region: RegionBox
  private let areas: AreaIndex
  private let addresses: AddressPlace
  private let positions: [PositionText]
  /// The positions as they stand, in degrees, where they are some.
  private let asRead: [LonLat?]
  private let judge: PositionJudge
  private var result = FacilityImport(facilities: [], setAside: [], findings: [], recordsRead: 0)

  init(
    _ source: FacilitySource, _ table: TextTable, _ columns: FacilityColumns, _ matcher: PlaceMatcher,
    positions: [PositionText], asRead: [LonLat?]
  ) {
    self.source = source
    self.table = table
    self.columns = columns
    self.matcher = matcher
    self.positions = positions
    self.asRead = asRead
    region = RegionBox(matcher.edition.polygons.planar.bounds)
    areas = AreaIndex(matcher.edition)
    addresses = AddressPlace(districts: areas.districtNames)
    judge = PositionJudge(areas, region, positions: asRead)
  }

  mutating func read() -> FacilityImport {
    result.setAside = table.setAside(sourceID: source.location.id)
    result.findings = table.findings(sourceID: source.location.id)
    for row in 0..<table.rowCount where row < positions.count {
      var place = columns.place.read(table, row: row)
      guard columns.filters.accept(table, row: row) else {
        setAside(row, .filteredOut, place, column: nil, wholeRecord: true)
        continue
      }
      completeFromAddress(&place, row)
      result.facilities.append(facility(row, place))
    }
    flagRepetitions()
    result.findings += sharedPositions(result.facilities)
    result.recordsRead = table.recordsRead
    return result
  }

  private mutating func facility(_ row: Int, _ place: PlaceText) -> Facility {
    let number = table.rowNumbers[row]
    let given = columns.id.map { table.trimmed(row, $0) } ?? ""
    var facility = Facility(
      id: given.isEmpty ? "\(source.location.id):\(number)" : given, kind: source.kind,
      name: columns.name.map { table.trimmed(row, $0) } ?? "", position: nil, sourceID: source.location.id,
      sourceRow: number)
    let village = setDeclared(&facility, place)
    let area = areas.area(place, village: village)
    setPosition(&facility, row, place, area)
    if facility.position == nil { facility.village = village }
    if let at = facility.position, let members = area.members, areas.isInOtherRegency(at, than: members) {
      facility.flags.append(.otherRegency)
    }
    for (name, column) in columns.attributes { facility.attributes[name] = table.trimmed(row, column) }
    let read = columns.capacity.read(table, row: row)
    facility.capacity = read.capacity
    for fault in read.faults { setAside(row, fault.reason, place, column: fault.column, wholeRecord: false) }
    return facility
  }

  // MARK: - Position

  private mutating func setPosition(_ facility: inout Facility, _ row: Int, _ place: PlaceText, _ area: DeclaredArea) {
    guard case .pair(let pair, let text) = positions[row] else {
      facility.flags.append(.noPosition)
      guard positions[row] != .none else { return }
      setAside(row, .unreadablePosition, place, column: columns.positionName, wholeRecord: false)
      if area != .elsewhere { ask(facility, []) }
      return
    }
    facility.position = asRead[row]
    switch judge.judge(pair, asRead: asRead[row], area: area) {
    case .asRead: break
    case .repaired(let candidate, let moved):
      facility.position = candidate.position
      facility.positionAsRead = text
      facility.repair = candidate.rule
      result.findings.append(
        finding(facility, .positionRepaired, detail: candidate.rule, size: moved))
      return
    case .asked(let candidates): ask(facility, candidates)
    }
    if region.looksSwapped(pair.x.value, pair.y.value) { facility.flags.append(.looksSwapped) }
    guard facility.position == nil else { return }
    facility.positionAsRead = text
    facility.flags.append(.noPosition)
    setAside(row, .unreadablePosition, place, column: columns.positionName, wholeRecord: false)
  }

  private mutating func ask(_ facility: Facility, _ candidates: [PositionCandidate]) {
    let readings = candidates.prefix(5).map { $0.rule + "=" + $0.position.shortText }
    let detail = readings.isEmpty ? "no_sound_reading" : readings.joined(separator: "; ")
    result.findings.append(finding(facility, .positionAsked, detail: detail, size: nil))
  }

  private func finding(_ facility: Facility, _ kind: FindingKind, detail: String, size: Double?) -> ImportFinding {
    ImportFinding(
      sourceID: facility.sourceID, row: facility.sourceRow, kind: kind, code: facility.id, detail: detail, size: size)
  }

  // MARK: - Declared area

  /// Takes the kecamatan and village out of the address where no column gives one that the edition knows. The address of
  /// a facility that really stands far away may name a namesake of a kecamatan here, so it is not asked.
  private func completeFromAddress(_ place: inout PlaceText, _ row: Int) {
    guard let column = columns.address, areas.mayTakeName(place) else { return }
    if let at = asRead[row], isIndonesian(at), !region.contains(at) { return }
    let address = table.trimmed(row, column)
    guard let district = addresses.district(in: address) else { return }
    place.districtName = district
    if place.villageCode.isEmpty, place.villageName.isEmpty { place.villageName = addresses.village(in: address) ?? "" }
  }

  /// Writes down what the record declares; the village when it is certain.
  private func setDeclared(_ facility: inout Facility, _ place: PlaceText) -> Int? {
    facility.declaredVillageCode =
      place.villageCodes.first { matcher.village(code: $0) != nil } ?? place.villageCodes.first
    facility.declaredDistrictCode = place.districtCode
    facility.declaredDistrictName = place.districtName.isEmpty ? nil : place.districtName
    let declaresVillage = !place.villageCode.isEmpty || !place.villageName.isEmpty
    guard declaresVillage, case .unit(let village, _, _) = matcher.match(place) else { return nil }
    if facility.declaredVillageCode == nil {
      facility.declaredVillageCode = matcher.edition.villages[village].codes.first?.code
    }
    return village
  }

  // MARK: - Set aside, repetitions

  private mutating func setAside(
    _ row: Int, _ reason: SetAsideReason, _ place: PlaceText, column: Int?, wholeRecord: Bool
  ) {
    let id = columns.id.map { table.trimmed(row, $0) } ?? ""
    result.setAside.append(
      SetAside(
        sourceID: source.location.id, row: table.rowNumbers[row], column: column.map { table.columnNames[$0] },
        code: id.isEmpty ? (place.villageCode.isEmpty ? nil : place.villageCode) : id, placeName: nil, reason: reason,
        wholeRecord: wholeRecord))
  }

  /// A second record of an identifier is flagged, the first one stands; of one spot, all are.
  private mutating func flagRepetitions() {
    var ids: Set<String> = []
    for index in result.facilities.indices where !ids.insert(result.facilities[index].id).inserted {
      result.facilities[index].flags.append(.duplicateID)
    }
    for index in groupsOnOneSpot(result.facilities).joined() { result.facilities[index].flags.append(.samePosition) }
  }
}

/// Roughly the box of Indonesia.
private func isIndonesian(_ at: LonLat) -> Bool {
  (94...142).contains(at.longitude) && (-12...7).contains(at.latitude)
}

extension LonLat {
  /// Latitude and longitude with six decimals: a hand's breadth.
  fileprivate var shortText: String { degreesText(latitude) + "," + degreesText(longitude) }
}

private func degreesText(_ value: Double) -> String {
  let millionths = Int((value.magnitude * 1e6).rounded())
  let decimals = String(millionths % 1_000_000)
  let padded = String(repeating: "0", count: 6 - decimals.count) + decimals
  return (value < 0 ? "-" : "") + "\(millionths / 1_000_000).\(padded)"
}
