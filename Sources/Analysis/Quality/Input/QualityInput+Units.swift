import Stunting

extension QualityInput {
  /// With each unit above the villages once: two sources that name one puskesmas mean one unit.
  func withEachUnitOnce() -> QualityInput {
    var seen: [String: Int] = [:]
    var kept: [UnitKey] = []
    let place = units.map { unit -> Int in
      let key = unit.identity
      if let known = seen[key] { return known }
      seen[key] = kept.count
      kept.append(unit)
      return kept.count - 1
    }
    guard kept.count < units.count else { return self }
    var copy = self
    copy.units = kept
    for i in copy.values.indices where copy.values[i].level != .village {
      let unit = copy.values[i].unit
      if place.indices.contains(unit) { copy.values[i].unit = place[unit] }
    }
    return copy
  }
}

extension UnitKey {
  /// The facility or code where one is known, else the name without spaces and case.
  fileprivate var identity: String {
    level.rawValue + "/" + (facilityID ?? code.map { $0.system.rawValue + $0.digits } ?? "~" + PlaceIndex.fold(name))
  }
}
