import Stunting

/// The units of one level above the villages.
struct UnitIndex: Sendable {
  let units: [RosterUnit]
  let index: NameIndex
  let byCode: [RegionCode: [Int]]
  let byFacility: [String: [Int]]
  let kind: NameKind

  var keys: [UnitKey] { units.map(\.key) }

  init(_ units: [RosterUnit], _ kind: NameKind) {
    self.units = units
    self.kind = kind
    index = NameIndex(units: Array(units.indices), names: units.map { ComparedName($0.key.name, kind) })
    var byCode: [RegionCode: [Int]] = [:]
    var byFacility: [String: [Int]] = [:]
    for (number, unit) in units.enumerated() {
      for code in Set(unit.otherCodes + [unit.key.code].compactMap { $0 }) { byCode[code, default: []].append(number) }
      if let id = unit.key.facilityID, !id.isEmpty { byFacility[id, default: []].append(number) }
    }
    self.byCode = byCode
    self.byFacility = byFacility
  }
}

/// The levels above the villages: the kecamatan of the edition, everything else from the roster.
func rosterIndexes(_ roster: [RosterUnit], _ groups: [DistrictGroup]) -> [UnitLevel: UnitIndex] {
  let districts = groups.map { group in
    RosterUnit(
      key: UnitKey(
        level: .district, code: group.code, name: group.label.isEmpty ? group.code?.formatted ?? "" : group.label),
      districtName: group.label, otherCodes: group.codes.sorted())
  }
  return [
    .district: UnitIndex(districts, .district),
    .puskesmas: UnitIndex(roster.filter { $0.key.level == .puskesmas }, .puskesmas),
    .regency: UnitIndex(roster.filter { $0.key.level == .regency }, .regency),
  ]
}
