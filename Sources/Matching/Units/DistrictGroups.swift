import Stunting

/// The villages of a kecamatan of the edition.
struct DistrictGroup: Sendable {
  var label: String
  var name: ComparedName
  var code: RegionCode?
  var codes: Set<RegionCode>
  var index: NameIndex
}

/// The kecamatan of an edition, in the order of their codes, then names.
func districtGroups(_ villages: [Village]) -> [DistrictGroup] {
  var members: [DistrictIdentity: [Int]] = [:]
  for (number, village) in villages.enumerated() { members[DistrictIdentity(village), default: []].append(number) }
  return members.keys.sorted().map { group($0, members[$0, default: []], villages) }
}

private func group(_ identity: DistrictIdentity, _ members: [Int], _ villages: [Village]) -> DistrictGroup {
  let label = members.lazy.map { villages[$0].districtName }.first { !$0.isEmpty } ?? ""
  var codes = Set(members.flatMap { villages[$0].codes.compactMap { $0.code.parent(.district) } })
  codes.formUnion(members.compactMap { villages[$0].districtCode })
  let names = members.map { ComparedName(villages[$0].name, .village) }
  return DistrictGroup(
    label: label, name: ComparedName(label, .district), code: identity.code, codes: codes,
    index: NameIndex(units: members, names: names))
}

/// A kecamatan by its code, else by its name.
private struct DistrictIdentity: Hashable, Comparable {
  var code: RegionCode?
  var nameKey: String

  init(_ village: Village) {
    code = village.districtCode ?? village.codes.lazy.compactMap { $0.code.parent(.district) }.first
    nameKey = code == nil ? districtNameKey(village.districtName) : ""
  }

  static func < (a: DistrictIdentity, b: DistrictIdentity) -> Bool {
    (a.code?.digits ?? "~", a.code?.system.rawValue ?? "", a.nameKey)
      < (b.code?.digits ?? "~", b.code?.system.rawValue ?? "", b.nameKey)
  }
}
