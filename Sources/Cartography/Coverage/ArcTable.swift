/// Borders as arcs: stretches between nodes, each stored once and used by the rings on both sides. Simplifying an arc
/// simplifies it for both neighbours, so shared borders stay shared.
///
/// A node is a place where other than two edges meet, where owner or kind change, or where a ring turns back. A ring
/// without nodes is one arc that starts at its lowest place, whatever vertex the data started with.
struct ArcTable: Sendable {
  /// Places of each arc, both ends included; a closed arc repeats its first.
  private(set) var places: [Int32] = []
  private(set) var start: [Int32] = [0]
  private(set) var kind: [BorderKind] = []
  private(set) var ownerA: [Int32] = []
  private(set) var ownerB: [Int32] = []
  /// Arcs of each ring in order: the arc's index, or its complement (`~`) when the ring runs it backwards.
  private(set) var ringArcs: [Int32] = []
  private(set) var ringArcStart: [Int32] = [0]

  private var arcOfEdge: [Int32]

  init(_ rings: CoverageRings, _ edges: EdgeTable, kinds: [BorderKind]) {
    arcOfEdge = [Int32](repeating: -1, count: edges.count)
    let isNode = nodes(rings, edges, kinds)
    for ring in 0..<rings.ringCount {
      addRing(rings, edges, kinds, isNode, steps: Int(rings.ringStart[ring])..<Int(rings.ringStart[ring + 1]))
      ringArcStart.append(Int32(ringArcs.count))
    }
    arcOfEdge = []
  }

  var count: Int { kind.count }
  func range(ofArc arc: Int) -> Range<Int> { Int(start[arc])..<Int(start[arc + 1]) }

  private mutating func addRing(
    _ rings: CoverageRings, _ edges: EdgeTable, _ kinds: [BorderKind], _ isNode: [Bool], steps: Range<Int>
  ) {
    let count = steps.count
    let first = firstStep(rings, isNode, steps)
    var piece: [Int32] = []
    var ends = (first: 0, last: 0)
    for offset in 0..<count {
      let step = steps.lowerBound + (first + offset) % count
      let place = rings.ringPlaces[step]
      if isNode[Int(place)] && offset > 0 {
        addPiece(piece + [place], ends, edges, kinds)
        piece = []
      }
      ends.last = Int(edges.edgeOfStep[step])
      if piece.isEmpty { ends.first = ends.last }
      piece.append(place)
    }
    addPiece(piece + [rings.ringPlaces[steps.lowerBound + first]], ends, edges, kinds)
  }

  /// The first node of a ring, or its lowest place when it has none.
  private func firstStep(_ rings: CoverageRings, _ isNode: [Bool], _ steps: Range<Int>) -> Int {
    if let node = steps.firstIndex(where: { isNode[Int(rings.ringPlaces[$0])] }) { return node - steps.lowerBound }
    let lowest = steps.min { rings.ringPlaces[$0] < rings.ringPlaces[$1] } ?? steps.lowerBound
    return lowest - steps.lowerBound
  }

  /// Uses the arc that has `piece` as its places, forwards or backwards, or makes it. `ends` are its outermost edges.
  private mutating func addPiece(
    _ piece: [Int32], _ ends: (first: Int, last: Int), _ edges: EdgeTable, _ kinds: [BorderKind]
  ) {
    let known = arcOfEdge[ends.first]
    if known >= 0 {
      let stored = places[range(ofArc: Int(known))]
      if stored.elementsEqual(piece) { return ringArcs.append(known) }
      if stored.elementsEqual(piece.reversed()) { return ringArcs.append(~known) }
    }
    let arc = Int32(kind.count)
    places += piece
    start.append(Int32(places.count))
    kind.append(kinds[ends.first])
    ownerA.append(edges.ownerA[ends.first])
    ownerB.append(edges.ownerB[ends.first])
    arcOfEdge[ends.first] = arc
    arcOfEdge[ends.last] = arc
    ringArcs.append(arc)
  }
}

/// Which places are nodes.
private func nodes(_ rings: CoverageRings, _ edges: EdgeTable, _ kinds: [BorderKind]) -> [Bool] {
  var isNode = edges.turnsBack
  var degree = [UInt8](repeating: 0, count: rings.x.count)
  var edgeAt = [Int32](repeating: -1, count: rings.x.count)
  for edge in 0..<edges.count {
    for place in [Int(edges.low[edge]), Int(edges.high[edge])] {
      if degree[place] == 0 {
        edgeAt[place] = Int32(edge)
      } else if degree[place] > 1 || !isSameBorder(Int(edgeAt[place]), edge, edges, kinds) {
        isNode[place] = true
      }
      degree[place] = min(3, degree[place] + 1)
    }
  }
  return isNode
}

private func isSameBorder(_ a: Int, _ b: Int, _ edges: EdgeTable, _ kinds: [BorderKind]) -> Bool {
  guard kinds[a] == kinds[b] else { return false }
  let same = edges.ownerA[a] == edges.ownerA[b] && edges.ownerB[a] == edges.ownerB[b]
  return same || (edges.ownerA[a] == edges.ownerB[b] && edges.ownerB[a] == edges.ownerA[b])
}
