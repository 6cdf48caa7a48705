/// Edges strung together between nodes where other than two edges meet: along a chain the same rings run. A closed line
/// without such nodes is a chain that ends where it starts.
struct BorderChains: Sendable {
  var places: [PlaceKey] = []
  /// Index of each chain's first place, then the number of places; both ends are included.
  var start: [Int32] = [0]
  /// One of the edges of each chain, for its rings.
  var edge: [Int32] = []
  /// Junctions at the two ends; junctions are numbered from 0.
  var head: [Int32] = []
  var tail: [Int32] = []
  var junctionCount = 0

  var count: Int { edge.count }
  func range(_ chain: Int) -> Range<Int> { Int(start[chain])..<Int(start[chain + 1]) }

  init(_ edges: PlanarEdges, _ nodes: EdgeNodes) {
    places.reserveCapacity(edges.count + edges.count / 4)
    var walker = ChainWalker(edges, nodes)
    for node in 0..<nodes.count where nodes.degree(node) != 2 { walker.walk(from: node, into: &self) }
    for node in 0..<nodes.count where nodes.degree(node) == 2 { walker.walk(from: node, into: &self) }
    junctionCount = walker.junctionCount
  }
}

private struct ChainWalker {
  let edges: PlanarEdges
  let nodes: EdgeNodes
  var used: [Bool]
  var junction: [Int32]
  var junctionCount = 0

  init(_ edges: PlanarEdges, _ nodes: EdgeNodes) {
    self.edges = edges
    self.nodes = nodes
    used = [Bool](repeating: false, count: edges.count)
    junction = [Int32](repeating: -1, count: nodes.count)
  }

  mutating func walk(from node: Int, into chains: inout BorderChains) {
    for k in Int(nodes.start[node])..<Int(nodes.start[node + 1]) {
      let half = Int(nodes.halves[k])
      if !used[half >> 1] { walk(half, from: node, into: &chains) }
    }
  }

  private mutating func walk(_ first: Int, from node: Int, into chains: inout BorderChains) {
    chains.edge.append(Int32(first >> 1))
    chains.head.append(junction(of: node))
    chains.places.append(origin(first))
    var half = first
    var end = node
    while true {
      used[half >> 1] = true
      chains.places.append(origin(half ^ 1))
      end = Int(nodes.nodeOf[half ^ 1])
      guard end != node, nodes.degree(end) == 2 else { break }
      let k = Int(nodes.start[end])
      half = Int(nodes.halves[k]) == half ^ 1 ? Int(nodes.halves[k + 1]) : Int(nodes.halves[k])
    }
    chains.tail.append(junction(of: end))
    chains.start.append(Int32(chains.places.count))
  }

  private func origin(_ half: Int) -> PlaceKey { half & 1 == 0 ? edges.a[half >> 1] : edges.b[half >> 1] }

  private mutating func junction(of node: Int) -> Int32 {
    if junction[node] < 0 {
      junction[node] = Int32(junctionCount)
      junctionCount += 1
    }
    return junction[node]
  }
}
