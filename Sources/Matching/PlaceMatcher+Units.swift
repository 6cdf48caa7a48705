import Stunting

extension PlaceMatcher {
  /// Matches to a kecamatan, puskesmas or regency: by code or facility identifier, else by name.
  func matchUnit(_ place: PlaceText, _ level: UnitLevel) -> PlaceMatch {
    guard let index = roster[level] else { return .none(.otherLevel) }
    let name = ComparedName(unitName(place, level), index.kind)
    let coded = unitsOfCode(place, level, index)
    if coded.count == 1, let unit = coded.first { return confirmedUnit(unit, name, index) }
    if coded.count > 1 { return unitQuestion(coded.map { ScoredUnit(unit: $0, score: 1) }, index) }
    guard !name.isEmpty else { return .none(hasCode(place, level) ? .unknownCode : .missingCode) }
    return matchUnitName(name, place, level, index)
  }

  func unitName(_ place: PlaceText, _ level: UnitLevel) -> String {
    if !place.unitName.isEmpty { return place.unitName }
    switch level {
    case .district: return place.districtName
    case .regency: return place.regencyName
    case .puskesmas, .village: return ""
    }
  }

  private func hasCode(_ place: PlaceText, _ level: UnitLevel) -> Bool {
    !place.unitCode.isEmpty || (level == .district && place.districtCode != nil)
      || (level == .regency && place.regencyCode != nil)
  }

  private func unitsOfCode(_ place: PlaceText, _ level: UnitLevel, _ index: UnitIndex) -> [Int] {
    if let own = index.byFacility[place.unitCode] { return own }
    var codes = CodeSystem.allCases.compactMap { RegionCode(place.unitCode, system: $0) }
    if level == .district { codes += [place.districtCode].compactMap { $0 } }
    if level == .regency { codes += [place.regencyCode].compactMap { $0 } }
    return Set(codes.flatMap { index.byCode[$0, default: []] }).sorted()
  }

  private func confirmedUnit(_ unit: Int, _ name: ComparedName, _ index: UnitIndex) -> PlaceMatch {
    let like = likeness(name, index.index.names[unit])
    if name.isEmpty || like.cost == 0 { return .unit(unit, .code, nameDiffers: false) }
    let others = index.index.exact(name.key).filter { $0 != unit }
    if others.isEmpty { return .unit(unit, .code, nameDiffers: true) }
    return unitQuestion(([unit] + others).map { ScoredUnit(unit: $0, score: $0 == unit ? like.score : 1) }, index)
  }

  private func matchUnitName(
    _ name: ComparedName, _ place: PlaceText, _ level: UnitLevel, _ index: UnitIndex
  ) -> PlaceMatch {
    switch index.index.find(name, witnesses: witnesses.byLevel[level, default: []]) {
    case .exact(let unit):
      return isElsewhere(unit, place, level, index)
        ? unitQuestion([ScoredUnit(unit: unit, score: 1)], index) : .unit(unit, .name, nameDiffers: false)
    case .similar(let unit, let score):
      return isElsewhere(unit, place, level, index)
        ? unitQuestion([ScoredUnit(unit: unit, score: score)], index)
        : .unit(unit, .similarName(score: score), nameDiffers: false)
    case .unclear(let units): return narrowed(units, place, level, index)
    }
  }

  /// Of several of one name the only one in the kecamatan that the record declares.
  private func narrowed(
    _ units: [ScoredUnit], _ place: PlaceText, _ level: UnitLevel, _ index: UnitIndex
  ) -> PlaceMatch {
    let namesakes = units.filter { $0.score == 1 && !declared(place).isEmpty && level == .puskesmas }
      .filter { districtNameKey(index.units[$0.unit].districtName) == declared(place) }
    if namesakes.count == 1, let only = namesakes.first { return .unit(only.unit, .name, nameDiffers: false) }
    return unitQuestion(units, index)
  }

  private func declared(_ place: PlaceText) -> String { districtNameKey(place.districtName) }

  /// A puskesmas of that name in another kecamatan than the record declares.
  private func isElsewhere(_ unit: Int, _ place: PlaceText, _ level: UnitLevel, _ index: UnitIndex) -> Bool {
    guard level == .puskesmas, !place.districtName.isEmpty, !index.units[unit].districtName.isEmpty else {
      return false
    }
    let own = ComparedName(index.units[unit].districtName, .district)
    return !likeness(ComparedName(place.districtName, .district), own).mayBeSame
  }

  private func unitQuestion(_ units: [ScoredUnit], _ index: UnitIndex) -> PlaceMatch {
    guard !units.isEmpty else { return .none(.unknownName) }
    return .question(
      units.prefix(5).map { scored in
        let unit = index.units[scored.unit]
        return PlaceQuestion.Candidate(
          code: printedCode(unit.key), name: unit.key.name, districtName: unit.districtName, score: scored.score)
      })
  }
}

/// How a question prints a unit, and an answer names it: code, else facility identifier, else name.
func printedCode(_ key: UnitKey) -> String {
  if key.level == .puskesmas, let id = key.facilityID { return id }
  return key.code?.formatted ?? key.facilityID ?? key.name
}
