public import Stunting

/// Finds the unit that a key means among known ones: by identifier of the facility, by code, or by the same name when
/// only one has it. Two keys of one system with different codes are never the same. Names are compared without case,
/// punctuation and words such as "Puskesmas" and "Kecamatan"; similar names are not looked for.
public struct UnitRoster: Sendable {
  public let units: [UnitKey]
  private let ofFacility: [String: [Int]]
  private let ofCode: [RegionCode: [Int]]
  private let ofName: [String: [Int]]

  public init(_ units: [UnitKey]) {
    self.units = units
    let all = Array(units.indices)
    ofFacility = Dictionary(grouping: all.filter { units[$0].facilityID != nil }) { units[$0].facilityID ?? "" }
    ofName = Dictionary(grouping: all) { unitName(units[$0].name) }
    var codes: [RegionCode: [Int]] = [:]
    for (index, unit) in units.enumerated() { if let code = unit.code { codes[code, default: []].append(index) } }
    ofCode = codes
  }

  /// Index of the unit, or nil when none or more than one fits.
  public func index(of key: UnitKey) -> Int? {
    if let id = key.facilityID, let found = ofFacility[id] { return only(found, key) }
    if let code = key.code, let found = ofCode[code] { return only(found, key) }
    let name = unitName(key.name)
    guard !name.isEmpty else { return nil }
    let found = (ofName[name] ?? []).filter { units[$0].level == key.level }
    return found.count == 1 && fits(units[found[0]], key) ? found[0] : nil
  }

  /// Whether no unit has the key's identifier, code or name: not even several.
  func isUnknown(_ key: UnitKey) -> Bool {
    key.facilityID.flatMap { ofFacility[$0] } == nil && key.code.flatMap { ofCode[$0] } == nil
      && ofName[unitName(key.name)] == nil
  }

  /// The only one of some units of the key's level, or the only one of them with its name.
  private func only(_ found: [Int], _ key: UnitKey) -> Int? {
    let ofLevel = found.filter { units[$0].level == key.level }
    if ofLevel.count == 1 { return ofLevel[0] }
    let named = ofLevel.filter { unitName(units[$0].name) == unitName(key.name) }
    return named.count == 1 ? named[0] : nil
  }

  /// Whether nothing but the name has to decide.
  private func fits(_ unit: UnitKey, _ key: UnitKey) -> Bool {
    if let a = unit.facilityID, let b = key.facilityID, a != b { return false }
    if let a = unit.code, let b = key.code, a.system == b.system, a != b { return false }
    return true
  }
}

private let unitWords: Set<String> = ["puskesmas", "pkm", "uptd", "upt", "blud", "kecamatan", "kec", "distrik"]

/// A unit's name for comparing: letters and digits in lower case, without leading words for its kind.
func unitName(_ name: String) -> String {
  let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
  let rest = words.drop { unitWords.contains(String($0)) }
  return (rest.isEmpty ? words[...] : rest).joined()
}
