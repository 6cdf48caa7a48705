import Stunting

/// Pairs the villages of two editions: by a code of one system that both have and only once, else by a name that is unique
/// in its kecamatan in both, else, where an edition names no kecamatan, by a name that is unique in both; and then by a
/// name that is unique in two kecamatan most of whose paired villages belong together.
func pairVillages(_ a: BoundaryEdition, _ b: BoundaryEdition, _ keys: PlaceKeys) -> [(Int, Int, VillagePairBasis)] {
  var pairing = Pairing(a.villages, b.villages)
  pairing.pair(.code) { village in village.codes.map { $0.code.system.rawValue + $0.code.digits } }
  pairing.pair(.name) { village in
    let name = keys.village(village.name)
    let district = keys.district(village.districtName)
    return name.isEmpty || district.isEmpty ? [] : [district + "/" + name]
  }
  let namesDistricts = [a, b].allSatisfy { $0.villages.contains { !keys.district($0.districtName).isEmpty } }
  if !namesDistricts {
    pairing.pair(.nameInRegion) { village in
      let name = keys.village(village.name)
      return name.isEmpty ? [] : [name]
    }
    let partner = pairing.districtPartners()
    pairing.pair(
      .nameInMatchedDistrict,
      keysA: { village in
        let name = keys.village(village.name)
        guard !name.isEmpty, let own = districtID(village), let other = partner[own] else { return [] }
        return [other + "/" + name]
      },
      keysB: { village in
        let name = keys.village(village.name)
        guard !name.isEmpty, let own = districtID(village) else { return [] }
        return [own + "/" + name]
      })
  }
  return pairing.pairs.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
}

/// The kecamatan of a village, by its code or else its name; nil for none.
private func districtID(_ village: Village) -> String? {
  if let code = village.districtCode { return code.system.rawValue + code.digits }
  return village.districtName.isEmpty ? nil : village.districtName
}

private struct Pairing {
  private let a: [Village]
  private let b: [Village]
  private var freeA: [Bool]
  private var freeB: [Bool]
  private(set) var pairs: [(Int, Int, VillagePairBasis)] = []

  init(_ a: [Village], _ b: [Village]) {
    self.a = a
    self.b = b
    freeA = [Bool](repeating: true, count: a.count)
    freeB = [Bool](repeating: true, count: b.count)
  }

  /// Pairs villages with a key that occurs once in each edition, among all its villages: also a paired one makes a name
  /// ambiguous.
  mutating func pair(_ basis: VillagePairBasis, keysOf: (Village) -> [String]) {
    pair(basis, keysA: keysOf, keysB: keysOf)
  }

  mutating func pair(_ basis: VillagePairBasis, keysA: (Village) -> [String], keysB: (Village) -> [String]) {
    let inB = unique(b, keysB)
    let inA = unique(a, keysA)
    for index in a.indices where freeA[index] {
      for key in keysA(a[index]) where inA[key] == index {
        guard let other = inB[key], let other, freeA[index], freeB[other] else { continue }
        freeA[index] = false
        freeB[other] = false
        pairs.append((index, other, basis))
      }
    }
  }

  /// For each kecamatan of a that of b which more than half of its paired villages lie in.
  func districtPartners() -> [String: String] {
    var votes: [String: [String: Int]] = [:]
    for (first, second, _) in pairs {
      guard let from = districtID(a[first]), let to = districtID(b[second]) else { continue }
      votes[from, default: [:]][to, default: 0] += 1
    }
    return votes.compactMapValues { counts in
      let all = counts.values.reduce(0, +)
      return counts.first { 2 * $0.value > all }?.key
    }
  }

  /// The village of each key; nil for a key of several.
  private func unique(_ villages: [Village], _ keysOf: (Village) -> [String]) -> [String: Int?] {
    var result: [String: Int?] = [:]
    for (index, village) in villages.enumerated() {
      for key in keysOf(village) {
        if case .some(.some(let earlier)) = result[key], earlier == index { continue }
        result[key] = .some(result[key] == nil ? index : nil)
      }
    }
    return result
  }
}
