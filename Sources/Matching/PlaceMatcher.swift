public import Stunting

/// How a record was matched.
public enum MatchBasis: Sendable, Equatable {
  case code
  /// The code is of another year's list.
  case recoded(from: RegionCode)
  case name
  /// The only similar name, with its score (0...1).
  case similarName(score: Double)
  /// As answered in `padanan_nama.csv`.
  case answer
}

/// Where a record belongs.
public enum PlaceMatch: Sendable, Equatable {
  /// `unit` counts through the villages of the edition (level village) or `PlaceMatcher.units(_:)`. `nameDiffers`: the
  /// record gives another name than the unit found by its code has.
  case unit(Int, MatchBasis, nameDiffers: Bool)
  /// Fits none for certain; the candidates best first.
  case question([PlaceQuestion.Candidate])
  case none(SetAsideReason)
}

/// A unit above the villages that records can be matched to.
public struct RosterUnit: Sendable, Equatable {
  public var key: UnitKey
  /// Kecamatan that it lies in, where known.
  public var districtName: String
  /// Kemendagri or BPS codes under which it is known besides `key.code`.
  public var otherCodes: [RegionCode]

  public init(key: UnitKey, districtName: String = "", otherCodes: [RegionCode] = []) {
    self.key = key
    self.districtName = districtName
    self.otherCodes = otherCodes
  }
}

/// Finds the unit that a record is about.
public struct PlaceMatcher: Sendable {
  public let edition: BoundaryEdition
  private let byCode: [RegionCode: Int]
  private let byName: [String: [Int]]
  private let regencies: Set<RegionCode>
  private let systems: Set<CodeSystem>
  private let roster: [UnitLevel: [RosterUnit]]

  /// - Parameters:
  ///   - edition: Villages that records are matched to; their kecamatan are the units of level district.
  ///   - roster: Puskesmas and regency of the project.
  ///   - answers: From `padanan_nama.csv`.
  public init(_ edition: BoundaryEdition, roster: [RosterUnit] = [], answers: [PlaceAnswer] = []) {
    self.edition = edition
    var byCode: [RegionCode: Int] = [:]
    var byName: [String: [Int]] = [:]
    for (index, village) in edition.villages.enumerated() {
      for code in village.codes where byCode[code.code] == nil { byCode[code.code] = index }
      byName[villageNameKey(village.name), default: []].append(index)
    }
    self.byCode = byCode
    self.byName = byName
    regencies = Set(byCode.keys.compactMap { $0.parent(.regency) })
    systems = Set(byCode.keys.map(\.system))
    self.roster = Dictionary(grouping: roster, by: \.key.level)
  }

  /// The index of the village with this code, in either system.
  public func village(code: RegionCode) -> Int? { byCode[code] }

  /// Units of a level above the villages, in the order that `PlaceMatch.unit` counts through; empty for villages.
  public func units(_ level: UnitLevel) -> [UnitKey] { roster[level, default: []].map(\.key) }

  /// Matches a record to a unit of `level`.
  public func match(_ place: PlaceText, level: UnitLevel = .village) -> PlaceMatch {
    level == .village ? matchVillage(place) : .none(.otherLevel)
  }

  private func matchVillage(_ place: PlaceText) -> PlaceMatch {
    let found = Set(place.villageCodes.compactMap { byCode[$0] })
    if found.count == 1, let village = found.first {
      return .unit(village, .code, nameDiffers: differs(place.villageName, from: village))
    }
    if found.count > 1 { return .none(.unknownCode) }
    guard place.villageCode.isEmpty || mayMatchByName(place) else { return .none(.unknownCode) }
    let named = matchByName(place)
    if case .none(let reason) = named, !place.villageCode.isEmpty {
      return .none(place.villageCodes.isEmpty && reason == .unknownName ? .unreadableCode : codeReason(reason))
    }
    return named
  }

  /// A code that says nothing is no better than none; when the name fails, too, the code is the thing to look at.
  private func codeReason(_ reason: SetAsideReason) -> SetAsideReason {
    reason == .ambiguousName ? reason : .unknownCode
  }

  /// A readable code of another regency in a system that the edition uses is no typing error: the record is about
  /// another place, whatever its name.
  private func mayMatchByName(_ place: PlaceText) -> Bool {
    place.villageCodes.allSatisfy { code in
      !systems.contains(code.system) || code.parent(.regency).map(regencies.contains) ?? false
    }
  }

  private func matchByName(_ place: PlaceText) -> PlaceMatch {
    let key = villageNameKey(place.villageName)
    guard !key.isEmpty else { return .none(.missingCode) }
    guard let namesakes = byName[key] else { return .none(.unknownName) }
    let fitting = namesakes.filter { liesInDistrict($0, place) }
    if fitting.count == 1, let village = fitting.first { return .unit(village, .name, nameDiffers: false) }
    return .none(fitting.isEmpty ? .unknownName : .ambiguousName)
  }

  /// True when the village lies in the district that the record names, or when it names none.
  private func liesInDistrict(_ village: Int, _ place: PlaceText) -> Bool {
    let village = edition.villages[village]
    if let declared = place.districtCode {
      let own = [village.districtCode].compactMap { $0 } + village.codes.compactMap { $0.code.parent(.district) }
      if let same = own.first(where: { $0.system == declared.system }) { return same == declared }
    }
    let declared = districtNameKey(place.districtName)
    return declared.isEmpty || village.districtName.isEmpty || districtNameKey(village.districtName) == declared
  }

  private func differs(_ name: String, from village: Int) -> Bool {
    let key = villageNameKey(name)
    return !key.isEmpty && key != villageNameKey(edition.villages[village].name)
  }
}
