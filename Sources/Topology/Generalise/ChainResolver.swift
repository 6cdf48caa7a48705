/// Makes a planar graph of chains that may run over the same edges: edges that are run over several times become one with
/// the owners that remain on its sides, or none when what lay between has collapsed.
struct ChainResolver {
  private let chains: Chains
  /// Places where something may happen: passed more than once, or an open chain's end.
  private var isSpecial: [Bool]

  init(_ chains: Chains, placeCount: Int) {
    self.chains = chains
    isSpecial = [Bool](repeating: false, count: placeCount)
    var isPassed = isSpecial
    for chain in 0..<chains.count {
      let range = chains.range(of: chain)
      let isClosed = chains.places[range.lowerBound] == chains.places[range.upperBound - 1]
      for i in isClosed ? range.dropLast() : range {
        let place = Int(chains.places[i])
        if isPassed[place] { isSpecial[place] = true } else { isPassed[place] = true }
      }
      if !isClosed {
        isSpecial[Int(chains.places[range.lowerBound])] = true
        isSpecial[Int(chains.places[range.upperBound - 1])] = true
      }
    }
  }

  /// Chains from node to node that share places at nodes only.
  func resolved() -> Chains {
    var pieces = Chains()
    pieces.reserveCapacity(places: chains.places.count, chains: chains.count)
    var edges: [StackedEdge] = []
    for chain in 0..<chains.count { split(chain, pieces: &pieces, edges: &edges) }
    StackedEdge.settle(&edges) { pieces.append([$0, $1], left: $2, right: $3) }
    return pieces.joined(placeCount: isSpecial.count)
  }

  private func split(_ chain: Int, pieces: inout Chains, edges: inout [StackedEdge]) {
    let range = chains.range(of: chain)
    let isClosed = chains.places[range.lowerBound] == chains.places[range.upperBound - 1]
    guard isClosed, !isSpecial[Int(chains.places[range.lowerBound])] else {
      return split(chains.places[range], chain: chain, pieces: &pieces, edges: &edges)
    }
    guard let first = range.first(where: { isSpecial[Int(chains.places[$0])] }) else {
      return pieces.append(chains.places[range], left: chains.left[chain], right: chains.right[chain])
    }
    let turned = chains.places[first..<range.upperBound] + chains.places[range.lowerBound + 1...first]
    split(turned, chain: chain, pieces: &pieces, edges: &edges)
  }

  /// Cuts a row that starts and ends at special places.
  private func split(
    _ row: ArraySlice<Int32>, chain: Int, pieces: inout Chains, edges: inout [StackedEdge]
  ) {
    let (left, right) = (chains.left[chain], chains.right[chain])
    var first = row.startIndex
    for i in row.indices.dropFirst() where isSpecial[Int(row[i])] {
      if i == first + 1 {
        edges.append(StackedEdge(from: row[first], to: row[i], left: left, right: right))
      } else {
        pieces.append(row[first...i], left: left, right: right)
      }
      first = i
    }
  }
}

/// An edge between special places, from the lower number to the higher.
private struct StackedEdge: Comparable {
  private let low: Int32
  private let high: Int32
  private let left: Int32
  private let right: Int32

  init(from: Int32, to: Int32, left: Int32, right: Int32) {
    let isUp = from < to
    (low, high) = isUp ? (from, to) : (to, from)
    (self.left, self.right) = isUp ? (left, right) : (right, left)
  }

  static func < (a: StackedEdge, b: StackedEdge) -> Bool {
    if a.low != b.low { return a.low < b.low }
    if a.high != b.high { return a.high < b.high }
    return a.left != b.left ? a.left < b.left : a.right < b.right
  }

  /// Adds up the owners of equal edges; `body` gets from, to, left and right of what is left.
  static func settle(_ edges: inout [StackedEdge], _ body: (Int32, Int32, Int32, Int32) -> Void) {
    edges.sort()
    var first = 0
    while first < edges.count {
      var next = first + 1
      while next < edges.count, edges[next].low == edges[first].low, edges[next].high == edges[first].high { next += 1 }
      let edge = edges[first]
      if next == first + 1 {
        body(edge.low, edge.high, edge.left, edge.right)
      } else if let (left, right) = netOwners(edges[first..<next]) {
        body(edge.low, edge.high, left, right)
      }
      first = next
    }
  }

  /// Owners at the outer sides of a stack of edges: all others occur as often to the left as to the right.
  private static func netOwners(_ stack: ArraySlice<StackedEdge>) -> (Int32, Int32)? {
    let lefts = stack.map(\.left).sorted()
    let rights = stack.map(\.right).sorted()
    guard let left = firstSurplus(of: lefts, over: rights), let right = firstSurplus(of: rights, over: lefts) else {
      return nil
    }
    return (left, right)
  }

  /// The first owner that occurs more often in `a` than in `b`, both ascending.
  private static func firstSurplus(of a: [Int32], over b: [Int32]) -> Int32? {
    var j = 0
    for owner in a {
      while j < b.count, b[j] < owner { j += 1 }
      if j == b.count || b[j] != owner { return owner }
      j += 1
    }
    return nil
  }
}
