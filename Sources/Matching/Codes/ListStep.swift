import Stunting

/// From one list to the next: the villages whose code changed. A village is the same one when its name is the only one of
/// its kind on both sides within the same kecamatan (by code, or renumbered with its regency), or within the regency
/// where kecamatan were split. What is not unique stays unlinked.
struct ListStep: Sendable {
  private(set) var later: [RegionCode: RegionCode] = [:]
  private(set) var earlier: [RegionCode: RegionCode] = [:]
  /// Codes in both lists that name different places.
  private(set) var reused: Set<RegionCode> = []

  init(_ old: ListYear, _ new: ListYear) {
    let changes = Changes(old, new)
    reused = changes.reused
    linkDistricts(changes)
    linkRegencies(changes)
  }

  private mutating func linkDistricts(_ changes: Changes) {
    let candidates = changes.goneByDistrict.keys.sorted()
    for district in candidates {
      guard let target = changes.sameDistrict(district) else { continue }
      link(changes.goneByDistrict[district, default: []], changes.comeByDistrict[target, default: []], changes)
    }
  }

  private mutating func linkRegencies(_ changes: Changes) {
    var gone: [RegionCode: [RegionCode]] = [:]
    var come: [RegionCode: [RegionCode]] = [:]
    for code in changes.gone where later[code] == nil {
      if let regency = code.parent(.regency).flatMap(changes.sameRegency) { gone[regency, default: []].append(code) }
    }
    for code in changes.come where earlier[code] == nil {
      if let regency = code.parent(.regency) { come[regency, default: []].append(code) }
    }
    for regency in gone.keys.sorted() {
      let taken = changes.keptKeys(regency)
      link(gone[regency, default: []], come[regency, default: []], changes, without: taken)
    }
  }

  /// Links villages of the same name that is unique on both sides.
  private mutating func link(
    _ gone: [RegionCode], _ come: [RegionCode], _ changes: Changes, without taken: Set<String> = []
  ) {
    let from = Dictionary(grouping: gone) { villageNameKey(changes.old.name($0)) }
    let to = Dictionary(grouping: come) { villageNameKey(changes.new.name($0)) }
    for (key, codes) in from where codes.count == 1 && !key.isEmpty && !taken.contains(key) {
      guard let one = codes.first, let targets = to[key], targets.count == 1, let other = targets.first else {
        continue
      }
      guard earlier[other] == nil else { continue }
      later[one] = other
      earlier[other] = one
    }
  }
}

/// What one list has and the other lacks.
struct Changes {
  let old: ListYear
  let new: ListYear
  private(set) var gone: [RegionCode] = []
  private(set) var come: [RegionCode] = []
  private(set) var reused: Set<RegionCode> = []
  private(set) var goneByDistrict: [RegionCode: [RegionCode]] = [:]
  private(set) var comeByDistrict: [RegionCode: [RegionCode]] = [:]
  private let regencies: [RegionCode: RegionCode]
  private var kept: [RegionCode: [RegionCode]] = [:]

  init(_ old: ListYear, _ new: ListYear) {
    self.old = old
    self.new = new
    regencies = sameRegencies(old, new)
    for (code, name) in old.names where code.level == .village { sort(code, name) }
    come += new.names.keys.filter { $0.level == .village && old.names[$0] == nil }
    gone.sort()
    come.sort()
    goneByDistrict = Dictionary(grouping: gone) { $0.parent(.district) ?? $0 }
    comeByDistrict = Dictionary(grouping: come) { $0.parent(.district) ?? $0 }
  }

  private mutating func sort(_ code: RegionCode, _ name: String) {
    guard let other = new.names[code] else { return gone.append(code) }
    if name == other || !areUnrelated(name, other) {
      if let regency = code.parent(.regency) { kept[regency, default: []].append(code) }
    } else if isNamedElsewhere(code, name, new) || isNamedElsewhere(code, other, old) {
      reused.insert(code)
      gone.append(code)
      come.append(code)
    }
  }

  /// The name is that of another village of the kecamatan in the other list: then it was not merely renamed.
  private func isNamedElsewhere(_ code: RegionCode, _ name: String, _ list: ListYear) -> Bool {
    guard let district = code.parent(.district) else { return false }
    let key = villageNameKey(name)
    return list.villagesOf[district, default: []].contains { $0 != code && villageNameKey(list.name($0)) == key }
  }

  /// The regency that goes on under this or another code.
  func sameRegency(_ code: RegionCode) -> RegionCode? { regencies[code] }

  /// The kecamatan that goes on: the same code with a name like it, else the only one of that name in the regency that goes
  /// on, with half of the villages' names in common.
  func sameDistrict(_ district: RegionCode) -> RegionCode? {
    let name = old.name(district)
    if let other = new.names[district], !areUnrelated(name, other) { return district }
    let named = new.districtsNamed[districtNameKey(name), default: []].filter { sharesVillages(district, $0) }
    let regency = district.parent(.regency).flatMap(sameRegency)
    let inRegency = named.filter { $0.parent(.regency) == regency }
    if inRegency.count == 1 { return inRegency.first }
    return inRegency.isEmpty && named.count == 1 ? named.first : nil
  }

  private func sharesVillages(_ district: RegionCode, _ other: RegionCode) -> Bool {
    let a = Set(old.villageKeys(district).keys)
    let b = Set(new.villageKeys(other).keys)
    return !a.isEmpty && a.intersection(b).count * 2 >= min(a.count, b.count)
  }

  /// Names of villages of a regency of the later list that kept their code.
  func keptKeys(_ regency: RegionCode) -> Set<String> {
    let codes = regencies.filter { $0.value == regency }.keys.flatMap { kept[$0, default: []] }
    return Set(codes.map { villageNameKey(new.name($0)) })
  }
}

/// Regencies by name, which is unique in the country: *Kab. Merauke* is 91.01 and then 93.01.
private func sameRegencies(_ old: ListYear, _ new: ListYear) -> [RegionCode: RegionCode] {
  let from = regenciesByName(old)
  let to = regenciesByName(new)
  var same: [RegionCode: RegionCode] = [:]
  for (key, codes) in from where codes.count == 1 {
    if let one = codes.first, let targets = to[key], targets.count == 1 { same[one] = targets.first }
  }
  return same
}

private func regenciesByName(_ list: ListYear) -> [String: [RegionCode]] {
  let regencies = list.names.keys.filter { $0.level == .regency }
  return Dictionary(grouping: regencies) { regencyNameKey(list.name($0)) }
}

/// Names that no slip or spelling turns into each other.
func areUnrelated(_ a: String, _ b: String) -> Bool {
  let like = likeness(ComparedName(a, .village), ComparedName(b, .village))
  return !like.mayBeSame && like.score < 0.75
}
