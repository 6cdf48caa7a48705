import Stunting

/// What villages of the edition were called in the official lists of all years, and the kecamatan they then belonged to:
/// a record that gives exactly such a pair is about that village, though the kecamatan was split or renamed since.
struct FormerNames: Sendable {
  struct Entry: Sendable {
    var unit: Int
    var code: RegionCode
    var name: String
  }

  /// By the keys of kecamatan and village.
  private var entries: [String: [Entry]] = [:]

  init(_ lists: CodeLists, _ codes: KnownCodes) {
    for list in lists.years {
      let own = list.villagesOf.filter { codes.isRelated($0.key) }
      for district in own.keys.sorted() { learn(list, district, own[district, default: []], codes) }
    }
  }

  private mutating func learn(_ list: ListYear, _ district: RegionCode, _ villages: [RegionCode], _ codes: KnownCodes) {
    let districtKey = districtNameKey(list.name(district))
    for code in villages {
      let name = list.name(code)
      let units = codes.villages(code, in: list.year)
      let key = districtKey + "/" + villageNameKey(name)
      for unit in units.sorted() where !entries[key, default: []].contains(where: { $0.unit == unit }) {
        entries[key, default: []].append(Entry(unit: unit, code: code, name: name))
      }
    }
  }

  /// The only village that was ever called so in a kecamatan of that name.
  func find(_ place: PlaceText) -> Entry? {
    guard !place.districtName.isEmpty, !entries.isEmpty else { return nil }
    let found = entries[districtNameKey(place.districtName) + "/" + villageNameKey(place.villageName), default: []]
    return found.count == 1 ? found.first : nil
  }
}
