public import Stunting

/// Finds the village of an edition that a record is about: by code in either system, else by name within its district,
/// exact after normalising (`villageNameKey`).
public struct VillageMatcher: Sendable {
  public let edition: BoundaryEdition
  private let byCode: [RegionCode: Int]
  private let byName: [String: [Int]]
  private let regencies: Set<RegionCode>
  private let systems: Set<CodeSystem>

  public init(_ edition: BoundaryEdition) {
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
  }

  /// Where a record belongs.
  enum Outcome: Equatable {
    /// `nameDiffers`: the record gives another name than the village has.
    case byCode(Int, nameDiffers: Bool)
    case byName(Int)
    case none(SetAsideReason)
  }

  /// The index of the village with this code, in either system.
  public func village(code: RegionCode) -> Int? { byCode[code] }

  func match(_ place: PlaceText) -> Outcome {
    let found = Set(place.villageCodes.compactMap { byCode[$0] })
    if found.count == 1, let village = found.first {
      return .byCode(village, nameDiffers: differs(place.villageName, from: village))
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

  private func matchByName(_ place: PlaceText) -> Outcome {
    let key = villageNameKey(place.villageName)
    guard !key.isEmpty else { return .none(.missingCode) }
    guard let namesakes = byName[key] else { return .none(.unknownName) }
    let fitting = namesakes.filter { liesInDistrict($0, place) }
    if fitting.count == 1, let village = fitting.first { return .byName(village) }
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
