/// Chains of places between nodes, in flat arrays. A chain whose ends are the same place and that is no node is a ring.
struct ClipChains {
  private(set) var places: [ClipPlace] = []
  private(set) var starts: [Int] = [0]

  var count: Int { starts.count - 1 }
  func range(_ chain: Int) -> Range<Int> { starts[chain]..<starts[chain + 1] }
  func first(_ chain: Int) -> ClipPlace { places[starts[chain]] }
  func last(_ chain: Int) -> ClipPlace { places[starts[chain + 1] - 1] }
  /// The place behind the first one.
  func second(_ chain: Int) -> ClipPlace { places[starts[chain] + 1] }
  /// The place before the last one.
  func beforeLast(_ chain: Int) -> ClipPlace { places[starts[chain + 1] - 2] }

  mutating func clear() {
    places.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
  }

  mutating func start() { takeBackOpenChain() }
  @inline(__always)
  mutating func append(_ place: ClipPlace) { places.append(place) }

  /// Ends the chain. One of fewer than two places, or that goes to a place and straight back, is taken back.
  mutating func end() {
    let first = starts[count]
    let length = places.count - first
    guard length >= 2, !(length == 3 && places[first] == places[first + 2]) else { return takeBackOpenChain() }
    starts.append(places.count)
  }

  private mutating func takeBackOpenChain() { places.removeLast(places.count - starts[count]) }

  /// Takes out edges that are there in both directions.
  mutating func cancelOpposites() {
    let edges = (0..<count).filter { range($0).count == 2 }
    guard edges.count > 1 else { return }
    let order = edges.map { edge in
      let (a, b) = (first(edge).key, last(edge).key)
      return (low: min(a, b), high: max(a, b), forward: a < b, edge: edge)
    }.sorted { ($0.low, $0.high, $0.edge) < ($1.low, $1.high, $1.edge) }
    var gone: Set<Int> = []
    var from = 0
    while from < order.count {
      var to = from
      while to < order.count, order[to].low == order[from].low, order[to].high == order[from].high { to += 1 }
      let forward = order[from..<to].filter(\.forward).map(\.edge)
      let backward = order[from..<to].filter { !$0.forward }.map(\.edge)
      let pairs = min(forward.count, backward.count)
      gone.formUnion(forward.prefix(pairs))
      gone.formUnion(backward.prefix(pairs))
      from = to
    }
    if !gone.isEmpty { remove(gone) }
  }

  private mutating func remove(_ gone: Set<Int>) {
    var kept = ClipChains()
    for chain in 0..<count where !gone.contains(chain) {
      for place in range(chain) { kept.append(places[place]) }
      kept.end()
    }
    self = kept
  }

  /// Distances along the border of the chain ends that lie on it.
  func borderDistances() -> [Int32] {
    var distances: [Int32] = []
    for chain in 0..<count {
      for place in [first(chain), last(chain)] where ClipFrame.isOnBorder(place) {
        distances.append(ClipFrame.distance(place))
      }
    }
    return distances
  }
}
