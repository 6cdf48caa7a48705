import Stunting

/// Groups of villages with one code of one system, in the order of their first village.
func villagesOfOneCode(_ edition: BoundaryEdition) -> [[Int]] {
  groups(edition.villages.indices) { village in
    edition.villages[village].codes.map { $0.code.system.rawValue + $0.code.digits }
  }
}

/// Groups of villages of one name in one kecamatan, in the order of their first village.
func villagesOfOneName(_ edition: BoundaryEdition, _ keys: PlaceKeys) -> [[Int]] {
  groups(edition.villages.indices) { index in
    let village = edition.villages[index]
    let name = keys.village(village.name)
    guard !name.isEmpty else { return [] }
    return [(village.districtCode?.digits ?? keys.district(village.districtName)) + "/" + name]
  }
}

/// Official villages, of the regencies and systems the edition has, whose code it lacks.
func missing(from edition: BoundaryEdition, official: [OfficialVillage]) -> [OfficialVillage] {
  let codes = edition.villages.flatMap { $0.codes.map(\.code) }
  let present = Set(codes)
  let regencies = Set(codes.compactMap { $0.parent(.regency) })
  return official.filter { village in
    village.code.level == .village && !present.contains(village.code)
      && village.code.parent(.regency).map(regencies.contains) == true
  }.sorted { $0.code < $1.code }
}

/// Villages none of whose codes of a listed system stands in the official list.
func unlisted(in edition: BoundaryEdition, official: [OfficialVillage]) -> [Int] {
  let listed = Set(official.map(\.code))
  let systems = Set(listed.map(\.system))
  return edition.villages.indices.filter { index in
    let codes = edition.villages[index].codes.map(\.code).filter { systems.contains($0.system) }
    return !codes.isEmpty && !codes.contains(where: listed.contains)
  }
}

/// Repairs of the import as rings with their place, in the order of the findings.
func invalidRings(_ findings: [ImportFinding]) -> [InvalidRing] {
  findings.filter { $0.kind == .geometryRepaired }.map { finding in
    let (reason, place) = reasonAndPlace(finding.detail)
    return InvalidRing(
      row: finding.row, code: finding.code ?? "", reason: reason, longitude: place?.longitude,
      latitude: place?.latitude, areaChangeSquareMetres: finding.size ?? 0)
  }
}

/// Takes `Ring Self-intersection[115.4 -2.3]` apart.
private func reasonAndPlace(_ text: String) -> (String, (longitude: Double, latitude: Double)?) {
  guard let open = text.lastIndex(of: "["), text.hasSuffix("]") else { return (text, nil) }
  let numbers = text[text.index(after: open)...].dropLast().split(separator: " ").map { Double($0) }
  guard numbers.count >= 2, let x = numbers[0], let y = numbers[1] else { return (text, nil) }
  return (String(text[..<open]), (x, y))
}

/// Groups of two or more items that have a key in common.
private func groups(_ items: Range<Int>, keysOf: (Int) -> [String]) -> [[Int]] {
  var first: [String: Int] = [:]
  var result: [[Int]] = []
  var groupOf: [String: Int] = [:]
  for item in items {
    for key in keysOf(item) {
      if let group = groupOf[key] {
        result[group].append(item)
      } else if let earlier = first[key] {
        groupOf[key] = result.count
        result.append([earlier, item])
      } else {
        first[key] = item
      }
    }
  }
  return result.sorted { $0[0] < $1[0] }
}
