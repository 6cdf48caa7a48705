import Geometry
import Matching
import Stunting

/// The villages of each kecamatan and regency of an edition, and which of them hold a position.
struct AreaIndex {
  private let locator: PointLocator
  private let villages: [Village]
  private let byDistrictCode: [RegionCode: Set<Int>]
  private let byDistrictName: [String: Set<Int>]
  private let byRegency: [RegionCode: Set<Int>]
  private let systems: Set<CodeSystem>
  /// Names of the kecamatan by their key.
  let districtNames: [String: String]

  init(_ edition: BoundaryEdition) {
    locator = PointLocator(edition.polygons.planar)
    villages = edition.villages
    var byCode: [RegionCode: Set<Int>] = [:]
    var byName: [String: Set<Int>] = [:]
    var byRegency: [RegionCode: Set<Int>] = [:]
    var names: [String: String] = [:]
    for (index, village) in edition.villages.enumerated() {
      let parents = village.codes.compactMap { $0.code.parent(.district) } + [village.districtCode].compactMap { $0 }
      for code in Set(parents) { byCode[code, default: []].insert(index) }
      for code in Set(parents.compactMap { $0.parent(.regency) }) { byRegency[code, default: []].insert(index) }
      let key = districtNameKey(village.districtName)
      guard !key.isEmpty else { continue }
      byName[key, default: []].insert(index)
      if names[key] == nil { names[key] = village.districtName }
    }
    byDistrictCode = byCode
    byDistrictName = byName
    self.byRegency = byRegency
    systems = Set(byRegency.keys.map(\.system))
    districtNames = names
  }

  /// What a record declares, as far as this edition knows it.
  func area(_ place: PlaceText, village: Int?) -> DeclaredArea {
    if let village { return .district(district(of: village)) }
    let parents = place.villageCodes.compactMap { $0.parent(.district) }
    if let found = parents.lazy.compactMap({ byDistrictCode[$0] }).first { return .district(found) }
    if let code = place.districtCode, let found = byDistrictCode[code] { return .district(found) }
    let codes = [place.districtCode].compactMap { $0 } + place.villageCodes
    let regencies = codes.compactMap { $0.parent(.regency) }
    let own = regencies.lazy.compactMap { byRegency[$0] }.first
    if own == nil, regencies.contains(where: { code in systems.contains(code.system) }) { return .elsewhere }
    if let named = byDistrictName[districtNameKey(place.districtName)] {
      let members = own.map(named.intersection) ?? named
      if !members.isEmpty { return .district(members) }
    }
    return own.map { .regency($0) } ?? (place.districtName.isEmpty ? .nothing : .unknown)
  }

  /// True when no column of the record names a kecamatan or village that the edition knows and none names another regency.
  func mayTakeName(_ place: PlaceText) -> Bool {
    guard place.villageName.isEmpty else { return false }
    switch area(place, village: nil) {
    case .nothing, .unknown, .regency: return true
    case .district, .elsewhere: return false
    }
  }

  /// The villages of the kecamatan that a village lies in.
  private func district(of village: Int) -> Set<Int> {
    guard villages.indices.contains(village) else { return [] }
    if let code = villages[village].districtCode, let members = byDistrictCode[code] { return members }
    let code = villages[village].codes.first?.code.parent(.district)
    if let members = code.flatMap({ byDistrictCode[$0] }) { return members }
    return byDistrictName[districtNameKey(villages[village].districtName)] ?? [village]
  }

  /// True when a position lies in the region.
  func holds(_ at: LonLat) -> Bool { locator.locate(x: at.longitude, y: at.latitude) >= 0 }

  /// True when a position lies in one of some villages, borders included.
  func holds(_ at: LonLat, in members: Set<Int>) -> Bool {
    locator.locateAll(x: at.longitude, y: at.latitude).contains { members.contains(Int($0)) }
  }

  /// A regency of the edition that a position lies in and `members` does not belong to, where there are several.
  func isInOtherRegency(_ at: LonLat, than members: Set<Int>) -> Bool {
    let found = Int(locator.locate(x: at.longitude, y: at.latitude))
    guard found >= 0, let own = members.min() else { return false }
    let here = regencies(found)
    return !here.isEmpty && here.isDisjoint(with: regencies(own))
  }

  private func regencies(_ village: Int) -> Set<RegionCode> {
    Set(villages[village].codes.compactMap { $0.code.parent(.regency) })
  }
}

/// The area that a record says it belongs to.
enum DeclaredArea: Equatable {
  /// Villages of the kecamatan.
  case district(Set<Int>)
  /// The regency is known and the kecamatan is not.
  case regency(Set<Int>)
  /// A kecamatan by a name that the edition lacks.
  case unknown
  /// Nothing is declared.
  case nothing
  /// By its code, a regency outside the edition.
  case elsewhere

  var members: Set<Int>? {
    switch self {
    case .district(let members), .regency(let members): members
    case .unknown, .nothing, .elsewhere: nil
    }
  }
}
