/// The few cheapest targets of one origin, in order.
struct NearestFew {
  let limit: Int
  private(set) var items: [(cost: Double, target: Int32, walk: Double)] = []

  init(limit: Int) { self.limit = limit }

  mutating func offer(target: Int32, cost: Double, walk: Double) {
    guard cost < .infinity else { return }
    if items.count == limit, let last = items.last, (cost, target) >= (last.cost, last.target) { return }
    if let same = items.firstIndex(where: { $0.target == target }) {
      guard cost < items[same].cost else { return }
      items.remove(at: same)
    }
    let place = items.firstIndex { (cost, target) < ($0.cost, $0.target) } ?? items.count
    items.insert((cost, target, walk), at: place)
    if items.count > limit { items.removeLast() }
  }
}

/// The candidates of a range of targets by edge.
struct EdgeTargets {
  private let edges: [Int32]
  private let list: [(target: Int32, candidate: Int)]

  init(_ targets: RoadSnaps, _ range: Range<Int>) {
    var all: [(edge: Int32, target: Int32, candidate: Int)] = []
    for t in range { for c in targets.candidates(t) { all.append((targets.edge[c], Int32(clamping: t), c)) } }
    all.sort { ($0.edge, $0.candidate) < ($1.edge, $1.candidate) }
    edges = all.map(\.edge)
    list = all.map { ($0.target, $0.candidate) }
  }

  func candidates(on edge: Int) -> ArraySlice<(target: Int32, candidate: Int)> {
    let first = roadLowerBound(edges, Int32(clamping: edge))
    return list[first..<roadLowerBound(edges, Int32(clamping: edge + 1))]
  }
}

/// Where origins get on the network, by node and by edge.
struct OriginExits {
  private var start: [Int32]
  private(set) var owner: [Int32]
  /// Cost between the origin and the node.
  private(set) var cost: [Double]
  /// Metres walked to the network.
  private(set) var walk: [Double]
  /// The origin of each candidate.
  let ownerOfCandidate: [Int32]
  private let edges: [Int32]
  private let candidatesByEdge: [Int]

  init(nodes: Int, origins: RoadSnaps, ends: [[(node: Int, cost: Double)]]) {
    var owners: [Int32] = []
    for i in 0..<origins.count { for _ in origins.candidates(i) { owners.append(Int32(clamping: i)) } }
    ownerOfCandidate = owners
    candidatesByEdge = origins.edge.indices.sorted { (origins.edge[$0], $0) < (origins.edge[$1], $1) }
    edges = candidatesByEdge.map { origins.edge[$0] }
    start = [Int32](repeating: 0, count: nodes + 1)
    for end in ends.joined() where end.cost < .infinity { start[end.node + 1] += 1 }
    for v in 0..<nodes { start[v + 1] += start[v] }
    var next = start
    let total = Int(start[nodes])
    owner = [Int32](repeating: 0, count: total)
    cost = [Double](repeating: 0, count: total)
    walk = cost
    for c in ends.indices {
      for end in ends[c] where end.cost < .infinity {
        let slot = Int(next[end.node])
        next[end.node] += 1
        owner[slot] = owners[c]
        cost[slot] = end.cost
        walk[slot] = origins.walkMetres[c]
      }
    }
  }

  func range(_ node: Int32) -> Range<Int> { Int(start[Int(node)])..<Int(start[Int(node) + 1]) }

  func candidates(onEdge edge: Int32) -> ArraySlice<Int> {
    candidatesByEdge[roadLowerBound(edges, edge)..<roadLowerBound(edges, edge + 1)]
  }
}

/// The least cost of each origin to one target.
struct BestOfOrigins {
  private let bound: Double
  private var costs: [Double]
  private var walks: [Double]
  private var met: [Int32] = []

  init(_ count: Int, bound: Double) {
    self.bound = bound
    costs = [Double](repeating: .infinity, count: count)
    walks = costs
  }

  mutating func offer(_ origin: Int32, _ cost: Double, _ walk: Double) {
    let o = Int(origin)
    guard cost <= bound, cost < costs[o] else { return }
    if costs[o] == .infinity { met.append(origin) }
    costs[o] = cost
    walks[o] = walk
  }

  /// Hands over what was offered and forgets it.
  mutating func take(_ body: (_ origin: Int, _ cost: Double, _ walk: Double) -> Void) {
    for origin in met {
      body(Int(origin), costs[Int(origin)], walks[Int(origin)])
      costs[Int(origin)] = .infinity
    }
    met.removeAll(keepingCapacity: true)
  }
}
