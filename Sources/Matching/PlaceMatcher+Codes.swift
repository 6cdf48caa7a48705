import Stunting

extension PlaceMatcher {
  func matchVillage(_ place: PlaceText) -> PlaceMatch {
    let found = place.villageCodes.map { (code: $0, villages: codes.villages($0)) }.filter { !$0.villages.isEmpty }
    let villages = Set(found.flatMap(\.villages))
    if villages.count == 1, let village = villages.first, let code = found.first?.code {
      return confirmed(village, code, place)
    }
    if villages.count > 1 { return decideByName(villages.sorted(), found.map(\.code), place) }
    return place.villageCode.isEmpty ? matchName(place) : matchDespiteCode(place)
  }

  /// The village of the code, unless the name clearly belongs to another one.
  private func confirmed(_ village: Int, _ code: RegionCode, _ place: PlaceText) -> PlaceMatch {
    let name = ComparedName(place.villageName, .village)
    let basis = self.codes.village[code] == village ? MatchBasis.code : .recoded(from: code)
    let like = likeness(name, everywhere.names[village])
    if name.isEmpty || like.cost == 0 { return .unit(village, basis, nameDiffers: false) }
    let rivals = namesakes(name, of: village, place)
    if !rivals.isEmpty { return question([ScoredUnit(unit: village, score: like.score)] + rivals) }
    if !like.mayBeSame, isDoubtful(code, place) { return question([ScoredUnit(unit: village, score: like.score)]) }
    return .unit(village, basis, nameDiffers: true)
  }

  /// A code that two systems can read, or that was given to another village, needs a name that agrees.
  private func isDoubtful(_ code: RegionCode, _ place: PlaceText) -> Bool {
    place.villageCodes.count > 1 || codes.village[code] == nil
  }

  /// Other villages that have the name: in the kecamatan of the code's village, or in the one that the record names.
  private func namesakes(_ name: ComparedName, of village: Int, _ place: PlaceText) -> [ScoredUnit] {
    var groups = [districtOf[village]]
    if case .found(let declared, _) = declaredDistrict(place), !declared.contains(groups[0]) { groups += declared }
    let own = likeness(name, everywhere.names[village])
    return groups.flatMap { group -> [ScoredUnit] in
      let index = districts[group].index
      return index.units.indices.compactMap { at in
        let other = likeness(name, index.names[at])
        guard index.units[at] != village, other.mayBeSame, other.cost + 0.7 <= own.cost else { return nil }
        return ScoredUnit(unit: index.units[at], score: other.score)
      }
    }
  }

  /// Codes that lead to several villages: the name decides when it is that of one of them only.
  private func decideByName(_ villages: [Int], _ codes: [RegionCode], _ place: PlaceText) -> PlaceMatch {
    let name = ComparedName(place.villageName, .village)
    let scored = villages.map { ScoredUnit(unit: $0, score: likeness(name, everywhere.names[$0]).score) }
    let named = villages.filter { likeness(name, everywhere.names[$0]).mayBeSame && liesInDeclared($0, place) }
    guard named.count == 1, let village = named.first else {
      return question(scored.sorted { (-$0.score, $0.unit) < (-$1.score, $1.unit) })
    }
    let direct = codes.contains { self.codes.village[$0] == village }
    let basis = direct ? MatchBasis.code : codes.first.map { .recoded(from: $0) } ?? .name
    return .unit(village, basis, nameDiffers: everywhere.names[village].key != name.key)
  }

  private func liesInDeclared(_ village: Int, _ place: PlaceText) -> Bool {
    guard case .found(let groups, _) = declaredDistrict(place) else { return true }
    return groups.contains(districtOf[village])
  }

  /// A code that leads nowhere. One of another regency is about another place, whatever the name; one that the
  /// official lists give to a village that is not here speaks against the name; else the name may decide, and when it
  /// fails, too, the code is the thing to look at.
  private func matchDespiteCode(_ place: PlaceText) -> PlaceMatch {
    let foreign = place.villageCodes.filter { codes.speaks($0.system) && !isOfOwnRegency($0) }
    if !foreign.isEmpty, foreign.count == place.villageCodes.count { return .none(.outsideRegion) }
    let named = matchName(place)
    if case .unit(let unit, _, _) = named, place.villageCodes.contains(where: codes.isListed) {
      return question([ScoredUnit(unit: unit, score: 0.9)])
    }
    guard case .none(let reason) = named else { return named }
    let isUnreadable = place.villageCodes.isEmpty && reason == .unknownName
    return .none(isUnreadable ? .unreadableCode : .unknownCode)
  }

  func isOfOwnRegency(_ code: RegionCode) -> Bool { code.parent(.regency).map(codes.regencies.contains) ?? true }
}
