/// The lines around the faces of a planar graph of chains. Half-chain 2c runs along chain c, 2c + 1 against it; the
/// cycle of a half-chain runs around the face at its left on the screen.
struct FaceCycles: Sendable {
  /// Cycle of each half-chain.
  var cycleOf: [Int32]
  /// Twice the area at the left of each cycle in steps: positive around a bounded face, negative around the outside of
  /// a connected part of the graph.
  var doubleArea: [Int]
  /// Part of the graph that each cycle belongs to.
  var part: [Int32] = []
  /// The cycle around the outside of each part.
  var outerCycle: [Int32] = []

  var count: Int { doubleArea.count }

  init(_ chains: BorderChains) {
    let next = nextHalves(chains)
    let sums = (0..<chains.count).map { shoelace(chains, $0) }
    cycleOf = [Int32](repeating: -1, count: next.count)
    doubleArea = []
    for first in next.indices where cycleOf[first] < 0 {
      var area = 0
      var half = first
      repeat {
        cycleOf[half] = Int32(doubleArea.count)
        area &+= half & 1 == 0 ? 0 &- sums[half >> 1] : sums[half >> 1]
        half = Int(next[half])
      } while half != first
      doubleArea.append(area)
    }
    findParts(chains)
  }

  private mutating func findParts(_ chains: BorderChains) {
    var sets = DisjointSets(count: count)
    for chain in 0..<chains.count { sets.join(Int(cycleOf[2 * chain]), Int(cycleOf[2 * chain + 1])) }
    (part, outerCycle) = ([Int32](repeating: -1, count: count), [])
    for cycle in 0..<count {
      let root = sets.root(cycle)
      if part[root] < 0 {
        part[root] = Int32(outerCycle.count)
        outerCycle.append(Int32(cycle))
      }
      part[cycle] = part[root]
      let best = Int(outerCycle[Int(part[cycle])])
      if doubleArea[cycle] < doubleArea[best] { outerCycle[Int(part[cycle])] = Int32(cycle) }
    }
  }
}

/// Shoelace sum of a chain from the grid's corner. Sums may wrap; those of closed lines end within range again.
private func shoelace(_ chains: BorderChains, _ chain: Int) -> Int {
  var sum = 0
  let range = chains.range(chain)
  for k in range.dropFirst() {
    let (p, q) = (chains.places[k - 1], chains.places[k])
    sum &+= p.x &* q.y &- q.x &* p.y
  }
  return sum
}

/// The half-chain that follows each one around the face at its left: at the junction it comes to, the next one
/// clockwise on the screen from the way it came.
private func nextHalves(_ chains: BorderChains) -> [Int32] {
  var start = [Int32](repeating: 0, count: chains.junctionCount + 1)
  for chain in 0..<chains.count {
    start[Int(chains.head[chain]) + 1] += 1
    start[Int(chains.tail[chain]) + 1] += 1
  }
  for junction in 0..<chains.junctionCount { start[junction + 1] += start[junction] }
  var fill = start
  var order = [Int32](repeating: 0, count: 2 * chains.count)
  for chain in 0..<chains.count {
    for (end, half) in [(chains.head[chain], 2 * chain), (chains.tail[chain], 2 * chain + 1)] {
      order[Int(fill[Int(end)])] = Int32(half)
      fill[Int(end)] += 1
    }
  }
  var next = [Int32](repeating: 0, count: order.count)
  for junction in 0..<chains.junctionCount {
    let turn = order[Int(start[junction])..<Int(start[junction + 1])].map { Spoke(chains, $0) }.sorted()
    for (k, spoke) in turn.enumerated() { next[Int(spoke.half ^ 1)] = turn[(k + 1) % turn.count].half }
  }
  return next
}

/// A half-chain by the direction in which it leaves its junction, clockwise on the screen from east.
private struct Spoke: Comparable {
  let half: Int32
  let dx: Int
  let dy: Int

  init(_ chains: BorderChains, _ half: Int32) {
    self.half = half
    let range = chains.range(Int(half >> 1))
    let (from, to) =
      half & 1 == 0
      ? (range.lowerBound, range.lowerBound + 1) : (range.upperBound - 1, range.upperBound - 2)
    dx = chains.places[to].x - chains.places[from].x
    dy = chains.places[to].y - chains.places[from].y
  }

  private var isLowerHalf: Bool { dy > 0 || (dy == 0 && dx > 0) }

  static func < (a: Spoke, b: Spoke) -> Bool {
    if a.isLowerHalf != b.isLowerHalf { return a.isLowerHalf }
    return a.dx &* b.dy &- a.dy &* b.dx > 0
  }
}
