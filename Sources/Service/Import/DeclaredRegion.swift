internal import Matching
internal import Stunting

/// Tells facilities of a wider list, which belong to other regencies, from those of this region that lie in the wrong
/// place. Codes of the edition's system decide; codes of the other system are never translated: a regency is taken for
/// this one when at least half of the facilities under its code lie in the region.
struct DeclaredRegion {
  /// Metres outside the region from which a facility that says nothing of its area is another regency's.
  static let foreignMetres = 10_000.0

  private let matcher: PlaceMatcher
  private let districts: Set<RegionCode>
  private let systems: Set<CodeSystem>
  /// Regencies by codes of a system that the edition has not, with the share of their facilities that lie in the region.
  private var shareInside: [RegionCode: Double] = [:]

  /// - Parameter facilities: All of the list, placed.
  init(_ matcher: PlaceMatcher, _ facilities: [Facility]) {
    self.matcher = matcher
    var districts: Set<RegionCode> = []
    for village in matcher.edition.villages {
      districts.formUnion(village.codes.compactMap { $0.code.parent(.district) })
      if let code = village.districtCode { districts.insert(code) }
    }
    self.districts = districts
    systems = Set(districts.map(\.system))
    var counts: [RegionCode: (inside: Int, all: Int)] = [:]
    for f in facilities where f.position != nil {
      guard let regency = DeclaredRegion.regency(f) else { continue }
      counts[regency, default: (0, 0)].all += 1
      if f.village != nil { counts[regency, default: (0, 0)].inside += 1 }
    }
    shareInside = counts.mapValues { Double($0.inside) / Double($0.all) }
  }

  private static func regency(_ f: Facility) -> RegionCode? {
    (f.declaredDistrictCode ?? f.declaredVillageCode)?.parent(.regency)
  }

  /// In no village, and either declared for another region or, without a declaration, well outside (no distance: far).
  func isForeign(_ f: Facility) -> Bool {
    guard f.village == nil, f.flags.contains(.outsideRegion) || f.flags.contains(.noPosition) else { return false }
    if let declares = declares(f) { return !declares }
    return f.flags.contains(.outsideRegion) && (f.flagDistanceMetres ?? .infinity) > DeclaredRegion.foreignMetres
  }

  /// Whether the facility declares a village or kecamatan of the edition; nil when it declares none that can be read.
  private func declares(_ f: Facility) -> Bool? {
    if let code = f.declaredVillageCode, matcher.village(code: code) != nil { return true }
    if let code = f.declaredDistrictCode ?? f.declaredVillageCode?.parent(.district), systems.contains(code.system) {
      return districts.contains(code)
    }
    if let regency = DeclaredRegion.regency(f), let share = shareInside[regency] { return share >= 0.5 }
    guard let name = f.declaredDistrictName, !name.isEmpty else { return nil }
    var place = PlaceText()
    place.districtName = name
    if case .none = matcher.match(place, level: .district) { return false }
    return true
  }
}
