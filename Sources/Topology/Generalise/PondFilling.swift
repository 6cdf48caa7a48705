/// Gives small enclosed stretches of the outside, such as bays whose mouth has closed, to the owner with the longest
/// border on them, so that no pinholes are left in the land.
struct PondFilling {
  private let coverage: ArcCoverage
  private let ponds: [TracedRing]
  /// A place of each line that has outside around it, by y, then by x.
  private let islands: [UInt64]

  /// - Parameter squareSteps: Ponds must be smaller than this.
  init(_ coverage: ArcCoverage, squareSteps: Int) {
    self.coverage = coverage
    var steps: [Int32] = []
    for arc in 0..<coverage.arcCount {
      if coverage.right[arc] < 0 { steps.append(Int32(truncatingIfNeeded: 2 * arc)) }
      if coverage.left[arc] < 0 { steps.append(Int32(truncatingIfNeeded: 2 * arc + 1)) }
    }
    let rings = RingTracer(coverage, steps: steps).rings
    ponds = rings.indices.filter { i in
      let isAlone =
        (i == 0 || rings[i - 1].walk != rings[i].walk) && (i + 1 == rings.count || rings[i + 1].walk != rings[i].walk)
      return isAlone && (1..<2 * squareSteps).contains(rings[i].doubledArea)
    }.map { rings[$0] }
    islands =
      ponds.isEmpty ? [] : rings.filter { $0.doubledArea < 0 }.map { coverage.key(atStartOf: $0.steps[0]) }.sorted()
  }

  /// Owners to the left and right of every arc with the ponds filled; nil when there is nothing to fill.
  func filled() -> (left: [Int32], right: [Int32])? {
    guard !ponds.isEmpty else { return nil }
    var (left, right) = (coverage.left, coverage.right)
    for pond in ponds where !hasIsland(pond) {
      let owner = longestNeighbour(of: pond)
      for step in pond.steps {
        if step & 1 == 0 { right[Int(step / 2)] = owner } else { left[Int(step / 2)] = owner }
      }
    }
    return (left, right)
  }

  private func longestNeighbour(of pond: TracedRing) -> Int32 {
    var best: (owner: Int32, length: Double) = (-1, -1)
    let owners = pond.steps.map { $0 & 1 == 0 ? coverage.left[Int($0 / 2)] : coverage.right[Int($0 / 2)] }
    for owner in owners {
      var length = 0.0
      for (step, other) in zip(pond.steps, owners) where other == owner {
        length += coverage.length(ofArc: Int(step / 2))
      }
      if length > best.length || (length == best.length && owner < best.owner) { best = (owner, length) }
    }
    return best.owner
  }

  /// Whether a line with outside around it starts in the pond's box.
  private func hasIsland(_ pond: TracedRing) -> Bool {
    let box = coverage.box(ofRing: pond.steps)
    for y in box.minY...box.maxY {
      let from = packedPlace(box.minX, y)
      var low = 0
      var high = islands.count
      while low < high {
        let middle = (low + high) / 2
        if islands[middle] < from { low = middle + 1 } else { high = middle }
      }
      if low < islands.count, islands[low] <= packedPlace(box.maxX, y) { return true }
    }
    return false
  }
}

extension ArcCoverage {
  fileprivate func length(ofArc arc: Int) -> Double {
    places(ofArc: arc).dropLast().reduce(0) { sum, i in
      let (dx, dy) = (Double(x[i + 1]) - Double(x[i]), Double(y[i + 1]) - Double(y[i]))
      return sum + (dx * dx + dy * dy).squareRoot()
    }
  }
}

extension Chains {
  /// The chains with other owners; those with one owner on both sides are gone and the others joined.
  func relabelled(left newLeft: [Int32], right newRight: [Int32], placeCount: Int) -> Chains {
    var result = Chains()
    result.reserveCapacity(places: places.count, chains: count)
    for chain in 0..<count where newLeft[chain] != newRight[chain] {
      result.append(places[range(of: chain)], left: newLeft[chain], right: newRight[chain])
    }
    return result.joined(placeCount: placeCount)
  }
}
