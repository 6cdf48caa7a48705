import Stunting

/// Finds the villages that a programme's location means: exact names only, and nothing that could be two places.
struct ProgrammePlacer {
  private let villages: [Village]
  private let lokus: [Int]
  private let regency: String
  private let byName: [String: [Int]]
  private let byDistrict: [String: [Int]]

  init(_ input: ProgrammeGapInput) {
    villages = input.villages
    lokus = input.villages.indices.filter { input.isLokus.indices.contains($0) && input.isLokus[$0] }
    regency = plainWords(input.regencyName).filter { !regencyWords.contains($0) }.joined(separator: " ")
    byName = Dictionary(grouping: input.villages.indices, by: { plainName(input.villages[$0].name) })
    byDistrict = Dictionary(grouping: input.villages.indices, by: { plainName(input.villages[$0].districtName) })
  }

  func place(_ programme: Programme) -> ProgrammePlace {
    if let village = programme.village, villages.indices.contains(village) {
      return ProgrammePlace(basis: .village, villages: [village])
    }
    let words = plainWords(programme.location)
    if words.isEmpty { return ProgrammePlace(basis: .unplaced) }
    let name = words.joined(separator: " ")
    if let same = byName[name], same.count == 1, byDistrict[name] == nil {
      return ProgrammePlace(basis: .villages, villages: same)
    }
    if meansAll(words) { return ProgrammePlace(basis: .all, villages: Array(villages.indices)) }
    if let place = lokusPlace(words) { return place }
    return place(parts: locationParts(programme.location))
  }

  /// "seluruh desa", "kabupaten", "tingkat kabupaten", "Kabupaten X" of this regency's name.
  private func meansAll(_ words: [String]) -> Bool {
    let general = regencyWords.union(allWords).union(areaWords)
    let rest = words.filter { !general.contains($0) }
    if rest.isEmpty { return words.contains { allWords.contains($0) || regencyWords.contains($0) } }
    return !regency.isEmpty && rest.joined(separator: " ") == regency && regencyWords.contains(words[0])
  }

  /// "desa lokus", "12 desa lokus": the lokus villages, where a number is theirs.
  private func lokusPlace(_ words: [String]) -> ProgrammePlace? {
    let joined = words.joined(separator: " ")
    guard joined.contains("lokus") || joined.contains("lokasi fokus") else { return nil }
    let known = areaWords.union(allWords).union(["lokus", "lokasi", "fokus", "stunting", "prioritas"])
    let rest = words.filter { !known.contains($0) }
    let number = rest.first.flatMap { Int($0) }
    guard !lokus.isEmpty, rest.isEmpty || (rest.count == 1 && number == lokus.count) else {
      return ProgrammePlace(basis: .unplaced, unread: [joined])
    }
    return ProgrammePlace(basis: .lokus, villages: lokus)
  }

  /// A kecamatan beside villages of it tells where they are; without any it means all of its villages.
  private func place(parts: [LocationPart]) -> ProgrammePlace {
    let districts = parts.compactMap { $0.kind == .district ? byDistrict[$0.name] : nil }.flatMap { $0 }
    var found: Set<Int> = []
    var whole: [[Int]] = []
    var unread: [String] = []
    for part in parts {
      if let village = village(part, within: districts) {
        found.insert(village)
      } else if let members = district(part) {
        whole.append(members)
      } else {
        unread.append(part.asPrinted)
      }
    }
    let added = whole.filter { members in !members.contains { found.contains($0) } }
    let all = found.union(added.flatMap { $0 }).sorted()
    guard !all.isEmpty else { return ProgrammePlace(basis: .unplaced, unread: unread) }
    return ProgrammePlace(basis: added.isEmpty ? .villages : .district, villages: all, unread: unread)
  }

  private func village(_ part: LocationPart, within districts: [Int]) -> Int? {
    // A village may be called "Kampung Baru": its whole name goes before the word in front.
    let whole = part.district == nil ? byName[plainName(part.asPrinted)] : nil
    guard part.kind != .district, let same = whole ?? byName[part.name] else { return nil }
    if let name = part.district {
      let inside = same.filter { plainName(villages[$0].districtName) == name }
      return inside.count == 1 ? inside[0] : nil
    }
    if part.kind == .open, byDistrict[part.name] != nil { return nil }
    if same.count == 1 { return same[0] }
    let inside = same.filter { districts.contains($0) }
    return inside.count == 1 ? inside[0] : nil
  }

  private func district(_ part: LocationPart) -> [Int]? {
    switch part.kind {
    case .district: return byDistrict[part.name]
    case .village: return nil
    // A kecamatan and a village of one name: nothing says which.
    case .open: return byName[part.name] == nil ? byDistrict[part.name] : nil
    }
  }
}

private let regencyWords: Set<String> = ["kabupaten", "kab", "kota", "sekabupaten", "sekota"]
private let areaWords: Set<String> = [
  "desa", "kelurahan", "kecamatan", "wilayah", "tingkat", "se", "di", "dan", "posyandu", "puskesmas",
]
