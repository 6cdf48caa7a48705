public import Stunting

/// The distinct places that a file names.
struct Witnesses: Sendable {
  var everywhere: [Witness] = []
  var byDistrict: [Int: [Witness]] = [:]
  var byLevel: [UnitLevel: [Witness]] = [:]
}

extension PlaceMatcher {
  /// This matcher, knowing all places that a file names: a village that another row names better is not taken for a
  /// misspelt one. Answers to single records are then both surer and more.
  public func informed(by places: [PlaceText], level: UnitLevel = .village) -> PlaceMatcher {
    var matcher = self
    matcher.witnesses = Witnesses()
    if level == .village {
      matcher.learnVillages(distinctPlaces(places))
    } else if let kind = roster[level]?.kind {
      matcher.witnesses.byLevel[level] = distinct(
        places.map { Witness(name: ComparedName(unitName($0, level), kind)) })
    }
    return matcher
  }

  private mutating func learnVillages(_ places: [PlaceText]) {
    var byDistrict: [Int: [Witness]] = [:]
    var all: [Witness] = []
    for place in places {
      let units = Set(place.villageCodes.flatMap { codes.villages($0) })
      let witness = Witness(
        name: ComparedName(place.villageName, .village), unit: units.count == 1 ? units.first : nil)
      all.append(witness)
      if case .found(let groups, _) = declaredDistrict(place) {
        for group in groups { byDistrict[group, default: []].append(witness) }
      }
    }
    witnesses.everywhere = distinct(all)
    witnesses.byDistrict = byDistrict.mapValues(distinct)
  }
}

/// One of each way to write a place, in the order of first mention.
private func distinctPlaces(_ places: [PlaceText]) -> [PlaceText] {
  var seen: Set<String> = []
  return places.filter { place in
    let parts = [place.villageCode, place.villageName, place.districtCode?.digits ?? "", place.districtName]
    return seen.insert(parts.joined(separator: "\u{1F}")).inserted
  }
}

private func distinct(_ witnesses: [Witness]) -> [Witness] {
  var seen: Set<String> = []
  return witnesses.filter { !$0.name.isEmpty && seen.insert("\($0.name.key) \($0.unit ?? -1)").inserted }
}
