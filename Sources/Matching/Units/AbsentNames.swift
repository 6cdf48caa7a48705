import Stunting

/// Names of the official lists for a kecamatan that its villages in the edition do not have: a record with such a name
/// is about a village that is missing, however like another it looks.
func learnAbsent(_ group: inout DistrictGroup, _ codes: KnownCodes, _ lists: CodeLists) {
  var absent: [String: ComparedName] = [:]
  var isListed = false
  for list in lists.years {
    for district in listedDistricts(group, list) {
      isListed = true
      for code in list.villagesOf[district, default: []] where codes.villages(code).isEmpty {
        let name = ComparedName(list.name(code), .village)
        if !name.isEmpty, !group.index.contains(key: name.key) { absent[name.key] = name }
      }
    }
  }
  group.index.knowsAbsent = isListed
  group.index.absent = absent.keys.sorted().compactMap { absent[$0] }.filter { !isOwn($0, group, lists) }
}

/// The districts of a list that are this one: by code, else those of its name with half of its villages.
private func listedDistricts(_ group: DistrictGroup, _ list: ListYear) -> [RegionCode] {
  let byCode = group.codes.filter { list.villagesOf[$0] != nil }.sorted()
  if !byCode.isEmpty { return byCode }
  return list.districtsNamed[group.name.key, default: []].filter { district in
    let common = list.villageKeys(district).keys.count { group.index.contains(key: $0) }
    return common * 2 >= group.index.units.count
  }
}

/// An official name one slip away from a village whose own spelling no list has is that village.
private func isOwn(_ name: ComparedName, _ group: DistrictGroup, _ lists: CodeLists) -> Bool {
  group.index.names.contains { own in
    let like = likeness(name, own)
    return like.mayBeSame && like.cost <= 1 && !isListed(own, group, lists)
  }
}

private func isListed(_ name: ComparedName, _ group: DistrictGroup, _ lists: CodeLists) -> Bool {
  lists.years.contains { list in
    listedDistricts(group, list).contains { list.villageKeys($0)[name.key] != nil }
  }
}
