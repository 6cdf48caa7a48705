public import Stunting

/// Which villages make up which unit. A village is in one unit or in none.
public struct UnitMembership: Sendable, Equatable {
  public var level: UnitLevel
  /// In the order of their code or identifier, then name.
  public let units: [UnitKey]
  /// Unit of each village; nil where it is in none.
  public let unitOfVillage: [Int?]
  /// Villages of each unit, ascending. A puskesmas may have none: its working area is not known.
  public let members: [[Int]]

  /// Villages in no unit, ascending.
  public var unassigned: [Int] { unitOfVillage.indices.filter { unitOfVillage[$0] == nil } }

  /// - Parameters:
  ///   - keyOfVillage: Index into `keys` of each village. An index outside is none.
  ///   - keys: Units in any order, each once.
  init(level: UnitLevel, keys: [UnitKey], keyOfVillage: [Int?]) {
    let order = keys.indices.sorted {
      (sortKey(keys[$0]), keys[$0].name, $0) < (sortKey(keys[$1]), keys[$1].name, $1)
    }
    var place = [Int](repeating: 0, count: keys.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var members = [[Int]](repeating: [], count: keys.count)
    let units = keyOfVillage.map { $0.flatMap { keys.indices.contains($0) ? place[$0] : nil } }
    for (village, unit) in units.enumerated() { if let unit { members[unit].append(village) } }
    self.level = level
    self.units = order.map { keys[$0] }
    self.members = members
    unitOfVillage = units
  }
}

private func sortKey(_ key: UnitKey) -> String { key.code?.digits ?? key.facilityID ?? "" }

/// The kecamatan of an edition: by code where the villages have one, else by name. A village that has only the name of
/// one coded kecamatan belongs to it.
public func districtMembership(_ edition: BoundaryEdition) -> UnitMembership {
  var keys: [UnitKey] = []
  var places: [RegionCode: Int] = [:]
  var ofVillage = edition.villages.map { village -> Int? in
    guard let code = village.districtCode else { return nil }
    if let place = places[code] {
      if keys[place].name.isEmpty { keys[place].name = village.districtName }
      return place
    }
    places[code] = keys.count
    keys.append(UnitKey(level: .district, code: code, name: village.districtName))
    return keys.count - 1
  }
  let coded = UnitRoster(keys)
  var named: [String: Int] = [:]
  for (v, village) in edition.villages.enumerated() where ofVillage[v] == nil && !village.districtName.isEmpty {
    let key = UnitKey(level: .district, name: village.districtName)
    let name = unitName(village.districtName)
    let place = coded.index(of: key) ?? named[name] ?? keys.count
    if place == keys.count {
      named[name] = place
      keys.append(key)
    }
    ofVillage[v] = place
  }
  return UnitMembership(level: .district, keys: keys, keyOfVillage: ofVillage)
}

/// Puskesmas with their working areas. Of several areas for one village the first counts (`workingAreas` gives one a
/// village).
///
/// - Parameter others: Puskesmas that have values and perhaps no working area; those that fit none of the areas' are
///   added without villages.
public func puskesmasMembership(
  _ edition: BoundaryEdition, workingAreas: [WorkingArea], others: [UnitKey] = []
) -> UnitMembership {
  var keys: [UnitKey] = []
  var places: [UnitKey: Int] = [:]
  func place(_ key: UnitKey) -> Int {
    if let place = places[key] { return place }
    places[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }
  var ofVillage = [Int?](repeating: nil, count: edition.villages.count)
  for area in workingAreas where ofVillage.indices.contains(area.village) && ofVillage[area.village] == nil {
    ofVillage[area.village] = place(area.puskesmas)
  }
  let known = UnitRoster(keys)
  for key in others where key.level == .puskesmas && known.isUnknown(key) { _ = place(key) }
  return UnitMembership(level: .puskesmas, keys: keys, keyOfVillage: ofVillage)
}
