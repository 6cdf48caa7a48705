/// Rings of a cut polygon, before its holes are given to its shells.
struct ClipLoops {
  private var shells: [[ClipPlace]] = []
  private var holes: [[ClipPlace]] = []

  /// Takes the rings of a round apart: wherever it comes by a node again, what lies between is a ring of its own.
  mutating func add(rounds round: [Int], of chains: ClipChains) {
    let nodes = round.map { chains.first($0) }
    guard hasRepeats(nodes) else {
      var ring: [ClipPlace] = []
      for chain in round { ring.append(contentsOf: chains.places[chains.range(chain).dropLast()]) }
      return add(ring)
    }
    var open: [ClipPlace] = []
    var at: [ClipPlace: Int] = [:]
    for chain in round {
      takeOff(chains.first(chain), &open, &at)
      at[chains.first(chain)] = open.count
      open.append(contentsOf: chains.places[chains.range(chain).dropLast()])
    }
    add(open)
  }

  /// When the round has come to a node again, ends the ring that started there.
  private mutating func takeOff(_ node: ClipPlace, _ open: inout [ClipPlace], _ at: inout [ClipPlace: Int]) {
    guard let start = at[node] else { return }
    let ring = Array(open[start...])
    for place in ring where (at[place] ?? -1) >= start { at[place] = nil }
    open.removeLast(open.count - start)
    add(ring)
  }

  private func hasRepeats(_ nodes: [ClipPlace]) -> Bool {
    guard nodes.count > 1 else { return false }
    let keys = nodes.map(\.key).sorted()
    return zip(keys, keys.dropFirst()).contains { $0 == $1 }
  }

  private mutating func add(_ ring: [ClipPlace]) {
    guard ring.count >= 3, let first = ring.first else { return }
    var sum: Int64 = 0
    for (a, b) in zip(ring, ring.dropFirst()) { sum &+= clipCross(first, a, b) }
    if sum > 0 { shells.append(ring) }
    if sum < 0 { holes.append(ring) }
  }

  /// Appends each shell and, behind it, its holes.
  func append(to geometry: inout TileGeometry) {
    var owner = [Int](repeating: 0, count: holes.count)
    if shells.count > 1 {
      for hole in holes.indices { owner[hole] = shells.firstIndex { contains($0, holes[hole]) } ?? 0 }
    }
    for (place, shell) in shells.enumerated() {
      append(shell, &geometry)
      for hole in holes.indices where owner[hole] == place { append(holes[hole], &geometry) }
    }
  }

  private func append(_ ring: [ClipPlace], _ geometry: inout TileGeometry) {
    for place in ring {
      geometry.x.append(place.x)
      geometry.y.append(place.y)
    }
    geometry.partStart.append(geometry.x.count)
  }

  /// True when a hole lies in a shell: told by its first place that isn't on the shell's border. The parts of a polygon
  /// don't lie in each other.
  private func contains(_ shell: [ClipPlace], _ hole: [ClipPlace]) -> Bool {
    for place in hole {
      switch side(of: place, shell) {
      case 1: return true
      case -1: return false
      default: continue
      }
    }
    return false
  }

  /// 1 inside, -1 outside, 0 on the border.
  private func side(of place: ClipPlace, _ ring: [ClipPlace]) -> Int {
    var isInside = false
    guard var from = ring.last else { return -1 }
    for to in ring {
      let cross = clipCross(place, from, to)
      if cross == 0, min(from.x, to.x)...max(from.x, to.x) ~= place.x,
        min(from.y, to.y)...max(from.y, to.y) ~= place.y
      {
        return 0
      }
      if (from.y > place.y) != (to.y > place.y), (cross > 0) == (to.y > from.y) { isInside.toggle() }
      from = to
    }
    return isInside ? 1 : -1
  }
}
