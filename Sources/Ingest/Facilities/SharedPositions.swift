public import Stunting

/// Findings about facilities that stand on one and the same spot, of one source or of several: one a spot, at its first
/// facility. `detail` says how many of which kind, `posyandu=5 puskesmas=1`, `size` how many in all. More than three that declare different
/// villages are `.oneSpotForMany`: rather one coordinate for many than many facilities in one place.
public func sharedPositions(_ facilities: [Facility]) -> [ImportFinding] {
  groupsOnOneSpot(facilities).map { group in
    let first = facilities[group[0]]
    let kinds = Dictionary(grouping: group) { facilities[$0].kind }.mapValues(\.count).sorted { $0.key < $1.key }
    let villages = Set(group.compactMap { facilities[$0].declaredVillageCode })
    return ImportFinding(
      sourceID: first.sourceID, row: first.sourceRow,
      kind: villages.count > 3 ? .oneSpotForMany : .sharedPosition, code: first.id,
      detail: kinds.map { "\($0.key)=\($0.value)" }.joined(separator: " "), size: Double(group.count))
  }
}

/// Indices of the facilities of each spot with two or more, in the order of the first ones.
func groupsOnOneSpot(_ facilities: [Facility]) -> [[Int]] {
  let placed = facilities.indices.compactMap { index in facilities[index].position.map { ($0, index) } }
  return Dictionary(grouping: placed, by: \.0).values.map { $0.map(\.1) }.filter { $0.count > 1 }
    .sorted { $0[0] < $1[0] }
}
