import Stunting

/// Villages beyond the threshold, worst first: cut off, then beyond, then partly. Inside a class those come first of
/// whom the least are within the threshold, then those with the most who reach nothing, then the farthest, then the most
/// people beyond, then the order of the edition.
func villagesBeyond(_ access: ServiceAccess, _ gaps: [ServiceGap]) -> [Int] {
  let ranked = gaps.indices.compactMap { village in
    lackRank(gaps[village].accessClass).map { RankedVillage(access, gaps[village], village, rank: $0) }
  }
  return ranked.sorted { $0.isWorse(than: $1) }.map(\.village)
}

private func lackRank(_ accessClass: AccessClass) -> Int? {
  switch accessClass {
  case .cutOff: 0
  case .beyond: 1
  case .partly: 2
  case .within, .unknown: nil
  }
}

/// A village with what it is ranked by, every number lower for the worse.
private struct RankedVillage {
  let village: Int
  let keys: [Double]

  init(_ access: ServiceAccess, _ gap: ServiceGap, _ village: Int, rank: Int) {
    self.village = village
    let unreached = access.shareUnreachable[village]
    keys = [
      Double(rank), gap.shareWithin ?? 0, unreached.isFinite ? -unreached : 0,
      -(decisiveCost(access, village, access.median) ?? .infinity), -(gap.beyond ?? 0),
    ]
  }

  func isWorse(than other: RankedVillage) -> Bool {
    for (own, its) in zip(keys, other.keys) where own != its { return own < its }
    return village < other.village
  }
}

/// The cost that a village is judged by, in the unit of the access norm: what it reports where its class rests on that,
/// else the computed one; nil when that is not known or nothing is reached.
func decisiveCost(_ access: ServiceAccess, _ village: Int, _ computed: [Double?]) -> Double? {
  if access.isReported[village], let value = usableCount(access.reported[village]?.cost(for: access.norm.measure)) {
    return value
  }
  return usableCount(computed[village])
}

/// Share of the gap that the ceil(n / 5) villages with the largest gap bear, n being the villages with a known gap.
func worstFifthShare(of gaps: [Double?]) -> Double? {
  let sorted = gaps.compactMap { $0 }.sorted(by: >)
  let total = sorted.reduce(0, +)
  guard total > 0 else { return nil }
  return min(1, sorted.prefix((sorted.count + 4) / 5).reduce(0, +) / total)
}

/// The fewest villages that bear at least half of the gap.
func villagesBearingHalf(of gaps: [Double?]) -> Int? {
  let sorted = gaps.compactMap { $0 }.sorted(by: >)
  let total = sorted.reduce(0, +)
  guard total > 0 else { return nil }
  var sum = 0.0
  for (count, gap) in sorted.enumerated() {
    sum += gap
    if 2 * sum >= total { return count + 1 }
  }
  return sorted.count
}
