import Stunting

/// The units of a membership as villages of an edition: a kecamatan by its code, a puskesmas by its identifier and
/// under the kecamatan in which most of its villages lie.
func unitVillages(_ membership: UnitMembership, of edition: BoundaryEdition) -> [Village] {
  let names = membership.units.map { $0.code?.formatted ?? $0.facilityID ?? $0.name }
  var seen: [String: Int] = [:]
  return membership.units.indices.map { unit in
    let key = membership.units[unit]
    seen[names[unit], default: 0] += 1
    let repeated = seen[names[unit], default: 1]
    var village = Village(
      name: key.name.isEmpty ? names[unit] : key.name, districtName: key.name, districtCode: key.code,
      codes: key.code.map { [VillageCode(code: $0, year: nil)] } ?? [], sourceRow: unit + 1)
    if key.code == nil || repeated > 1 { village.unitID = names[unit] + (repeated > 1 ? "#\(repeated)" : "") }
    if membership.level == .puskesmas { placeInDistrict(&village, membership.members[unit], edition) }
    return village
  }
}

/// The kecamatan of most of some villages; of equally many the one that comes first.
private func placeInDistrict(_ village: inout Village, _ members: [Int], _ edition: BoundaryEdition) {
  var counts: [(village: Int, count: Int)] = []
  for v in members {
    let known = counts.firstIndex {
      edition.villages[$0.village].districtCode == edition.villages[v].districtCode
        && edition.villages[$0.village].districtLabel == edition.villages[v].districtLabel
    }
    if let known { counts[known].count += 1 } else { counts.append((v, 1)) }
  }
  let most = counts.reduce(nil as (village: Int, count: Int)?) { best, next in
    best.map { next.count > $0.count ? next : $0 } ?? next
  }
  village.districtName = most.map { edition.villages[$0.village].districtName } ?? ""
  village.districtCode = most.flatMap { edition.villages[$0.village].districtCode }
}
