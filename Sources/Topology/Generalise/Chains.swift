/// Stretches of border as numbers of places, with the owners to their left and right.
struct Chains: Sendable {
  private(set) var places: [Int32] = []
  private(set) var start: [Int32] = [0]
  private(set) var left: [Int32] = []
  private(set) var right: [Int32] = []

  var count: Int { left.count }

  @inline(__always)
  func range(of chain: Int) -> Range<Int> { Int(start[chain])..<Int(start[chain + 1]) }

  mutating func append(_ row: some Sequence<Int32>, left l: Int32, right r: Int32) {
    places.append(contentsOf: row)
    close(left: l, right: r)
  }

  /// Ends the chain whose places were appended.
  mutating func close(left l: Int32, right r: Int32) {
    start.append(Int32(truncatingIfNeeded: places.count))
    left.append(l)
    right.append(r)
  }

  @inline(__always)
  mutating func appendPlace(_ place: Int32) { places.append(place) }

  mutating func append(_ other: Chains) {
    let offset = Int32(truncatingIfNeeded: places.count)
    places.append(contentsOf: other.places)
    start.append(contentsOf: other.start.dropFirst().map { $0 + offset })
    left.append(contentsOf: other.left)
    right.append(contentsOf: other.right)
  }

  mutating func reserveCapacity(places count: Int, chains: Int) {
    places.reserveCapacity(count)
    start.reserveCapacity(chains + 1)
    left.reserveCapacity(chains)
    right.reserveCapacity(chains)
  }

  static func merging(_ parts: [Chains]) -> Chains {
    var result = Chains()
    result.reserveCapacity(
      places: parts.reduce(0) { $0 + $1.places.count }, chains: parts.reduce(0) { $0 + $1.count })
    for part in parts { result.append(part) }
    return result
  }

  /// Shoelace sum of each owner's area.
  func doubledAreas(ownerCount: Int, index: PlaceIndex) -> [Int] {
    var areas = [Int](repeating: 0, count: ownerCount)
    for chain in 0..<count {
      var sum = 0
      let range = range(of: chain)
      var a = Int(places[range.lowerBound])
      for i in range.dropFirst() {
        let b = Int(places[i])
        sum &+= Int(index.x[a]) &* Int(index.y[b]) &- Int(index.x[b]) &* Int(index.y[a])
        a = b
      }
      if areas.indices.contains(Int(right[chain])) { areas[Int(right[chain])] &+= sum }
      if areas.indices.contains(Int(left[chain])) { areas[Int(left[chain])] &-= sum }
    }
    return areas
  }

  func coverage(bits: Int, ownerCount: Int, index: PlaceIndex) -> ArcCoverage {
    var result = ArcCoverage(bits: bits, ownerCount: ownerCount)
    result.x = places.map { index.x[Int($0)] }
    result.y = places.map { index.y[Int($0)] }
    (result.arcStart, result.left, result.right) = (start, left, right)
    return result
  }
}

/// Chains and the places they are made of.
struct BorderNet {
  var chains: Chains
  var index: PlaceIndex

  /// With every edge once: see `ChainResolver`.
  func resolved() -> BorderNet {
    BorderNet(chains: ChainResolver(chains, placeCount: index.count).resolved(), index: index)
  }
}
