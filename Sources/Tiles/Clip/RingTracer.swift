/// Follows chains from node to node so that the area stays to the right, always into the nearest chain on that side.
/// Each round goes along the whole of one border of one connected part of the area; where it comes by a place twice, a
/// ring is taken off.
struct RingTracer {
  private let chains: ClipChains
  /// Chains by the place where they start.
  private let order: [Int]
  private let keys: [Int64]

  init(_ chains: ClipChains) {
    self.chains = chains
    order = (0..<chains.count).map { (chains.first($0).key, $0) }.sorted { $0 < $1 }.map(\.1)
    keys = order.map { chains.first($0).key }
  }

  func trace(into loops: inout ClipLoops) {
    var isUsed = [Bool](repeating: false, count: chains.count)
    for first in 0..<chains.count where !isUsed[first] {
      if let round = round(from: first, &isUsed) { loops.add(rounds: round, of: chains) }
    }
  }

  /// The chains of a round in order. As many chains lead to each node as away from it, so a round that never takes a
  /// chain twice comes back to its start; nil when it doesn't.
  private func round(from first: Int, _ isUsed: inout [Bool]) -> [Int]? {
    var round: [Int] = []
    var chain = first
    repeat {
      isUsed[chain] = true
      round.append(chain)
      guard let next = next(after: chain, first: first, isUsed) else { return nil }
      chain = next
    } while chain != first
    return round
  }

  /// The nearest chain to the right that is free, or the first of the round.
  private func next(after chain: Int, first: Int, _ isUsed: [Bool]) -> Int? {
    let node = chains.last(chain)
    var place = lowerBound(node.key)
    var best: Int?
    while place < keys.count, keys[place] == node.key {
      let candidate = order[place]
      place += 1
      if isUsed[candidate], candidate != first { continue }
      guard let known = best else {
        best = candidate
        continue
      }
      if isNearer(candidate, than: known, back: chains.beforeLast(chain), node) { best = candidate }
    }
    return best
  }

  private func lowerBound(_ key: Int64) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// True when a chain comes before another as one turns from the way back through the right-hand side.
  private func isNearer(_ a: Int, than b: Int, back: ClipPlace, _ node: ClipPlace) -> Bool {
    let (toA, toB) = (chains.second(a), chains.second(b))
    let (halfA, halfB) = (half(back, toA, node), half(back, toB, node))
    if halfA != halfB { return halfA < halfB }
    return clipCross(node, toA, toB) < 0
  }

  /// 0 to the right of the way back to behind it, 1 straight on, 2 to the left, 3 back.
  private func half(_ back: ClipPlace, _ to: ClipPlace, _ node: ClipPlace) -> Int {
    let cross = clipCross(node, back, to)
    if cross != 0 { return cross < 0 ? 0 : 2 }
    let dot =
      (Int64(back.x) - Int64(node.x)) * (Int64(to.x) - Int64(node.x))
      + (Int64(back.y) - Int64(node.y)) * (Int64(to.y) - Int64(node.y))
    return dot < 0 ? 1 : 3
  }
}
