import Stunting

/// The kecamatan that a record declares.
enum DeclaredDistrict: Equatable {
  case none
  /// Places in `districts`; `byLikeness`: its name had to be matched by score.
  case found([Int], byLikeness: Bool)
  case unknown
}

extension PlaceMatcher {
  /// Matches by name within the kecamatan that the record declares, or everywhere when it declares none.
  func matchName(_ place: PlaceText) -> PlaceMatch {
    if let village = veryName(place) { return .unit(village, .name, nameDiffers: false) }
    let name = ComparedName(place.villageName, .village)
    guard !name.isEmpty else { return .none(.missingCode) }
    let found = matchPresentName(name, place)
    if case .unit(_, .name, _) = found { return found }
    guard let former = formerName(place) else { return found }
    return agreed(found, former)
  }

  /// A similar name and a former name that name two villages leave a question.
  private func agreed(_ found: PlaceMatch, _ former: PlaceMatch) -> PlaceMatch {
    guard case .unit(let one, _, _) = found else { return former }
    if case .unit(let other, _, _) = former {
      return one == other ? found : question([one, other].map { ScoredUnit(unit: $0, score: 0.9) })
    }
    return former
  }

  /// The short way for most records: the only village of that very name in the kecamatan that the record declares.
  private func veryName(_ place: PlaceText) -> Int? {
    guard case .found(let groups, byLikeness: false) = declaredDistrict(place), groups.count == 1,
      let group = groups.first
    else { return nil }
    let index = districts[group].index
    let same = index.exact(villageNameKey(place.villageName))
    return same.count == 1 ? same.first.map { index.units[$0] } : nil
  }

  /// By the name and kecamatan of an earlier list; a village that was wholly renamed is asked.
  private func formerName(_ place: PlaceText) -> PlaceMatch? {
    guard let former = formerNames.find(place) else { return nil }
    if areUnrelated(former.name, edition.villages[former.unit].name) {
      return question([ScoredUnit(unit: former.unit, score: 0.9)])
    }
    return .unit(former.unit, .recoded(from: former.code), nameDiffers: false)
  }

  private func matchPresentName(_ name: ComparedName, _ place: PlaceText) -> PlaceMatch {
    switch declaredDistrict(place) {
    case .none: return result(everywhere.find(name, witnesses: witnesses.everywhere), name)
    case .unknown: return elsewhere(name, [])
    case .found(let groups, let byLikeness): return match(name, in: groups, byLikeness: byLikeness)
    }
  }

  private func match(_ name: ComparedName, in groups: [Int], byLikeness: Bool) -> PlaceMatch {
    let findings = groups.map { districts[$0].index.find(name, witnesses: witnesses.byDistrict[$0, default: []]) }
    var asked: [ScoredUnit] = []
    var sure: [NameFinding] = []
    for finding in findings {
      if case .unclear(let units) = finding { asked += units } else { sure.append(finding) }
    }
    guard sure.count == 1, let only = sure.first else {
      return sure.isEmpty ? elsewhere(name, asked) : question(sure.flatMap(scored) + asked)
    }
    if byLikeness, case .exact(let unit) = only { return .unit(unit, .similarName(score: 0.95), nameDiffers: false) }
    return result(only, name)
  }

  private func scored(_ finding: NameFinding) -> [ScoredUnit] {
    switch finding {
    case .exact(let unit): [ScoredUnit(unit: unit, score: 1)]
    case .similar(let unit, let score): [ScoredUnit(unit: unit, score: score)]
    case .unclear(let units): units
    }
  }

  private func result(_ finding: NameFinding, _ name: ComparedName) -> PlaceMatch {
    switch finding {
    case .exact(let unit): .unit(unit, .name, nameDiffers: false)
    case .similar(let unit, let score): .unit(unit, .similarName(score: score), nameDiffers: false)
    case .unclear(let units): question(units)
    }
  }

  /// The kecamatan has no such name: villages of that very name elsewhere are asked, never taken.
  private func elsewhere(_ name: ComparedName, _ asked: [ScoredUnit]) -> PlaceMatch {
    let known = Set(asked.map(\.unit))
    let named = everywhere.exact(name.key).filter { !known.contains($0) }.map { ScoredUnit(unit: $0, score: 1) }
    return question(named + asked)
  }

  /// The question with these candidates; a name like none is unknown.
  func question(_ units: [ScoredUnit]) -> PlaceMatch {
    units.isEmpty ? .none(.unknownName) : .question(units.prefix(5).map(candidate))
  }

  private func candidate(_ scored: ScoredUnit) -> PlaceQuestion.Candidate {
    let village = edition.villages[scored.unit]
    return PlaceQuestion.Candidate(
      code: village.printedCode, name: village.name, districtName: village.districtLabel, score: scored.score)
  }
}

extension PlaceMatcher {
  /// By code when the edition has codes of its system, else by name.
  func declaredDistrict(_ place: PlaceText) -> DeclaredDistrict {
    if let code = place.districtCode {
      let named = districts.indices.filter { districts[$0].codes.contains(code) }
      if !named.isEmpty { return .found(named, byLikeness: false) }
      let isComparable = districts.contains { $0.codes.contains { $0.system == code.system } }
      if isComparable, place.districtName.isEmpty { return .unknown }
    }
    return districtByName(place.districtName)
  }

  private func districtByName(_ text: String) -> DeclaredDistrict {
    guard let index = roster[.district]?.index else { return .none }
    let key = districtNameKey(text)
    if key.isEmpty { return .none }
    let same = index.exact(key)
    if !same.isEmpty { return .found(same, byLikeness: false) }
    if case .similar(let group, _) = index.nearest(ComparedName(text, .district)) {
      return .found([group], byLikeness: true)
    }
    let nameless = districts.indices.filter { districts[$0].name.isEmpty }
    return nameless.isEmpty ? .unknown : .found(nameless, byLikeness: false)
  }
}
