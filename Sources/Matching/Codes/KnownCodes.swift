import Stunting

/// The codes of an edition, and those of other years and of the other system that lead to them.
struct KnownCodes: Sendable {
  let village: [RegionCode: Int]
  let systems: Set<CodeSystem>
  private let lists: CodeLists
  private let crosswalk: CodeCrosswalk
  /// Regencies of the edition, and those whose codes lead to it.
  let regencies: Set<RegionCode>

  init(_ villages: [Village], _ lists: CodeLists, _ crosswalk: CodeCrosswalk) {
    var own: [RegionCode: Int] = [:]
    for (number, village) in villages.enumerated() {
      for code in village.codes where own[code.code] == nil { own[code.code] = number }
    }
    village = own
    systems = Set(own.keys.map(\.system))
    self.lists = lists
    self.crosswalk = crosswalk
    var regencies = Set(own.keys.compactMap { $0.parent(.regency) })
    for code in own.keys {
      for other in lists.lineage(of: code) { regencies.formUnion([other.parent(.regency)].compactMap { $0 }) }
      if let other = crosswalk.partner(of: code)?.parent(.regency) { regencies.insert(other) }
    }
    self.regencies = regencies
  }

  /// The villages that a code leads to: its own, else by its other codes in all years, or by the other system.
  func villages(_ code: RegionCode, in year: Int? = nil) -> Set<Int> {
    if year == nil, let own = village[code] { return [own] }
    let lineage = lists.lineage(of: code, in: year)
    let partners = ([code] + lineage).compactMap { crosswalk.partner(of: $0) }
    return Set((lineage + partners + partners.flatMap { lists.lineage(of: $0) }).compactMap { village[$0] })
  }

  /// True for the code of a village in an official list.
  func isListed(_ code: RegionCode) -> Bool { lists.years.contains { $0.names[code] != nil } }

  /// True for codes of the edition's regencies, of any year.
  func isRelated(_ code: RegionCode) -> Bool { code.parent(.regency).map(regencies.contains) ?? false }

  /// True when codes of this system say something about the edition's regencies.
  func speaks(_ system: CodeSystem) -> Bool { regencies.contains { $0.system == system } }
}
