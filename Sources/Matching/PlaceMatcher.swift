public import Stunting

/// Finds the unit that a record is about. Wrong joins are worse than missing ones: what fits no unit for certain is a
/// question or has a reason, and is never guessed.
public struct PlaceMatcher: Sendable {
  public let edition: BoundaryEdition
  let codes: KnownCodes
  let districts: [DistrictGroup]
  /// Place in `districts` of each village.
  let districtOf: [Int]
  /// All villages as one index, for records that name no kecamatan.
  let everywhere: NameIndex
  let roster: [UnitLevel: UnitIndex]
  let answers: AnswerIndex
  let formerNames: FormerNames
  /// Places named by the file at hand, by level and kecamatan.
  var witnesses = Witnesses()

  /// - Parameters:
  ///   - edition: Villages that records are matched to; their kecamatan are the units of level district.
  ///   - roster: Puskesmas and regency of the project.
  ///   - codeLists: Official lists: codes of other years, and names of villages that the edition lacks.
  ///   - crosswalk: Codes of the other system.
  ///   - answers: From `padanan_nama.csv`.
  public init(
    _ edition: BoundaryEdition, roster: [RosterUnit] = [], codeLists: CodeLists = CodeLists(),
    crosswalk: CodeCrosswalk = CodeCrosswalk(), answers: [PlaceAnswer] = []
  ) {
    self.edition = edition
    let codes = KnownCodes(edition.villages, codeLists, crosswalk)
    self.codes = codes
    var groups = districtGroups(edition.villages)
    for place in groups.indices { learnAbsent(&groups[place], codes, codeLists) }
    districts = groups
    districtOf = places(of: groups, count: edition.villages.count)
    everywhere = wholeIndex(edition.villages, groups)
    self.roster = rosterIndexes(roster, groups)
    self.answers = AnswerIndex(answers)
    formerNames = FormerNames(codeLists, codes)
  }

  /// The index of the village with this code, in either system.
  public func village(code: RegionCode) -> Int? { codes.village[code] }

  /// Units of a level above the villages, in the order that `PlaceMatch.unit` counts through; empty for villages. Those
  /// of level district are the kecamatan of the edition in order of their codes.
  public func units(_ level: UnitLevel) -> [UnitKey] { roster[level]?.keys ?? [] }

  /// Matches a record to a unit of `level`.
  public func match(_ place: PlaceText, level: UnitLevel = .village) -> PlaceMatch {
    if isOutside(place) { return .none(.outsideRegion) }
    let found = level == .village ? matchVillage(place) : matchUnit(place, level)
    return answered(place, level, found)
  }

  /// Matches the records of one file, knowing all of them: `informed(by:level:)` and then each alone.
  public func matchAll(_ places: [PlaceText], level: UnitLevel = .village) -> [PlaceMatch] {
    let matcher = informed(by: places, level: level)
    return places.map { matcher.match($0, level: level) }
  }
}

private func places(of groups: [DistrictGroup], count: Int) -> [Int] {
  var places = [Int](repeating: 0, count: count)
  for (place, group) in groups.enumerated() {
    for village in group.index.units { places[village] = place }
  }
  return places
}

private func wholeIndex(_ villages: [Village], _ groups: [DistrictGroup]) -> NameIndex {
  var index = NameIndex(
    units: Array(villages.indices), names: villages.map { ComparedName($0.name, .village) })
  index.absent = groups.flatMap(\.index.absent)
  index.knowsAbsent = !groups.isEmpty && groups.allSatisfy(\.index.knowsAbsent)
  return index
}
